import "server-only";
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import { readStreamCursor } from "@/lib/db/inbox";
import { type InvitationRow, listInvitations as readInvitations } from "@/lib/db/invitation";
import { withWorkspace } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { invitationStatus, type InvitationStatus } from "./invitation-status";

export type InvitationPageRows = { invitations: (InvitationRow & { status: InvitationStatus })[]; nextCursor: string | null; streamCursor: number };

/** Newest first; `limit` 1 to 100. Throws bad_request for the cursor of another list. */
export async function listInvitations(actor: MemberActor, query: { cursor?: string; limit: number }): Promise<InvitationPageRows> {
  requireScope(actor, "member:write");
  const list = `invitations ${actor.workspaceId}`;
  const [before] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  return withWorkspace(actor, async (tx) => {
    const streamCursor = Number(await readStreamCursor(tx));
    const rows = await readInvitations(tx, typeof before === "string" ? before : null, query.limit + 1);
    const invitations = rows.slice(0, query.limit).map((row) => ({ ...row, status: invitationStatus(row, tx.now) }));
    const last = rows.length > query.limit ? invitations.at(-1) : undefined;
    return { invitations, nextCursor: last ? sealCursor(list, [last.id]) : null, streamCursor };
  });
}
