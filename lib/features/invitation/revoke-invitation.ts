import "server-only";
/** The link stops working. */
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { InvitationId } from "@/lib/core/kernel/ids";
import { findInvitation, revokeInvitationRow } from "@/lib/db/invitation";
import { withWorkspace } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";

/** Revoking twice is fine. Throws not_found; state_conflict when it was accepted. */
export async function revokeInvitation(actor: MemberActor, invitationId: InvitationId): Promise<void> {
  requireScope(actor, "member:write");
  await withWorkspace(actor, async (tx) => {
    if (await revokeInvitationRow(tx, invitationId)) {
      await append(tx, actor, { type: "invitation.revoked", subjectType: "invitation", subjectId: invitationId, data: {} });
      return;
    }
    const invitation = await findInvitation(tx, invitationId);
    if (!invitation) throw notFound();
    if (invitation.acceptedAt) throw new AppError("state_conflict", "The invitation was accepted. Deactivate the member instead.");
  });
}
