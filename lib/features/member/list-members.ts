import "server-only";
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import { readStreamCursor } from "@/lib/db/inbox";
import { listMembers as readMembers, type MemberRow } from "@/lib/db/member";
import { withWorkspace } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { withEffectivePresence } from "./effective-presence";

export type MemberPageRows = { members: MemberRow[]; nextCursor: string | null; streamCursor: number };

/** In the order of joining; `limit` 1 to 100. Throws bad_request for the cursor of another list. */
export async function listMembers(actor: MemberActor, query: { cursor?: string; limit: number }): Promise<MemberPageRows> {
  requireScope(actor, "member:read");
  const list = `members ${actor.workspaceId}`;
  const [after] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  return withWorkspace(actor, async (tx) => {
    const streamCursor = Number(await readStreamCursor(tx));
    const rows = await readMembers(tx, typeof after === "string" ? after : null, query.limit + 1);
    const members = rows.slice(0, query.limit).map((member) => withEffectivePresence(member, tx.now));
    const last = rows.length > query.limit ? members.at(-1) : undefined;
    return { members, nextCursor: last ? sealCursor(list, [last.id]) : null, streamCursor };
  });
}
