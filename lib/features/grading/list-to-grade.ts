import "server-only";
/** What there is to grade: answers that chance has drawn and nobody has graded, oldest first, so that none is passed over. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { GradingPage } from "@/lib/contracts/api/grading";
import { countToGrade, listToGrade as readToGrade } from "@/lib/db/audited-sample";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { presentToGrade } from "./present-to-grade";
import { mostCounted, sampleSince } from "./sample-since";

/** Throws forbidden, bad_request for the cursor of another list. */
export async function listToGrade(actor: MemberActor, query: { cursor?: string; limit: number }): Promise<GradingPage> {
  requireScope(actor, "conversation:read");
  const list = `to grade ${actor.workspaceId}`;
  const [at, id] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  const after = typeof at === "string" && typeof id === "string" ? { at: new Date(at), id } : null;
  return withWorkspaceSql(actor, async (tx) => {
    const since = sampleSince(tx.now);
    const rows = await readToGrade(tx, since, after, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      data: shown.map(presentToGrade),
      nextCursor: last ? sealCursor(list, [last.decidedAt.toISOString(), last.decisionId]) : null,
      waiting: await countToGrade(tx, since, mostCounted),
    };
  });
}
