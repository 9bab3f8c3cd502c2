import "server-only";
/** Answers that were sent although they were flagged, and turns that went to people and that chance has drawn; with what people said of the latter. */
import type { ConversationId, DecisionId, MemberId, MessageId } from "@/lib/core/kernel/ids";
import type { OutputFlag, PairedSignal } from "@/lib/core/escalation/types";
import type { ToGradeRow } from "./audited-sample";
import type { PairedAnswerRow } from "./paired-answer";
import type { Tx } from "./tx";

/** The same words as the index's (decision_flagged). */
const isFlagged = `d.signals @> '{"flags": [{}]}'::jsonb`;
/** What insults, threatens or gives away somebody's data before what only lacks a source. */
const gravity = `CASE WHEN d.signals @> '{"flags": [{"kind": "toxicity"}]}' OR d.signals @> '{"flags": [{"kind": "personal_data"}]}' THEN 0
  WHEN d.signals @> '{"flags": [{"kind": "policy"}]}' OR d.signals @> '{"flags": [{"kind": "bias"}]}' THEN 1 ELSE 2 END`;
/** Sent by itself, or by a person who approved the draft as it was. */
const flagged = `decision d
  JOIN LATERAL (SELECT * FROM message y WHERE y.workspace_id = $1 AND y.id = d.message_id LIMIT 1) q ON q.text IS NOT NULL
  LEFT JOIN LATERAL (SELECT y.message_id FROM draft y WHERE y.workspace_id = $1 AND y.id = d.draft_id AND y.status = 'approved' LIMIT 1) f ON true
  JOIN LATERAL (SELECT * FROM message y WHERE y.workspace_id = $1 AND y.id = coalesce(d.reply_message_id, f.message_id) LIMIT 1) a ON a.text IS NOT NULL AND a.author_class IN ('bot', 'bot_approved')`;
const ungraded = `NOT EXISTS (SELECT 1 FROM grade g WHERE g.workspace_id = $1 AND g.decision_id = d.id)`;

export type FlaggedRow = ToGradeRow & {
  messageId: MessageId;
  flags: OutputFlag[];
  paired: PairedSignal | null;
  other: PairedAnswerRow | null;
  gravity: number;
};

/** Those that nobody has graded: the gravest first, of these the newest. */
export async function listFlagged(tx: Tx, since: Date, after: { gravity: number; at: Date; id: string } | null, limit: number): Promise<FlaggedRow[]> {
  return tx.query<FlaggedRow>(
    `SELECT * FROM (SELECT d.id AS "decisionId", d.conversation_id AS "conversationId", a.id AS "messageId", q.text AS question, a.text AS answer, a.sources, d.topic,
         (d.signals->>'confidence')::float8 AS confidence, d.sampling_probability AS probability, d.created_at AS "decidedAt", d.signals->'flags' AS flags, d.signals->'paired' AS paired,
         (SELECT jsonb_build_object('text', p.text, 'sources', p.sources) FROM paired_answer p WHERE p.workspace_id = $1 AND p.decision_id = d.id) AS other, ${gravity} AS gravity
       FROM ${flagged} WHERE d.workspace_id = $1 AND ${isFlagged} AND d.created_at >= $2 AND ${ungraded}) r
     WHERE $3::int IS NULL OR r.gravity > $3 OR (r.gravity = $3 AND (r."decidedAt", r."decisionId") < ($4::timestamptz, $5::uuid))
     ORDER BY r.gravity, r."decidedAt" DESC, r."decisionId" DESC LIMIT $6`,
    [tx.workspaceId, since, after?.gravity ?? null, after?.at ?? null, after?.id ?? null, limit],
  );
}

