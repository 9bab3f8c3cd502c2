import "server-only";
/** Where bots are stopped, and where they were. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { readStreamCursor } from "@/lib/db/inbox";
import type { KillSwitchPage } from "@/lib/contracts/api/kill-switch";
import { listKillSwitchRows } from "@/lib/db/kill-switch";
import { withWorkspaceSql } from "@/lib/db/tx";
import { presentKillSwitch } from "@/lib/moves/present-kill-switch";
import { openCursor, sealCursor } from "@/lib/platform/cursor";

/** Newest first; `limit` 1 to 100. Throws bad_request for the cursor of another list. */
export async function listKillSwitches(
  actor: MemberActor,
  query: { status: "on" | "all"; wide: boolean; cursor?: string; limit: number },
): Promise<KillSwitchPage> {
  requireScope(actor, "bot:read");
  const list = `kill switches ${query.status} ${query.wide} ${actor.workspaceId}`;
  const [before] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  return withWorkspaceSql(actor, async (tx) => {
    const streamCursor = await readStreamCursor(tx);
    const rows = await listKillSwitchRows(tx, {
      onlyOn: query.status === "on",
      wide: query.wide,
      before: typeof before === "string" ? before : null,
      limit: query.limit + 1,
    });
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return { data: shown.map(presentKillSwitch), nextCursor: last ? sealCursor(list, [last.id]) : null, streamCursor };
  });
}
