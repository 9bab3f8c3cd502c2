import "server-only";
/** Where bots are stopped, and where they were. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { readStreamCursor } from "@/lib/db/inbox";
import { type KillSwitchRow, listKillSwitchRows } from "@/lib/db/kill-switch";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";

export type KillSwitchPageRows = { killSwitches: KillSwitchRow[]; nextCursor: string | null; streamCursor: number };

/** Newest first; `limit` 1 to 100. Throws bad_request for the cursor of another list. */
export async function listKillSwitches(
  actor: MemberActor,
  query: { status: "on" | "all"; cursor?: string; limit: number },
): Promise<KillSwitchPageRows> {
  requireScope(actor, "bot:read");
  const list = `kill switches ${query.status} ${actor.workspaceId}`;
  const [before] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  return withWorkspaceSql(actor, async (tx) => {
    const streamCursor = await readStreamCursor(tx);
    const rows = await listKillSwitchRows(tx, {
      onlyOn: query.status === "on",
      before: typeof before === "string" ? before : null,
      limit: query.limit + 1,
    });
    const killSwitches = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? killSwitches.at(-1) : undefined;
    return { killSwitches, nextCursor: last ? sealCursor(list, [last.id]) : null, streamCursor };
  });
}