export async function countFlagged(tx: Tx, since: Date, most: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${flagged} WHERE d.workspace_id = $1 AND ${isFlagged} AND d.created_at >= $2 AND ${ungraded} LIMIT $3) w`,
    [tx.workspaceId, since, most],
  );
  return row?.count ?? 0;
}

/** The same words as the index's (decision_handoff_drawn). */
const isDrawn = `d.action = 'handoff' AND (d.signals->>'draw')::float8 < d.sampling_probability`;
const escalated = `decision d JOIN LATERAL (SELECT * FROM message y WHERE y.workspace_id = $1 AND y.id = d.message_id LIMIT 1) q ON q.text IS NOT NULL`;
const unchecked = `NOT EXISTS (SELECT 1 FROM handoff_grade g WHERE g.workspace_id = $1 AND g.decision_id = d.id)`;

export type EscalatedTurn = {
  decisionId: DecisionId;
  conversationId: ConversationId;
  question: string;
  reasons: unknown[];
  hits: { title: string }[];
  topic: string;
  confidence: number | null;
  probability: number;
  decidedAt: Date;
};

/** Those that nobody has graded, oldest first. */
export async function listEscalated(tx: Tx, since: Date, after: { at: Date; id: string } | null, limit: number): Promise<EscalatedTurn[]> {
  return tx.query<EscalatedTurn>(
    `SELECT d.id AS "decisionId", d.conversation_id AS "conversationId", q.text AS question, d.reasons, d.hits, d.topic,
       (d.signals->>'confidence')::float8 AS confidence, d.sampling_probability AS probability, d.created_at AS "decidedAt"
     FROM ${escalated} WHERE d.workspace_id = $1 AND ${isDrawn} AND d.created_at >= $2 AND (d.created_at, d.id) > ($3, $4::uuid) AND ${unchecked}
     ORDER BY d.created_at, d.id LIMIT $5`,
    [tx.workspaceId, since, after?.at ?? new Date(0), after?.id ?? "00000000-0000-0000-0000-000000000000", limit],
  );
}

export async function countEscalated(tx: Tx, since: Date, most: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${escalated} WHERE d.workspace_id = $1 AND ${isDrawn} AND d.created_at >= $2 AND ${unchecked} LIMIT $3) w`,
    [tx.workspaceId, since, most],
  );
  return row?.count ?? 0;
}

/** Of the drawn ones since then, the newest: a person was needed where anybody said so. */
export async function listHandoffGrades(tx: Tx, since: Date, limit: number): Promise<{ hit: boolean; probability: number }[]> {
  return tx.query(
    `SELECT g.hit, d.sampling_probability AS probability FROM decision d
     JOIN LATERAL (SELECT bool_or(y.needed) AS hit FROM handoff_grade y WHERE y.workspace_id = $1 AND y.decision_id = d.id) g ON g.hit IS NOT NULL
     WHERE d.workspace_id = $1 AND ${isDrawn} AND d.created_at >= $2 ORDER BY d.created_at DESC LIMIT $3`,
    [tx.workspaceId, since, limit],
  );
}

/** A drawn turn that went to people. */
export async function findHandoffToGrade(tx: Tx, decisionId: DecisionId): Promise<{ conversationId: ConversationId; drawn: boolean } | null> {
  const [row] = await tx.query<{ conversationId: ConversationId; drawn: boolean }>(
    `SELECT d.conversation_id AS "conversationId", coalesce(${isDrawn}, false) AS drawn FROM decision d WHERE d.workspace_id = $1 AND d.id = $2`,
    [tx.workspaceId, decisionId],
  );
  return row ?? null;
}

/** False where the member has said the same before. */
export async function saveHandoffGrade(tx: Tx, decisionId: DecisionId, gradedBy: MemberId, needed: boolean): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO handoff_grade AS g (workspace_id, decision_id, graded_by, needed, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace_id, decision_id, graded_by) DO UPDATE SET needed = excluded.needed, updated_at = $5 WHERE g.needed <> excluded.needed RETURNING decision_id`,
    [tx.workspaceId, decisionId, gradedBy, needed, tx.now],
  );
  return rows.length === 1;
}
