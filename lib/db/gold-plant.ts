import "server-only";
/** A planted draft as its reviewer meets it, and what became of it. */
import type { DraftId, GoldDraftId, MemberId } from "@/lib/core/kernel/ids";
import type { GoldVerdict } from "@/lib/core/review/gold-draft";
import type { StoredSource } from "./conversation-item";
import type { QueueFilter } from "./review-queue";
import type { Tx } from "./tx";

export type PlantRow = {
  id: DraftId;
  goldDraftId: GoldDraftId;
  decisionId: string;
  question: string;
  answer: string;
  wrong: string;
  why: string;
  sources: StoredSource[];
  reason: { code: string };
  topic: string;
  rank: number;
  dueAt: Date | null;
  dueKey: string;
  approvalsNeeded: number;
  reviewerId: MemberId;
  reviewerName: string;
  ownerId: MemberId | null;
  ownerName: string | null;
  leaseUntil: Date | null;
  channelName: string;
  botName: string;
  verdict: GoldVerdict | null;
  caught: boolean | null;
  decidedAt: Date | null;
  /** Of the draft beside which it stands. */
  createdAt: Date;
};

const select = `SELECT p.id, g.id AS "goldDraftId", g.decision_id AS "decisionId", g.question, g.answer, g.wrong, g.why, g.sources, g.reason, g.topic, p.rank,
    nullif(p.due_at, 'infinity') AS "dueAt", p.due_at::text AS "dueKey", p.approvals AS "approvalsNeeded", p.reviewer_id AS "reviewerId", m.name AS "reviewerName",
    p.owner_id AS "ownerId", o.name AS "ownerName", p.lease_until AS "leaseUntil", n.name AS "channelName", b.name AS "botName",
    p.verdict, p.caught, p.decided_at AS "decidedAt", d.created_at AS "createdAt"
  FROM gold_plant p JOIN gold_draft g ON g.workspace_id = $1 AND g.id = p.gold_draft_id
  JOIN member m ON m.workspace_id = $1 AND m.id = p.reviewer_id
  LEFT JOIN member o ON o.workspace_id = $1 AND o.id = p.owner_id
  JOIN LATERAL (SELECT * FROM draft y WHERE y.workspace_id = $1 AND y.id = p.opened_draft_id LIMIT 1) d ON true
  JOIN LATERAL (SELECT * FROM conversation y WHERE y.workspace_id = $1 AND y.id = d.conversation_id LIMIT 1) c ON true
  JOIN channel n ON n.workspace_id = $1 AND n.id = c.channel_id
  JOIN bot b ON b.workspace_id = $1 AND b.id = c.bot_id`;
/** Still before its reviewer. */
const waits = `p.decided_at IS NULL AND p.created_at > $3 AND g.retired_at IS NULL`;

/** What was planted before this reviewer and waits, or was decided on by them. `since`: what was planted before that and not decided on is over. */
export async function findPlant(tx: Tx, id: DraftId, reviewerId: MemberId, since: Date): Promise<PlantRow | null> {
  const [row] = await tx.query<PlantRow>(
    `${select} WHERE p.workspace_id = $1 AND p.id = $4 AND p.reviewer_id = $2 AND (p.decided_at IS NOT NULL OR (${waits}))`,
    [tx.workspaceId, reviewerId, since, id],
  );
  return row ?? null;
}

/** Those that wait before this reviewer behind a place of the queue, in its order. */
export async function listPlants(
  tx: Tx,
  reviewerId: MemberId,
  since: Date,
  filter: QueueFilter,
  after: { rank: number; dueKey: string; id: string } | null,
): Promise<PlantRow[]> {
  return tx.query<PlantRow>(
    `${select} WHERE p.workspace_id = $1 AND p.reviewer_id = $2 AND ${waits}
       AND ($4::text IS NULL OR g.topic = $4) AND ($5::text IS NULL OR g.reason->>'code' = $5) AND ($6::smallint IS NULL OR p.rank = $6) AND ($7::uuid IS NULL OR p.owner_id = $7)
       AND ($8::smallint IS NULL OR (p.rank, p.due_at, p.id) > ($8, $9::timestamptz, $10::uuid))
     ORDER BY p.rank, p.due_at, p.id`,
    [
      tx.workspaceId,
      reviewerId,
      since,
      filter.topic ?? null,
      filter.reason ?? null,
      filter.rank ?? null,
      filter.ownerId ?? null,
      after?.rank ?? null,
      after?.dueKey ?? null,
      after?.id ?? null,
    ],
  );
}

export async function leasePlantRow(tx: Tx, id: DraftId, until: Date | null): Promise<void> {
  await tx.query(`UPDATE gold_plant SET lease_until = $3 WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id, until]);
}

export async function setPlantOwner(tx: Tx, id: DraftId, ownerId: MemberId | null): Promise<void> {
  await tx.query(`UPDATE gold_plant SET owner_id = $3 WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id, ownerId]);
}

/** False when it was decided on already. */
export async function decidePlantRow(tx: Tx, id: DraftId, verdict: GoldVerdict, caught: boolean): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE gold_plant SET verdict = $3, caught = $4, decided_at = $5, lease_until = NULL WHERE workspace_id = $1 AND id = $2 AND decided_at IS NULL RETURNING id`,
    [tx.workspaceId, id, verdict, caught, tx.now],
  );
  return rows.length === 1;
}

/** By person, of those that were decided on since then. */
export async function countCaught(tx: Tx, since: Date): Promise<{ reviewerId: MemberId; reviewerName: string; seen: number; caught: number }[]> {
  return tx.query(
    `SELECT p.reviewer_id AS "reviewerId", m.name AS "reviewerName", count(*)::int AS seen, count(*) FILTER (WHERE p.caught)::int AS caught
     FROM gold_plant p JOIN member m ON m.workspace_id = $1 AND m.id = p.reviewer_id
     WHERE p.workspace_id = $1 AND p.decided_at IS NOT NULL AND p.decided_at >= $2 GROUP BY p.reviewer_id, m.name ORDER BY m.name, p.reviewer_id`,
    [tx.workspaceId, since],
  );
}
