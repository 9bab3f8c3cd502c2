"use client";
/** Address and password, then the second factor's code where the account has one. An unknown address and a wrong password get the same words. */
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { AccountForm } from "./account-form";
import { signInWithPassword } from "./api";
import { CodeInput } from "@/components/ui/code-input";
import { IssuerButton } from "./issuer-button";
import { PasswordInput } from "@/components/ui/password-input";
import { safeNext } from "./safe-next";
import { signInErrorWords } from "./sign-in-error-words";
import { TextInput } from "@/components/ui/text-input";

export type SignInFormProps = {
  next: string | null;
  signUpOpen: boolean;
  /** What the sign-on issuer is called; null where there is none. */
  issuerName: string | null;
  /** Why the issuer's answer was refused, as a code of the address. */
  error: string | null;
};

export function SignInForm({ next, signUpOpen, issuerName, error }: SignInFormProps) {
  const [known, setKnown] = useState<{ email: string; password: string } | null>(null);
  const enter = () => window.location.assign(safeNext(next));
  if (known) return <CodeStep {...known} onIn={enter} onBack={() => setKnown(null)} />;
  const refusal = signInErrorWords(error, issuerName);
  return (
    <div className="grid gap-5">
      {refusal ? (
        <Notice kind="failed" live>
          {refusal}
        </Notice>
      ) : null}
      <AccountForm
        title="Sign in"
        act="Sign in"
        submit={async (values) => {
          const fields = { email: values.email ?? "", password: values.password ?? "" };
          const answer = await signInWithPassword(fields.email, fields.password);
          if (answer === "wrong") throw new Error("Address and password do not belong together. Try again, or reset the password.");
          if (answer === "code_needed") setKnown(fields);
          else enter();
        }}
        after={
          signUpOpen ? (
            <>
              New here?{" "}
              <Button asChild variant="link">
                <Link href="/sign-up">Set up a workspace</Link>
              </Button>
            </>
          ) : (
            "New accounts are by invitation on this installation."
          )
        }
      >
        {() => (
          <>
            <Field label="E-mail">
              <TextInput name="email" type="email" inputMode="email" autoComplete="username" required maxLength={254} dir="ltr" autoFocus />
            </Field>
            <div className="grid gap-1.5">
              <Field label="Password">
                <PasswordInput name="password" autoComplete="current-password" required maxLength={200} />
              </Field>
              <p>
                <Button asChild variant="link" size="sm">
                  <Link href="/reset">Forgotten?</Link>
                </Button>
              </p>
            </div>
          </>
        )}
      </AccountForm>
      {issuerName ? <IssuerButton name={issuerName} next={safeNext(next)} /> : null}
    </div>
  );
}

/** The password was right. It stays in this window until the code is typed, and is sent again with it. */
function CodeStep({ email, password, onIn, onBack }: { email: string; password: string; onIn: () => void; onBack: () => void }) {
  return (
    <AccountForm
      title="Type your code"
      intro="The six digits that your authenticator app shows now, or one of your recovery codes."
      act="Go on"
      submit={async (values) => {
        const answer = await signInWithPassword(email, password, values.code ?? "");
        if (answer === "code_refused" || answer === "code_needed")
          throw new Error("That code does not count. Each one works once; wait for the app's next one.");
        if (answer === "wrong") throw new Error("The password was changed meanwhile. Go back and begin again.");
        onIn();
      }}
      after={
        <Button variant="link" onClick={onBack}>
          Sign in as somebody else
        </Button>
      }
    >
      {() => (
        <Field label="Code" hint="Without the app and without recovery codes, ask the operator of this installation.">
          <CodeInput name="code" autoFocus />
        </Field>
      )}
    </AccountForm>
  );
}
