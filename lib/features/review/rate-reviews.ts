import "server-only";
/** How each person reviews, and whether somebody approves faster than they can have read. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ReviewerReport } from "@/lib/contracts/api/review";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { MemberId } from "@/lib/core/kernel/ids";
import { falseAlarmRate, rateReviewers, tolerated } from "@/lib/core/review/reviewer-quality";
import { listReviewedDrafts } from "@/lib/db/reviewed-draft";
import { withWorkspaceSql } from "@/lib/db/tx";

const dayMs = 86_400_000;
/** The newest ones: of more, the last weeks say what there is to say. */
const mostDecisions = 5_000;

/** Throws forbidden. */
export async function rateReviews(actor: MemberActor, days: number): Promise<ReviewerReport> {
  requireScope(actor, "metrics:read");
  const { rows, since } = await withWorkspaceSql(actor, async (tx) => {
    const from = new Date(tx.now.getTime() - days * dayMs);
    return { since: from, rows: await listReviewedDrafts(tx, from, mostDecisions) };
  });
  const names = new Map<string, string>(rows.map(({ reviewerId, reviewerName }) => [reviewerId, reviewerName]));
  return {
    since: since.toISOString(),
    isBounded: rows.length === mostDecisions,
    tolerated,
    falseAlarmRate,
    data: rateReviewers(rows).map(({ reviewerId, medianOpenMs, ...rated }) => ({
      reviewer: { id: toWireId("member", reviewerId as MemberId), name: names.get(reviewerId) ?? "" },
      ...rated,
      medianOpenMs: medianOpenMs === null ? null : Math.round(medianOpenMs),
    })),
  };
}
