import "server-only";
/** How long visitors have waited of late for a person, where somebody was online when they asked. */
import { waitsRead } from "@/lib/core/handoff/expected-wait";
import type { Tx } from "./tx";

/** A visitor who has waited for so long counts as one to whom nobody came. */
const givenUpMs = 3_600_000;

/** In milliseconds, the newest request first; null: nobody came. Who has asked within the hour and waits yet is not counted. */
export async function listRecentWaits(tx: Tx): Promise<(number | null)[]> {
  const since = new Date(tx.now.getTime() - waitsRead.days * 86_400_000);
  const rows = await tx.query<{ wait: number | null }>(
    `SELECT (extract(epoch FROM accepted_at - requested_at) * 1000)::float8 AS wait FROM handoff
     WHERE workspace_id = $1 AND offered_at = requested_at AND requested_at > $2 AND trigger <> 'member'
       AND (accepted_at IS NOT NULL OR closed_at IS NOT NULL OR requested_at < $3)
     ORDER BY requested_at DESC LIMIT $4`,
    [tx.workspaceId, since, new Date(tx.now.getTime() - givenUpMs), waitsRead.most],
  );
  return rows.map(({ wait }) => wait);
}
