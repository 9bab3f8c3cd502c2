"use client";
/** What the invitation is for, and the one way that leads in: accept, sign in first, or make an account. */
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { InvitationPreview } from "@/lib/contracts/api/invitation";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { fieldError, sentenceOf } from "@/lib/client/api-problem";
import { AccountForm } from "./account-form";
import { acceptInvitation, previewInvitation, signInWithPassword } from "./api";
import { IssuerButton } from "./issuer-button";
import { PasswordInput } from "@/components/ui/password-input";
import { TextInput } from "@/components/ui/text-input";

export function AcceptInvitationForm({
  token,
  issuerName,
}: {
  token: string;
  /** What the sign-on issuer is called; null where there is none. */ issuerName: string | null;
}) {
  const preview = useQuery({ queryKey: ["invitation", token], queryFn: () => previewInvitation(token), staleTime: Infinity, refetchOnWindowFocus: false });
  if (preview.isError) {
    return (
      <div className="grid gap-4">
        <h1 className="text-2xl">This invitation does not work</h1>
        <Notice kind="failed">{sentenceOf(preview.error)}</Notice>
        <p className="text-base text-ink-2">Invitations work once, for seven days. Ask the person who sent it for another.</p>
      </div>
    );
  }
  if (!preview.data) {
    return (
      <div className="grid gap-4" role="status">
        <span className="sr-only">Reading the invitation</span>
        <Skeleton className="h-8 w-3/4" />
        <Skeleton className="h-5 w-full" />
        <Skeleton className="h-10 w-full" />
      </div>
    );
  }
  const canComeIn = preview.data.next !== "accept";
  return (
    <div className="grid gap-5">
      <Answer token={token} invitation={preview.data} />
      {issuerName && canComeIn ? <IssuerButton name={issuerName} next={`/accept-invite?token=${encodeURIComponent(token)}`} /> : null}
    </div>
  );
}

function Answer({ token, invitation }: { token: string; invitation: InvitationPreview }) {
  const title = `Join ${invitation.workspaceName}`;
  const intro = (
    <>
      {invitation.invitedByName} invites <span className="font-medium text-ink">{invitation.email}</span> as {/^[aeiou]/.test(invitation.role) ? "an" : "a"}{" "}
      {invitation.role}.
    </>
  );
  if (invitation.next === "sign_in") {
    const next = `/accept-invite?token=${encodeURIComponent(token)}`;
    return (
      <div className="grid gap-5">
        <div className="grid gap-1.5">
          <h1 className="text-2xl">{title}</h1>
          <p className="text-base text-ink-2">{intro}</p>
        </div>
        <p className="text-base">This address has an account. Sign in with it, then accept.</p>
        <Button asChild variant="primary" size="lg">
          <Link href={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</Link>
        </Button>
      </div>
    );
  }
  const isNew = invitation.next === "create_account";
  return (
    <AccountForm
      title={title}
      intro={intro}
      act={isNew ? "Create the account and join" : "Join"}
      submit={async (values) => {
        const { workspace } = await acceptInvitation(isNew ? { token, name: values.name, password: values.password } : { token });
        const signedIn = !isNew || (await signInWithPassword(invitation.email, values.password ?? "")) === "in";
        window.location.assign(signedIn ? `/w/${workspace.slug}` : "/sign-in");
      }}
    >
      {(error) =>
        isNew ? (
          <>
            <Field label="Your name" hint="Visitors see it when you answer them." error={fieldError(error, "name")}>
              <TextInput name="name" autoComplete="name" required maxLength={80} autoFocus />
            </Field>
            <Field label="Password" hint="At least 10 characters; a short sentence is good." error={fieldError(error, "password")}>
              <PasswordInput name="password" autoComplete="new-password" required minLength={10} maxLength={200} />
            </Field>
          </>
        ) : null
      }
    </AccountForm>
  );
}
