"use client";
/** The person's own account: who they are, how they sign in, and where they are signed in. It belongs to no workspace. */
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { toast } from "@/lib/client/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { AccountSection } from "./account-section";
import { changeEmail, changeName, changePassword, meOptions, securityOptions } from "./api";
import { IdentityList } from "./identity-list";
import { PasswordInput } from "@/components/ui/password-input";
import { safeNext } from "./safe-next";
import { SecondFactorCard } from "./second-factor-card";
import { SessionListCard } from "./session-list-card";

export function AccountSettings({ needsFactor, next }: { /** A workspace asks for a second factor. */ needsFactor: boolean; next: string | null }) {
  const { data: security } = useSuspenseQuery(securityOptions());
  const isMet = security.secondFactor !== null || security.method === "oidc";
  return (
    <>
      {needsFactor ? (
        <Notice
          kind={isMet ? "approved" : "waiting"}
          title={isMet ? "The workspace is open to you" : "The workspace asks for a second factor"}
          action={
            isMet ? (
              <Button asChild size="sm">
                <Link href={safeNext(next)}>Open it</Link>
              </Button>
            ) : null
          }
        >
          {isMet ? "You have what it asks for." : "Its owners ask every member for one. Set it up below, then the workspace opens."}
        </Notice>
      ) : null}
      <SecondFactorCard security={security} first={needsFactor} />
      <NameSection />
      <EmailSection />
      {security.hasPassword ? <PasswordSection /> : null}
      {security.identities.length > 0 || !security.hasPassword ? <IdentityList security={security} /> : null}
      <SessionListCard />
    </>
  );
}

function NameSection() {
  const queryClient = useQueryClient();
  const { account } = useSuspenseQuery(meOptions()).data;
  return (
    <AccountSection
      title="Name"
      description="Colleagues and visitors see it, in every workspace."
      act="Save the name"
      submit={async ({ name = "" }) => {
        await changeName(name);
        await queryClient.invalidateQueries({ queryKey: queryKeys.account() });
        toast.success("Your name is changed everywhere.");
      }}
    >
      {(error) => (
        <Field label="Your name" error={fieldError(error, "name")}>
          <Input key={account.name} name="name" autoComplete="name" required maxLength={80} defaultValue={account.name} dir="auto" className="max-w-md" />
        </Field>
      )}
    </AccountSection>
  );
}

function EmailSection() {
  const { account, mailConfigured } = useSuspenseQuery(meOptions()).data;
  const { data: security } = useSuspenseQuery(securityOptions());
  const description = (
    <span className="flex flex-wrap items-center gap-2">
      <span className="font-mono text-xs break-all">{account.email}</span>
      {mailConfigured ? (
        <Badge size="sm" meaning={account.emailVerified ? "approved" : "waiting"}>
          {account.emailVerified ? "Confirmed" : "Not confirmed"}
        </Badge>
      ) : null}
    </span>
  );
  if (!mailConfigured || !security.hasPassword) return null;
  return (
    <AccountSection
      title="E-mail address"
      description={description}
      act="Mail the link"
      submit={async ({ email = "", password = "" }) => {
        await changeEmail({ email, password });
        toast.success("Look into the new mailbox: the address counts once its link is used.");
      }}
    >
      {(error) => (
        <>
          <Field label="New address" hint="A link goes there. The present address is told." error={fieldError(error, "email")}>
            <Input name="email" type="email" autoComplete="email" required maxLength={254} dir="ltr" className="max-w-md" />
          </Field>
          <Field label="Your password">
            <PasswordInput name="password" autoComplete="current-password" required maxLength={200} />
          </Field>
        </>
      )}
    </AccountSection>
  );
}

function PasswordSection() {
  const queryClient = useQueryClient();
  return (
    <AccountSection
      title="Password"
      description="Your other sessions end when it is changed."
      act="Change the password"
      submit={async ({ currentPassword = "", newPassword = "" }) => {
        await changePassword({ currentPassword, newPassword });
        await queryClient.invalidateQueries({ queryKey: queryKeys.accountSessions() });
        toast.success("The new password counts. Your other sessions have ended.");
      }}
    >
      {(error) => (
        <>
          <Field label="Present password">
            <PasswordInput name="currentPassword" autoComplete="current-password" required maxLength={200} />
          </Field>
          <Field label="New password" hint="At least 10 characters; a short sentence is good." error={fieldError(error, "newPassword")}>
            <PasswordInput name="newPassword" autoComplete="new-password" required minLength={10} maxLength={200} />
          </Field>
        </>
      )}
    </AccountSection>
  );
}
