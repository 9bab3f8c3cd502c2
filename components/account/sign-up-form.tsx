"use client";
/** A new account with its first workspace. A known address gets the same answer as a new one; then only its own password leads on. */
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { fieldError } from "@/lib/client/api-problem";
import { suggestSlug } from "@/lib/core/workspace/suggest-slug";
import type { PresetName } from "@/lib/core/escalation/preset-names";
import { AccountForm } from "./account-form";
import { getMe, signInWithPassword, signUp } from "./api";
import { PasswordInput } from "@/components/ui/password-input";
import { TextInput } from "@/components/ui/text-input";

const passwordMinimum = 10;

/** `preset`: the field of that name. */
export function SignUpForm({ host, preset }: { host: string; preset: ReactNode }) {
  const [company, setCompany] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo !== null) return <LookIntoYourMail email={sentTo} />;

  const slug = suggestSlug(company, "your-company");
  return (
    <AccountForm
      title="Set up Handrail"
      intro="Ten minutes from here to a bot on your site that knows when to fetch you."
      act="Create the workspace"
      submit={async (values) => {
        const fields = {
          name: values.name ?? "",
          email: values.email ?? "",
          password: values.password ?? "",
          workspaceName: values.workspaceName ?? "",
          preset: values.preset as PresetName,
        };
        await signUp(fields);
        if ((await signInWithPassword(fields.email, fields.password)) !== "in") {
          setSentTo(fields.email);
          return;
        }
        const me = await getMe();
        window.location.assign(me.memberships[0] ? `/w/${me.memberships[0].workspace.slug}` : "/w");
      }}
      after={
        <>
          You have an account?{" "}
          <Button asChild variant="link">
            <Link href="/sign-in">Sign in</Link>
          </Button>
        </>
      }
    >
      {(error) => (
        <>
          <Field label="Your name" error={fieldError(error, "name")}>
            <TextInput name="name" autoComplete="name" required maxLength={80} autoFocus />
          </Field>
          <Field label="Work e-mail" error={fieldError(error, "email")}>
            <TextInput name="email" type="email" inputMode="email" autoComplete="email" required maxLength={254} dir="ltr" />
          </Field>
          <Field label="Password" hint={`At least ${passwordMinimum} characters; a short sentence is good.`} error={fieldError(error, "password")}>
            <PasswordInput name="password" autoComplete="new-password" required minLength={passwordMinimum} maxLength={200} />
          </Field>
          <Field
            label="Company or team"
            hint={
              <>
                Your workspace will be at{" "}
                <span className="font-mono text-ink-2">
                  {host}/w/{slug}
                </span>
                , with another ending if that is taken.
              </>
            }
            error={fieldError(error, "workspaceName") ?? fieldError(error, "workspaceSlug")}
          >
            <TextInput
              name="workspaceName"
              autoComplete="organization"
              required
              maxLength={80}
              value={company}
              onChange={(event) => setCompany(event.target.value)}
            />
          </Field>
          {preset}
        </>
      )}
    </AccountForm>
  );
}

function LookIntoYourMail({ email }: { email: string }) {
  return (
    <div className="grid gap-3" role="status">
      <h1 className="text-2xl">Look into your mail</h1>
      <p className="text-base text-ink-2">
        We wrote to <span className="font-medium text-ink">{email}</span> how to go on. If the address already has an account here, sign in with its password or
        reset it.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button asChild variant="primary" size="lg">
          <Link href="/sign-in">Sign in</Link>
        </Button>
        <Button asChild size="lg">
          <Link href="/reset">Reset the password</Link>
        </Button>
      </div>
    </div>
  );
}
