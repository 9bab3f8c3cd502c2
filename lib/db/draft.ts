import "server-only";
/** Drafts that wait for a person. */
import type { DigestedDraft } from "@/lib/core/audit-chain/row-digests";
import type { ConversationId, DecisionId, DraftId, MemberId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { DraftState, DraftStatus } from "@/lib/core/review/draft-verbs";
import type { StoredSource } from "./conversation-item";
import { type Tx, withoutTenant } from "./tx";

export type DraftRow = Omit<DigestedDraft, "sources" | "status"> &
  DraftState & {
    id: DraftId;
    conversationId: ConversationId;
    decisionId: DecisionId;
    sources: StoredSource[];
    /** Why it waits: the first reason of its decision. */
    heldFor: { code: string };
  };

const select = `SELECT d.id, d.workspace_id AS "workspaceId", d.conversation_id AS "conversationId", d.turn_id AS "turnId", d.decision_id AS "decisionId", d.text,
  d.text_sha256 AS "textSha256", d.content_sha256 AS "contentSha256", d.sources, d.status, d.version, d.final_text_sha256 AS "finalTextSha256", d.decided_by AS "decidedBy",
  (SELECT m.name FROM member m WHERE m.workspace_id = d.workspace_id AND m.id = d.decided_by) AS "decidedByName",
  d.decided_at AS "decidedAt", d.message_id AS "messageId", d.created_at AS "createdAt",
  coalesce((SELECT x.reasons->0 FROM decision x WHERE x.workspace_id = d.workspace_id AND x.id = d.decision_id), '{"code": "draft_mode"}') AS "heldFor",
  nullif(i.due_at, 'infinity') AS "dueAt", i.escalated_at AS "escalatedAt", i.lease_by AS "leaseBy", i.lease_until AS "leaseUntil",
  (SELECT m.name FROM member m WHERE m.workspace_id = i.workspace_id AND m.id = i.lease_by) AS "leaseByName"
  FROM draft d LEFT JOIN review_item i ON i.workspace_id = d.workspace_id AND i.draft_id = d.id`;

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

/** Who has it open, until when; null: nobody. */
export async function leaseDraftRow(tx: Tx, id: DraftId, lease: { by: MemberId; until: Date } | null): Promise<void> {
  await tx.query(`UPDATE review_item SET lease_by = $3, lease_until = $4 WHERE workspace_id = $1 AND draft_id = $2`, [
    tx.workspaceId,
    id,
    lease?.by ?? null,
    lease?.until ?? null,
  ]);
}

export async function markEscalated(tx: Tx, id: DraftId): Promise<void> {
  await tx.query(`UPDATE review_item SET escalated_at = $3 WHERE workspace_id = $1 AND draft_id = $2`, [tx.workspaceId, id, tx.now]);
}

/** Whether the visitor has written since. */
export async function hasVisitorWrittenSince(tx: Tx, conversationId: ConversationId, since: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM message WHERE workspace_id = $1 AND conversation_id = $2 AND author_class = 'visitor' AND created_at > $3 LIMIT 1`,
    [tx.workspaceId, conversationId, since],
  );
  return rows.length > 0;
}

/** Drafts whose time is over, across tenants: ids only. */
export async function listDueDrafts(now: Date, escalatedBefore: Date, limit: number): Promise<{ workspaceId: WorkspaceId; draftId: DraftId }[]> {
  const rows = await withoutTenant<{ workspace_id: WorkspaceId; draft_id: DraftId }>(`SELECT workspace_id, draft_id FROM due_drafts($1, $2, $3)`, [
    now,
    escalatedBefore,
    limit,
  ]);
  return rows.map((row) => ({ workspaceId: row.workspace_id, draftId: row.draft_id }));
}
