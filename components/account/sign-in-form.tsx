"use client";
/** Address and password. An unknown address and a wrong password get the same words. */
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { AccountForm } from "./account-form";
import { signInWithPassword } from "./api";
import { PasswordInput } from "./password-input";
import { safeNext } from "./safe-next";
import { TextInput } from "./text-input";

export function SignInForm({ next, signUpOpen }: { next: string | null; signUpOpen: boolean }) {
  return (
    <AccountForm
      title="Sign in"
      act="Sign in"
      submit={async (values) => {
        if (!(await signInWithPassword(values.email ?? "", values.password ?? "")))
          throw new Error("Address and password do not belong together. Try again, or reset the password.");
        window.location.assign(safeNext(next));
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
  );
}
