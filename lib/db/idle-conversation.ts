import "server-only";
/** Conversations that the bot has and that have gone quiet: across tenants their ids, then each again under its lock. */
import type { ConversationId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Tx, withoutTenant } from "./tx";

/** Those whose newest message is not younger than `before`, longest quiet first. */
export async function listIdleConversations(before: Date, limit: number): Promise<{ workspaceId: WorkspaceId; conversationId: ConversationId }[]> {
  const rows = await withoutTenant<{ workspace_id: WorkspaceId; conversation_id: ConversationId }>(
    `SELECT workspace_id, conversation_id FROM idle_conversations($1, $2)`,
    [before, limit],
  );
  return rows.map((row) => ({ workspaceId: row.workspace_id, conversationId: row.conversation_id }));
}

/** The same question about one conversation, which the caller has locked. */
export async function isIdle(tx: Tx, id: ConversationId, before: Date): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM conversation c WHERE c.workspace_id = $1 AND c.id = $2 AND c.handled_by = 'bot' AND c.status = 'pending' AND c.last_message_at <= $3
       AND NOT EXISTS (SELECT 1 FROM turn t WHERE t.workspace_id = $1 AND t.conversation_id = $2 AND t.status = 'pending')`,
    [tx.workspaceId, id, before],
  );
  return rows.length === 1;
}
