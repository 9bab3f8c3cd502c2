import "server-only";
/** An open console keeps its member's presence fresh; without one it ages and the member counts as away. */
import type { MemberId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

/** Changes nothing but the time, and only for who is online. */
export async function touchPresence(tx: Tx, memberId: MemberId): Promise<void> {
  await tx.query(`UPDATE member SET presence_at = $3 WHERE workspace_id = $1 AND id = $2 AND presence = 'online'`, [tx.workspaceId, memberId, tx.now]);
}
