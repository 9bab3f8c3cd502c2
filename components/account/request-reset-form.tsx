"use client";
/** Asks for a link to choose a new password. The answer is the same whether the address is known or not. */
import Link from "next/link";
import { useState } from "react";
import type { MailState } from "@/lib/contracts/api/account";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { fieldError } from "@/lib/client/api-problem";
import { AccountForm } from "./account-form";
import { requestPasswordReset } from "./api";
import { TextInput } from "@/components/ui/text-input";

export function RequestResetForm() {
  const [sent, setSent] = useState<{ email: string; mail: MailState } | null>(null);
  const back = (
    <Button asChild variant="link">
      <Link href="/sign-in">Back to sign-in</Link>
    </Button>
  );
  if (sent) {
    return (
      <div className="grid gap-4" role="status">
        <h1 className="text-2xl">{sent.mail === "queued" ? "Look into your mail" : "No mail can be sent"}</h1>
        {sent.mail === "queued" ? (
          <p className="text-base text-ink-2">
            If <span className="font-medium text-ink">{sent.email}</span> has an account here, a link is on its way. It works once, for an hour.
          </p>
        ) : (
          <Notice kind="waiting">This installation has no mail server yet, so no link can reach you. Ask its operator to set SMTP_URL, then try again.</Notice>
        )}
        <div>{back}</div>
      </div>
    );
  }
  return (
    <AccountForm
      title="Reset the password"
      intro="We send you a link to choose a new one."
      act="Send the link"
      submit={async (values) => {
        const email = values.email ?? "";
        setSent({ email, mail: (await requestPasswordReset(email)).mail });
      }}
      after={back}
    >
      {(error) => (
        <Field label="E-mail" error={fieldError(error, "email")}>
          <TextInput name="email" type="email" inputMode="email" autoComplete="username" required maxLength={254} dir="ltr" autoFocus />
        </Field>
      )}
    </AccountForm>
  );
}
