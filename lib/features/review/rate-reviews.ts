import "server-only";
/** How each person reviews, whether somebody approves faster than they can have read, and how many planted drafts each caught. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ReviewerReport } from "@/lib/contracts/api/review";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { MemberId } from "@/lib/core/kernel/ids";
import { caughtBetween } from "@/lib/core/review/gold-draft";
import { falseAlarmRate, rateReviewers, tolerated } from "@/lib/core/review/reviewer-quality";
import { countCaught } from "@/lib/db/gold-plant";
import { listReviewedDrafts } from "@/lib/db/reviewed-draft";
import { withWorkspaceSql } from "@/lib/db/tx";

const dayMs = 86_400_000;
/** The newest ones: of more, the last weeks say what there is to say. */
const mostDecisions = 5_000;
/** Of somebody who has met planted drafts alone. */
const undecided = { decided: 0, approved: 0, edited: 0, rejected: 0, responded: 0, timed: 0, unread: 0, medianOpenMs: null, alarm: false };

/** Throws forbidden. */
export async function rateReviews(actor: MemberActor, days: number): Promise<ReviewerReport> {
  requireScope(actor, "metrics:read");
  const { rows, since, gold } = await withWorkspaceSql(actor, async (tx) => {
    const from = new Date(tx.now.getTime() - days * dayMs);
    return { since: from, rows: await listReviewedDrafts(tx, from, mostDecisions), gold: await countCaught(tx, from) };
  });
  const names = new Map<string, string>([...rows, ...gold].map(({ reviewerId, reviewerName }) => [reviewerId, reviewerName]));
  const rated = rateReviewers(rows);
  const onlyPlanted = gold
    .filter(({ reviewerId }) => rated.every((each) => each.reviewerId !== reviewerId))
    .map(({ reviewerId }) => ({ reviewerId, ...undecided }));
  return {
    since: since.toISOString(),
    isBounded: rows.length === mostDecisions,
    tolerated,
    falseAlarmRate,
    data: [...rated, ...onlyPlanted].map(({ reviewerId, medianOpenMs, ...figures }) => ({
      reviewer: { id: toWireId("member", reviewerId as MemberId), name: names.get(reviewerId) ?? "" },
      ...figures,
      medianOpenMs: medianOpenMs === null ? null : Math.round(medianOpenMs),
      gold: goldOf(gold.find((each) => each.reviewerId === reviewerId)),
    })),
  };
}

function goldOf({ seen, caught }: { seen: number; caught: number } = { seen: 0, caught: 0 }): ReviewerReport["data"][number]["gold"] {
  return { seen, caught, ...caughtBetween(caught, seen) };
}
