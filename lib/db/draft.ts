import "server-only";
/** Drafts that wait for a person. */
import type { DigestedDraft } from "@/lib/core/audit-chain/row-digests";
import type { ConversationId, DraftId } from "@/lib/core/kernel/ids";
import type { StoredSource } from "./conversation-item";
import type { Tx } from "./tx";

export type DraftStatus = "pending_review" | "approved" | "edited" | "rejected" | "responded" | "cancelled" | "expired" | "superseded" | "sent";

export type DraftRow = Omit<DigestedDraft, "sources" | "status"> & {
  id: DraftId;
  conversationId: ConversationId;
  status: DraftStatus;
  sources: StoredSource[];
  text: string | null;
  contentSha256: string;
  decidedByName: string | null;
};

const select = `SELECT d.id, d.workspace_id AS "workspaceId", d.conversation_id AS "conversationId", d.turn_id AS "turnId", d.decision_id AS "decisionId", d.text,
  d.text_sha256 AS "textSha256", d.content_sha256 AS "contentSha256", d.sources, d.status, d.version, d.final_text_sha256 AS "finalTextSha256", d.decided_by AS "decidedBy",
  (SELECT m.name FROM member m WHERE m.workspace_id = d.workspace_id AND m.id = d.decided_by) AS "decidedByName",
  d.decided_at AS "decidedAt", d.message_id AS "messageId", d.created_at AS "createdAt" FROM draft d`;

type Raw = Omit<DraftRow, "decidedAt" | "createdAt"> & { decidedAt: Date | null; createdAt: Date };

function fromRaw(row: Raw): DraftRow {
  return { ...row, decidedAt: row.decidedAt?.toISOString() ?? null, createdAt: row.createdAt.toISOString() };
}

export async function findDraft(tx: Tx, id: DraftId): Promise<DraftRow | null> {
  const [row] = await tx.query<Raw>(`${select} WHERE d.workspace_id = $1 AND d.id = $2`, [tx.workspaceId, id]);
  return row ? fromRaw(row) : null;
}

/** Pending drafts of a conversation, oldest first. */
export async function listPendingDrafts(tx: Tx, conversationId: ConversationId): Promise<DraftRow[]> {
  const rows = await tx.query<Raw>(
    `${select} WHERE d.workspace_id = $1 AND d.conversation_id = $2 AND d.status = 'pending_review' ORDER BY d.created_at, d.id`,
    [tx.workspaceId, conversationId],
    "pending_drafts_of_conversation",
  );
  return rows.map(fromRaw);
}

/** Decides a pending draft; false when its version or status is no longer the given one. The version is compared in the statement that writes. */
export async function decideDraftRow(
  tx: Tx,
  draft: { id: DraftId; version: number; contentSha256: string },
  change: { status: DraftStatus; finalTextSha256: string | null; decidedBy: string | null; messageId: string | null },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE draft SET status = $5, version = version + 1, final_text_sha256 = $6, decided_by = $7, decided_at = $8, message_id = $9
     WHERE workspace_id = $1 AND id = $2 AND version = $3 AND content_sha256 = $4 AND status = 'pending_review' RETURNING id`,
    [tx.workspaceId, draft.id, draft.version, draft.contentSha256, change.status, change.finalTextSha256, change.decidedBy, tx.now, change.messageId],
  );
  return rows.length === 1;
}
