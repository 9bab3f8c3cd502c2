/** Where the link to a changed address leads. */
import type { Metadata } from "next";
import { ConfirmEmailForm } from "@/components/account/confirm-email-form";

export const metadata: Metadata = { title: "Use this address", referrer: "no-referrer" };

export default async function ConfirmEmailPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  return <ConfirmEmailForm token={typeof token === "string" ? token : ""} />;
}
