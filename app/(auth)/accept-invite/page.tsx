/** Where an invitation's link leads. */
import type { Metadata } from "next";
import { AcceptInvitationForm } from "@/components/account/accept-invitation-form";
import { signOn } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function AcceptInvitePage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  return <AcceptInvitationForm token={typeof token === "string" ? token : ""} issuerName={signOn()?.name ?? null} />;
}
