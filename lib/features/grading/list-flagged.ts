import "server-only";
/** Answers that were sent although they were flagged: by a policy that lets it, or by a person. The gravest first, of these the newest. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { FlaggedPage } from "@/lib/contracts/api/grading";
import { countFlagged, listFlagged as readFlagged } from "@/lib/db/spot-check";
import { withWorkspaceSql } from "@/lib/db/tx";
import { presentPaired } from "@/lib/moves/present-paired";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { presentToGrade } from "./present-to-grade";
import { mostCounted, sampleSince } from "./sample-since";

/** Throws forbidden, bad_request for the cursor of another list. */
export async function listFlagged(actor: MemberActor, query: { cursor?: string; limit: number }): Promise<FlaggedPage> {
  requireScope(actor, "conversation:read");
  const list = `flagged ${actor.workspaceId}`;
  const [gravity, at, id] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  const after = typeof gravity === "number" && typeof at === "string" && typeof id === "string" ? { gravity, at: new Date(at), id } : null;
  return withWorkspaceSql(actor, async (tx) => {
    const since = sampleSince(tx.now);
    const rows = await readFlagged(tx, since, after, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      data: shown.map((row) => ({
        ...presentToGrade(row),
        flags: row.flags.map(({ kind, rule, score, span }) => ({ kind, rule, score, span })),
        paired: presentPaired(row.paired, row.question, row.other),
      })),
      nextCursor: last ? sealCursor(list, [last.gravity, last.decidedAt.toISOString(), last.decisionId]) : null,
      waiting: await countFlagged(tx, since, mostCounted),
    };
  });
}
