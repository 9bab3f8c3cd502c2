/** Without a token: ask for the link. With one: choose the new password. */
import type { Metadata } from "next";
import { RequestResetForm } from "@/components/account/request-reset-form";
import { ResetPasswordForm } from "@/components/account/reset-password-form";

export const metadata: Metadata = { title: "Reset the password", referrer: "no-referrer" };

export default async function ResetPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  return typeof token === "string" && token !== "" ? <ResetPasswordForm token={token} /> : <RequestResetForm />;
}
