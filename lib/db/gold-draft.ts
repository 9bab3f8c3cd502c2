import "server-only";
/** Wrong answers that are kept, what could be kept, and what was planted before whom. Nothing here has a conversation. */
import type { ConversationId, DecisionId, DraftId, GoldDraftId, MemberId } from "@/lib/core/kernel/ids";
import type { StoredSource } from "./conversation-item";
import type { Tx } from "./tx";

export async function findGoldShare(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ share: number }>(`SELECT gold_share AS share FROM workspace WHERE id = $1`, [tx.workspaceId]);
  return row?.share ?? 0;
}

/** False where it was that already. */
export async function setGoldShareRow(tx: Tx, share: number): Promise<boolean> {
  const rows = await tx.query(`UPDATE workspace SET gold_share = $2 WHERE id = $1 AND gold_share <> $2 RETURNING id`, [tx.workspaceId, share]);
  return rows.length === 1;
}

export type GoldDraftRow = {
  id: GoldDraftId;
  decisionId: DecisionId;
  question: string;
  answer: string;
  wrong: string;
  why: string;
  keptBy: MemberId | null;
  keptByName: string | null;
  createdAt: Date;
  seen: number;
  caught: number;
};

const kept = `SELECT g.id, g.decision_id AS "decisionId", g.question, g.answer, g.wrong, g.why, g.kept_by AS "keptBy", m.name AS "keptByName", g.created_at AS "createdAt",
    (SELECT count(*)::int FROM gold_plant p WHERE p.workspace_id = $1 AND p.gold_draft_id = g.id AND p.decided_at IS NOT NULL) AS seen,
    (SELECT count(*)::int FROM gold_plant p WHERE p.workspace_id = $1 AND p.gold_draft_id = g.id AND p.caught) AS caught
  FROM gold_draft g LEFT JOIN member m ON m.workspace_id = $1 AND m.id = g.kept_by`;

/** Those in use, newest first. */
export async function listGoldDrafts(tx: Tx, limit: number): Promise<GoldDraftRow[]> {
  return tx.query<GoldDraftRow>(`${kept} WHERE g.workspace_id = $1 AND g.retired_at IS NULL ORDER BY g.id DESC LIMIT $2`, [tx.workspaceId, limit]);
}

export async function findGoldDraft(tx: Tx, id: GoldDraftId): Promise<GoldDraftRow | null> {
  const [row] = await tx.query<GoldDraftRow>(`${kept} WHERE g.workspace_id = $1 AND g.id = $2 AND g.retired_at IS NULL`, [tx.workspaceId, id]);
  return row ?? null;
}

export type Keepable = {
  decisionId: DecisionId;
  conversationId: ConversationId;
  question: string;
  answer: string;
  sources: StoredSource[] | null;
  reasons: { code: string }[];
  topic: string;
  /** What a person said of it. */
  said: string | null;
  cause: "rejected" | "edited" | "graded_wrong";
  at: Date;
};

const first = `(SELECT r.text FROM draft_revision r WHERE r.workspace_id = $1 AND r.draft_id = d.id ORDER BY r.version LIMIT 1)`;
const unkept = `NOT EXISTS (SELECT 1 FROM gold_draft k WHERE k.workspace_id = $1 AND k.decision_id = x.id AND k.retired_at IS NULL)`;

function ofDrafts(where: string): string {
  return `SELECT x.id AS "decisionId", x.conversation_id AS "conversationId", q.text AS question, coalesce(${first}, d.text) AS answer, d.sources, x.reasons, x.topic,
      (SELECT f.text FROM draft_feedback f WHERE f.workspace_id = $1 AND f.draft_id = d.id) AS said, d.status AS cause, d.decided_at AS at
    FROM draft d JOIN LATERAL (SELECT * FROM decision y WHERE y.workspace_id = $1 AND y.id = d.decision_id LIMIT 1) x ON true
    JOIN LATERAL (SELECT * FROM message y WHERE y.workspace_id = $1 AND y.id = x.message_id LIMIT 1) q ON true
    WHERE d.workspace_id = $1 AND d.decided_by IS NOT NULL AND d.status IN ('rejected', 'edited') AND d.text IS NOT NULL AND q.text IS NOT NULL AND ${unkept} AND ${where}
    ORDER BY d.decided_at DESC`;
}

function ofGrades(where: string): string {
  return `SELECT x.id AS "decisionId", x.conversation_id AS "conversationId", q.text AS question, a.text AS answer, a.sources, x.reasons, x.topic,
      g.corrected_text AS said, 'graded_wrong' AS cause, g.created_at AS at
    FROM grade g JOIN LATERAL (SELECT * FROM decision y WHERE y.workspace_id = $1 AND y.id = g.decision_id LIMIT 1) x ON true
    JOIN LATERAL (SELECT * FROM message y WHERE y.workspace_id = $1 AND y.id = x.message_id LIMIT 1) q ON true
    JOIN LATERAL (SELECT * FROM message y WHERE y.workspace_id = $1 AND y.id = x.reply_message_id LIMIT 1) a ON true
    WHERE g.workspace_id = $1 AND g.grade = 'wrong' AND q.text IS NOT NULL AND a.text IS NOT NULL AND ${unkept} AND ${where}
    ORDER BY g.id DESC`;
}

