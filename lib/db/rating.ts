import "server-only";
/** What visitors say of conversations and answers. */
import type { ConversationId, MessageId } from "@/lib/core/kernel/ids";
import { newId } from "@/lib/platform/ids";
import type { Tx } from "./tx";

export async function upsertCsat(tx: Tx, conversationId: ConversationId, rating: { score: number; comment: string | null }): Promise<void> {
  await tx.query(
    `INSERT INTO csat_rating (workspace_id, id, conversation_id, score, comment, created_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (workspace_id, conversation_id) DO UPDATE SET score = excluded.score, comment = coalesce(excluded.comment, csat_rating.comment)`,
    [tx.workspaceId, newId<"csat">(), conversationId, rating.score, rating.comment, tx.now],
  );
}

/** Visitors rate what the bot or a person answered, not system lines or themselves. */
export async function findRatableMessage(tx: Tx, conversationId: ConversationId, messageId: MessageId): Promise<boolean> {
  const rows = await tx.query(
    `SELECT id FROM message WHERE workspace_id = $1 AND conversation_id = $2 AND id = $3 AND visibility = 'public' AND author_class IN ('bot', 'human', 'bot_approved', 'bot_edited_by_human')`,
    [tx.workspaceId, conversationId, messageId],
  );
  return rows.length === 1;
}

export async function upsertFeedback(tx: Tx, messageId: MessageId, feedback: { value: "up" | "down"; reason: string | null }): Promise<void> {
  await tx.query(
    `INSERT INTO message_feedback (workspace_id, id, message_id, value, reason, created_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (workspace_id, message_id) DO UPDATE SET value = excluded.value, reason = excluded.reason`,
    [tx.workspaceId, newId<"feedback">(), messageId, feedback.value, feedback.reason, tx.now],
  );
}
