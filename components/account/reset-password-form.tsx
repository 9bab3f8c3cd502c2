"use client";
/** A new password for the account that the link was sent to. Every session that was open ends. */
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { fieldError } from "@/lib/client/api-problem";
import { AccountForm } from "./account-form";
import { resetPassword } from "./api";
import { PasswordInput } from "@/components/ui/password-input";

export function ResetPasswordForm({ token }: { token: string }) {
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <div className="grid gap-4" role="status">
        <h1 className="text-2xl">The new password counts</h1>
        <p className="text-base text-ink-2">Everywhere that you were signed in, you are signed out now.</p>
        <Button asChild variant="primary" size="lg">
          <Link href="/sign-in">Sign in</Link>
        </Button>
      </div>
    );
  }
  return (
    <AccountForm
      title="Choose a new password"
      intro="All open sessions of the account end."
      act="Set the password"
      submit={async (values) => {
        await resetPassword({ token, password: values.password ?? "" });
        setDone(true);
      }}
      after={
        <>
          Link used up or too old?{" "}
          <Button asChild variant="link">
            <Link href="/reset">Ask for another</Link>
          </Button>
        </>
      }
    >
      {(error) => (
        <Field label="New password" hint="At least 10 characters; a short sentence is good." error={fieldError(error, "password")}>
          <PasswordInput name="password" autoComplete="new-password" required minLength={10} maxLength={200} autoFocus />
        </Field>
      )}
    </AccountForm>
  );
}
