"use client";
/** Makes the address that was mailed this link the account's own. Only the button does it, so that mail scanners change nothing. */
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { AccountForm } from "./account-form";
import { confirmEmail } from "./api";

export function ConfirmEmailForm({ token }: { token: string }) {
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <div className="grid gap-4" role="status">
        <h1 className="text-2xl">The new address counts</h1>
        <p className="text-base text-ink-2">Sign in with it from now on.</p>
        <Button asChild variant="primary" size="lg">
          <Link href="/account">Open your account</Link>
        </Button>
      </div>
    );
  }
  return (
    <AccountForm
      title="Use this address"
      intro="It replaces the address of your account, in every workspace."
      act="Use it"
      submit={async () => {
        await confirmEmail(token);
        setDone(true);
      }}
      after="The link works once, for an hour. When it is used up, ask for another in your account."
    >
      {() => null}
    </AccountForm>
  );
}