/** What could be kept, newest first: drafts that were rejected or edited, and answers that were graded wrong. */
export async function listKeepable(tx: Tx, limit: number): Promise<Keepable[]> {
  return tx.query<Keepable>(
    `SELECT * FROM (SELECT DISTINCT ON (u."decisionId") * FROM ((${ofDrafts("true")} LIMIT $2) UNION ALL (${ofGrades("true")} LIMIT $2)) u ORDER BY u."decisionId", u.at DESC) k
     ORDER BY k.at DESC LIMIT $2`,
    [tx.workspaceId, limit],
  );
}

export async function findKeepable(tx: Tx, decisionId: DecisionId): Promise<Keepable | null> {
  const [row] = await tx.query<Keepable>(
    `SELECT * FROM ((${ofDrafts("d.decision_id = $2")} LIMIT 1) UNION ALL (${ofGrades("g.decision_id = $2")} LIMIT 1)) u ORDER BY u.at DESC LIMIT 1`,
    [tx.workspaceId, decisionId],
  );
  return row ?? null;
}

export type NewGoldDraft = {
  id: GoldDraftId;
  decisionId: DecisionId;
  question: string;
  answer: string;
  wrong: string;
  why: string;
  sources: readonly StoredSource[];
  reason: { code: string };
  topic: string;
  keptBy: MemberId | null;
};

export async function insertGoldDraft(tx: Tx, row: NewGoldDraft): Promise<void> {
  await tx.query(
    `INSERT INTO gold_draft (workspace_id, id, decision_id, question, answer, wrong, why, sources, reason, topic, kept_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tx.workspaceId,
      row.id,
      row.decisionId,
      row.question,
      row.answer,
      row.wrong,
      row.why,
      JSON.stringify(row.sources),
      JSON.stringify(row.reason),
      row.topic,
      row.keptBy,
      tx.now,
    ],
  );
}

/** False where it is out of use already. */
export async function retireGoldDraftRow(tx: Tx, id: GoldDraftId): Promise<boolean> {
  const rows = await tx.query(`UPDATE gold_draft SET retired_at = $3 WHERE workspace_id = $1 AND id = $2 AND retired_at IS NULL RETURNING id`, [
    tx.workspaceId,
    id,
    tx.now,
  ]);
  return rows.length === 1;
}

/**
 * The oldest one that the reviewer has neither met nor kept, where the workspace plants any, none waits before them and this draft has not brought one.
 * `since`: what was planted before that is over.
 */
export async function findGoldFor(tx: Tx, reviewerId: MemberId, openedDraftId: DraftId, since: Date): Promise<{ id: GoldDraftId; share: number } | null> {
  const [row] = await tx.query<{ id: GoldDraftId; share: number }>(
    `SELECT g.id, w.gold_share AS share FROM workspace w
     JOIN LATERAL (SELECT y.id FROM gold_draft y WHERE y.workspace_id = $1 AND y.retired_at IS NULL AND y.kept_by IS DISTINCT FROM $2
       AND NOT EXISTS (SELECT 1 FROM gold_plant p WHERE p.workspace_id = $1 AND p.reviewer_id = $2 AND p.gold_draft_id = y.id) ORDER BY y.id LIMIT 1) g ON true
     WHERE w.id = $1 AND w.gold_share > 0
       AND NOT EXISTS (SELECT 1 FROM gold_plant p WHERE p.workspace_id = $1 AND p.reviewer_id = $2 AND (p.opened_draft_id = $3 OR (p.decided_at IS NULL AND p.created_at > $4)))`,
    [tx.workspaceId, reviewerId, openedDraftId, since],
  );
  return row ?? null;
}

/** At the place of the draft that was opened, behind it. False where somebody was faster with the same. */
export async function insertPlant(
  tx: Tx,
  plant: { id: DraftId; goldDraftId: GoldDraftId; reviewerId: MemberId; openedDraftId: DraftId; chance: number; draw: number },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO gold_plant (workspace_id, id, gold_draft_id, reviewer_id, opened_draft_id, rank, due_at, approvals, chance, draw, created_at)
     SELECT $1, $2, $3, $4, i.draft_id, i.rank, i.due_at, i.approvals, $6, $7, $8 FROM review_item i WHERE i.workspace_id = $1 AND i.draft_id = $5
     ON CONFLICT DO NOTHING RETURNING id`,
    [tx.workspaceId, plant.id, plant.goldDraftId, plant.reviewerId, plant.openedDraftId, plant.chance, plant.draw, tx.now],
  );
  return rows.length === 1;
}
