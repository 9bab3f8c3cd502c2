import "server-only";
/** Finds what a link's token opens. */
import { type InvitationWay, invitationLinkToken, linkTokenHash } from "@/lib/access/link-token";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { findInvitation, type InvitationRow } from "@/lib/db/invitation";
import { findInvitationByToken } from "@/lib/db/lookup";
import { withWorkspace } from "@/lib/db/tx";
import { findWorkspace, type WorkspaceRow } from "@/lib/db/workspace";
import { equalInConstantTime } from "@/lib/platform/crypto";
import { AppError } from "@/lib/platform/errors";
import { invitationStatus } from "./invitation-status";

export type OpenInvitation = { workspaceId: WorkspaceId; workspace: WorkspaceRow; invitation: InvitationRow; way: InvitationWay };

export function invitationOver(): AppError {
  return new AppError("link_invalid", "This invitation was used already, was revoked, has expired, or its link is not complete. Ask for a new one.");
}

/** Throws link_invalid, the same for an unknown, used, revoked and expired one. */
export async function openInvitation(token: string): Promise<OpenInvitation> {
  const found = await findInvitationByToken(linkTokenHash(token));
  if (!found) throw invitationOver();
  const read = await withWorkspace(found, async (tx) => {
    const invitation = await findInvitation(tx, found.invitationId);
    const workspace = await findWorkspace(tx);
    return invitation && workspace && invitationStatus(invitation, tx.now) === "pending" ? { invitation, workspace } : null;
  });
  if (!read) throw invitationOver();
  const way = equalInConstantTime(token, invitationLinkToken(found.invitationId, "mailed")) ? "mailed" : "shown";
  return { workspaceId: found.workspaceId, way, ...read };
}
