import "server-only";
/** Answers that chance has drawn for grading, with the chance that each had. An answer or question that was erased cannot be graded and is left out. */
import type { ConversationId, DecisionId, MessageId } from "@/lib/core/kernel/ids";
import type { StoredSource } from "./conversation-item";
import type { Tx } from "./tx";

/** The same words as the index's (decision_drawn). */
const isDrawn = `d.reasons @> '[{"code": "drawn_for_grading"}]'::jsonb`;
const drawn = `decision d
  JOIN message q ON q.workspace_id = $1 AND q.id = d.message_id AND q.text IS NOT NULL
  JOIN message a ON a.workspace_id = $1 AND a.id = d.reply_message_id AND a.text IS NOT NULL`;
const isGraded = `EXISTS (SELECT 1 FROM grade g WHERE g.workspace_id = $1 AND g.decision_id = d.id)`;

export type ToGradeRow = {
  decisionId: DecisionId;
  conversationId: ConversationId;
  messageId: MessageId;
  question: string;
  answer: string;
  sources: StoredSource[] | null;
  topic: string;
  confidence: number | null;
  probability: number;
  decidedAt: Date;
};

/** Those that nobody has graded, oldest first. */
export async function listToGrade(tx: Tx, since: Date, after: { at: Date; id: string } | null, limit: number): Promise<ToGradeRow[]> {
  return tx.query<ToGradeRow>(
    `SELECT d.id AS "decisionId", d.conversation_id AS "conversationId", a.id AS "messageId", q.text AS question, a.text AS answer, a.sources, d.topic,
       (d.signals->>'confidence')::float8 AS confidence, d.sampling_probability AS probability, d.created_at AS "decidedAt"
     FROM ${drawn}
     WHERE d.workspace_id = $1 AND ${isDrawn} AND d.created_at >= $2 AND (d.created_at, d.id) > ($3, $4::uuid) AND NOT ${isGraded}
     ORDER BY d.created_at, d.id LIMIT $5`,
    [tx.workspaceId, since, after?.at ?? new Date(0), after?.id ?? "00000000-0000-0000-0000-000000000000", limit],
  );
}

/** How many of them there are, counted to `most`. */
export async function countToGrade(tx: Tx, since: Date, most: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM (SELECT 1 FROM ${drawn} WHERE d.workspace_id = $1 AND ${isDrawn} AND d.created_at >= $2 AND NOT ${isGraded} LIMIT $3) waiting`,
    [tx.workspaceId, since, most],
  );
  return row?.count ?? 0;
}

export type SampledRow = {
  topic: string;
  score: number | null;
  draw: number | null;
  probability: number;
  right: boolean | null;
  causes: (string | null)[];
  at: Date;
};

/** All of them since then, the newest first; `right` when every grader said so; `causes` of those who did not. */
export async function listSample(tx: Tx, since: Date, limit: number): Promise<SampledRow[]> {
  return tx.query<SampledRow>(
    `SELECT d.topic, (d.signals->>'confidence')::float8 AS score, (d.signals->>'draw')::float8 AS draw, d.sampling_probability AS probability, d.created_at AS at,
       said."right", coalesce(said.causes, '{}') AS causes
     FROM ${drawn}
       CROSS JOIN LATERAL (
         SELECT bool_and(g.grade = 'correct') AS "right", array_agg(g.cause::text) FILTER (WHERE g.grade <> 'correct') AS causes
         FROM grade g WHERE g.workspace_id = $1 AND g.decision_id = d.id
       ) said
     WHERE d.workspace_id = $1 AND ${isDrawn} AND d.created_at >= $2
     ORDER BY d.created_at DESC, d.id DESC LIMIT $3`,
    [tx.workspaceId, since, limit],
  );
}
