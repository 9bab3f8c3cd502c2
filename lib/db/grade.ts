import "server-only";
/** Grades of the bot's answers, one a member and decision, and the answers themselves with what was asked. */
import type { GradeCause, GradeValue } from "@/lib/contracts/api/grade";
import type { ConversationId, Id, MemberId, MessageId } from "@/lib/core/kernel/ids";
import type { StoredSource } from "./conversation-item";
import type { Tx } from "./tx";

export type GradeRow = {
  id: Id<"grade">;
  decisionId: string;
  gradedBy: MemberId;
  gradedByName: string;
  grade: GradeValue;
  cause: GradeCause | null;
  correctedText: string | null;
  version: number;
  gradedAt: Date;
};

/** Of all answers of a conversation, in the order in which they were first given. */
export async function listGrades(tx: Tx, conversationId: ConversationId): Promise<GradeRow[]> {
  return tx.query<GradeRow>(
    `SELECT g.id, g.decision_id AS "decisionId", g.graded_by AS "gradedBy", m.name AS "gradedByName", g.grade, g.cause, g.corrected_text AS "correctedText", g.version,
       coalesce(g.updated_at, g.created_at) AS "gradedAt"
     FROM decision d
     JOIN grade g ON g.workspace_id = $1 AND g.decision_id = d.id
     JOIN member m ON m.workspace_id = $1 AND m.id = g.graded_by
     WHERE d.workspace_id = $1 AND d.conversation_id = $2 ORDER BY g.id`,
    [tx.workspaceId, conversationId],
  );
}

export type GradeChange = Pick<GradeRow, "grade" | "cause" | "correctedText">;

export async function insertGrade(tx: Tx, row: GradeChange & { id: Id<"grade">; decisionId: string; gradedBy: MemberId }): Promise<void> {
  await tx.query(
    `INSERT INTO grade (workspace_id, id, decision_id, graded_by, grade, cause, corrected_text, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.workspaceId, row.id, row.decisionId, row.gradedBy, row.grade, row.cause, row.correctedText, tx.now],
  );
}

/** The caller holds the conversation's lock. */
export async function updateGrade(tx: Tx, id: Id<"grade">, change: GradeChange): Promise<void> {
  await tx.query(`UPDATE grade SET grade = $3, cause = $4, corrected_text = $5, version = version + 1, updated_at = $6 WHERE workspace_id = $1 AND id = $2`, [
    tx.workspaceId,
    id,
    change.grade,
    change.cause,
    change.correctedText,
    tx.now,
  ]);
}

export type AnswerRow = {
  id: MessageId;
  author: string;
  text: string | null;
  eventSeq: number;
  sources: StoredSource[] | null;
  /** Of an answer of the bot; small talk is none. */
  decisionId: string | null;
  /** What the decision was made on. */
  question: string | null;
};

/** A public message of the conversation. */
export async function findAnswer(tx: Tx, conversationId: ConversationId, messageId: MessageId): Promise<AnswerRow | null> {
  const [row] = await tx.query<AnswerRow>(
    `SELECT m.id, m.author_class AS author, m.text, m.event_seq AS "eventSeq", m.sources,
       CASE WHEN d.reasons->0->>'code' = 'small_talk' THEN NULL ELSE d.id END AS "decisionId",
       (SELECT q.text FROM message q WHERE q.workspace_id = $1 AND q.id = d.message_id) AS question
     FROM message m
     LEFT JOIN decision d ON d.workspace_id = $1 AND d.conversation_id = $2 AND (d.reply_message_id = m.id OR d.draft_id = m.draft_id)
     WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND m.id = $3 AND m.visibility = 'public' LIMIT 1`,
    [tx.workspaceId, conversationId, messageId],
  );
  return row ?? null;
}

/** What was said before it, oldest first, the last hundred. */
export async function listSaidBefore(tx: Tx, conversationId: ConversationId, eventSeq: number): Promise<{ author: string; text: string | null }[]> {
  const rows = await tx.query<{ author: string; text: string | null }>(
    `SELECT author_class AS author, text FROM message WHERE workspace_id = $1 AND conversation_id = $2 AND event_seq < $3 AND visibility = 'public'
     ORDER BY event_seq DESC LIMIT 100`,
    [tx.workspaceId, conversationId, eventSeq],
  );
  return rows.reverse();
}
