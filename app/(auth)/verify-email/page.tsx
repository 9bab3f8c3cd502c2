/** Where the link to confirm an address leads. */
import type { Metadata } from "next";
import { VerifyEmailForm } from "@/components/account/verify-email-form";

export const metadata: Metadata = { title: "Confirm your address", referrer: "no-referrer" };

export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  return <VerifyEmailForm token={typeof token === "string" ? token : ""} />;
}
