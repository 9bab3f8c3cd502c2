import "server-only";
/** One page of the drafts that wait, the riskiest first, with what the whole queue holds and the stream's cursor read before. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import type { ReviewPage } from "@/lib/contracts/api/review";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { readStreamCursor } from "@/lib/db/inbox";
import { countQueue, listQueue, type QueueRow } from "@/lib/db/review-queue";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { plantedRows } from "./planted-draft";
import { presentRow } from "./present-row";

const dueSoonMs = 600_000;

export type ReviewQuery = { risk?: number; topic?: string; reason?: string; mine: boolean; cursor?: string; limit: number };

/** Throws forbidden, bad_request for the cursor of another list. */
export async function listReview(actor: MemberActor, query: ReviewQuery): Promise<ReviewPage> {
  requireScope(actor, "review:read");
  const topic = query.topic === undefined ? undefined : (fromWireId("collection", query.topic) ?? query.topic);
  const filter = {
    topic,
    reason: query.reason,
    rank: query.risk === undefined ? undefined : 3 - query.risk,
    ownerId: query.mine ? memberOf(actor).id : undefined,
  };
  const list = `review ${actor.workspaceId} ${JSON.stringify(filter)}`;
  const [rank, dueKey, id] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  const after = typeof rank === "number" && typeof dueKey === "string" && typeof id === "string" ? { rank, dueKey, id } : null;
  return withWorkspaceSql(actor, async (tx) => {
    const streamCursor = await readStreamCursor(tx);
    const counts = await countQueue(tx, new Date(tx.now.getTime() + dueSoonMs));
    const rows = await listQueue(tx, filter, after, query.limit);
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    const planted = (await plantedRows(tx, actor, filter, after)).filter((row) => last === undefined || isBefore(row, last));
    return {
      // Planted ones are among them, and in no count.
      data: [...page, ...planted].sort((left, right) => (isBefore(left, right) ? -1 : 1)).map((row) => presentRow(row, tx.now)),
      nextCursor: last ? sealCursor(list, [last.rank, last.dueKey, last.id]) : null,
      streamCursor,
      waiting: counts.waiting,
      dueSoon: counts.dueSoon,
      oldestAt: counts.oldestAt?.toISOString() ?? null,
    };
  });
}

/** The order of the queue. */
function isBefore(left: QueueRow, right: QueueRow): boolean {
  if (left.rank !== right.rank) return left.rank < right.rank;
  const [leftDue, rightDue] = [left, right].map(({ dueAt }) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY) as [number, number];
  return leftDue === rightDue ? left.id < right.id : leftDue < rightDue;
}
