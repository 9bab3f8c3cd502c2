/** Sign-in; `next` leads back to the page that asked for it. next-auth names it `callbackUrl` when the way through the issuer ends here. */
import type { Metadata } from "next";
import { SignInForm } from "@/components/account/sign-in-form";
import { env, publicUrl, signOn } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string | string[]; callbackUrl?: string | string[]; error?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, callbackUrl, error } = await searchParams;
  return (
    <SignInForm
      next={typeof next === "string" ? next : ownPath(callbackUrl)}
      signUpOpen={env().SIGNUP === "open"}
      issuerName={signOn()?.name ?? null}
      error={typeof error === "string" ? error : null}
    />
  );
}

function ownPath(address: string | string[] | undefined): string | null {
  if (typeof address !== "string" || !address.startsWith(`${publicUrl()}/`)) return null;
  return address.slice(publicUrl().length);
}
