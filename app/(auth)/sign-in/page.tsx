/** Sign-in; `next` leads back to the page that asked for it. */
import type { Metadata } from "next";
import { SignInForm } from "@/components/account/sign-in-form";
import { env } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  return <SignInForm next={typeof next === "string" ? next : null} signUpOpen={env().SIGNUP === "open"} />;
}
