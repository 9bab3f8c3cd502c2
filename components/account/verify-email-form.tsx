"use client";
/** Confirms an address. Opening the link shows this page; only the button confirms, so that mail scanners confirm nothing. */
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { AccountForm } from "./account-form";
import { verifyEmail } from "./api";

export function VerifyEmailForm({ token }: { token: string }) {
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <div className="grid gap-4" role="status">
        <h1 className="text-2xl">Your address is confirmed</h1>
        <Button asChild variant="primary" size="lg">
          <Link href="/w">Open Handrail</Link>
        </Button>
      </div>
    );
  }
  return (
    <AccountForm
      title="Confirm your address"
      intro="One press, and invitations and resets can reach you."
      act="Confirm"
      submit={async () => {
        await verifyEmail(token);
        setDone(true);
      }}
      after="A link works once, for a day. When it is used up, sign in and send another from the line above the screen."
    >
      {() => null}
    </AccountForm>
  );
}
