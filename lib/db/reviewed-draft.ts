import "server-only";
/** Drafts that a person has decided on, with how long that person had them open. */
import type { Reviewed } from "@/lib/core/review/reviewer-quality";
import type { MemberId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

export type ReviewedRow = Reviewed & { reviewerId: MemberId; reviewerName: string };

/** Newest first. Opened: the last time before the decision that the same person took its lease. */
export async function listReviewedDrafts(tx: Tx, since: Date, limit: number): Promise<ReviewedRow[]> {
  return tx.query<ReviewedRow>(
    `SELECT d.decided_by AS "reviewerId", m.name AS "reviewerName", d.status AS verdict, d.text,
       (extract(epoch FROM d.decided_at - o.at) * 1000)::float8 AS "openMs"
     FROM draft d JOIN member m ON m.workspace_id = $1 AND m.id = d.decided_by
     LEFT JOIN LATERAL (SELECT max(e.occurred_at) AS at FROM event e WHERE e.workspace_id = $1 AND e.conversation_id = d.conversation_id
       AND e.type = 'draft.leased' AND e.subject_id = d.id AND e.actor_id = d.decided_by AND e.occurred_at <= d.decided_at) o ON true
     WHERE d.workspace_id = $1 AND d.decided_by IS NOT NULL AND d.decided_at >= $2 AND d.status IN ('approved', 'edited', 'rejected', 'responded')
     ORDER BY d.decided_at DESC LIMIT $3`,
    [tx.workspaceId, since, limit],
  );
}
