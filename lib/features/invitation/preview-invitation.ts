import "server-only";
/** What an invitation's page shows before anything is decided. Looking uses nothing up. */
import type { AccountActor } from "@/lib/access/actor";
import { findAccountByEmail } from "@/lib/db/account";
import { type OpenInvitation, openInvitation } from "./open-invitation";

export type PreviewedInvitation = OpenInvitation & { next: "sign_in" | "create_account" | "accept" };

/** Throws link_invalid. */
export async function previewInvitation(token: string, account: AccountActor | null): Promise<PreviewedInvitation> {
  const opened = await openInvitation(token);
  if (account?.email === opened.invitation.email) return { ...opened, next: "accept" };
  return { ...opened, next: (await findAccountByEmail(opened.invitation.email)) ? "sign_in" : "create_account" };
}
