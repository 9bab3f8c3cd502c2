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
    /** All of its decision's reasons, and its topic. */
    reasons: { code: string; topic?: string }[];
    topic: string;
  };

/** Who has approved the words that the draft has now. `draft`: the name of the draft's row in the statement. */
export function approversOf(draft: string): string {
  return `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', am.id, 'name', am.name) ORDER BY da.created_at, am.id), '[]') FROM draft_approval da
    JOIN member am ON am.workspace_id = da.workspace_id AND am.id = da.member_id
    WHERE da.workspace_id = ${draft}.workspace_id AND da.draft_id = ${draft}.id AND da.version = ${draft}.version AND da.content_sha256 = ${draft}.content_sha256)`;
}

const select = `SELECT d.id, d.workspace_id AS "workspaceId", d.conversation_id AS "conversationId", d.turn_id AS "turnId", d.decision_id AS "decisionId", d.text,
  d.text_sha256 AS "textSha256", d.content_sha256 AS "contentSha256", d.sources, d.status, d.version, d.final_text_sha256 AS "finalTextSha256", d.decided_by AS "decidedBy",
  (SELECT m.name FROM member m WHERE m.workspace_id = d.workspace_id AND m.id = d.decided_by) AS "decidedByName",
  d.decided_at AS "decidedAt", d.message_id AS "messageId", d.created_at AS "createdAt",
  coalesce((SELECT x.reasons->0 FROM decision x WHERE x.workspace_id = d.workspace_id AND x.id = d.decision_id), '{"code": "draft_mode"}') AS "heldFor",
  coalesce((SELECT x.reasons FROM decision x WHERE x.workspace_id = d.workspace_id AND x.id = d.decision_id), '[]') AS reasons,
  coalesce((SELECT x.topic FROM decision x WHERE x.workspace_id = d.workspace_id AND x.id = d.decision_id), 'none') AS topic,
  nullif(i.due_at, 'infinity') AS "dueAt", i.escalated_at AS "escalatedAt", i.owner_id AS "ownerId", coalesce(i.outcome, 'escalate') AS outcome, coalesce(i.approvals, 1) AS "approvalsNeeded",
  ${approversOf("d")} AS "approvedBy",
  EXISTS (SELECT 1 FROM draft_revision r WHERE r.workspace_id = d.workspace_id AND r.draft_id = d.id) AS "isRevised", i.lease_by AS "leaseBy", i.lease_until AS "leaseUntil",
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

/** One approval of these words; a second one by the same person is refused by the key. */
export async function insertApproval(tx: Tx, draft: Pick<DraftRow, "id" | "version" | "contentSha256">, memberId: MemberId): Promise<void> {
  await tx.query(`INSERT INTO draft_approval (workspace_id, draft_id, version, member_id, content_sha256, created_at) VALUES ($1, $2, $3, $4, $5, $6)`, [
    tx.workspaceId,
    draft.id,
    draft.version,
    memberId,
    draft.contentSha256,
    tx.now,
  ]);
}

/** Other words for a draft that goes on waiting; those that it had are kept. False when it is no longer the given version. */
export async function reviseDraftRow(
  tx: Tx,
  draft: Pick<DraftRow, "id" | "version" | "contentSha256" | "text">,
  words: { text: string; salt: string; textSha256: string; contentSha256: string },
  editedBy: MemberId,
): Promise<boolean> {
  const rows = await tx.query(
    `WITH changed AS (
       UPDATE draft SET text = $5, salt = decode($6, 'hex'), text_sha256 = $7, content_sha256 = $8, version = version + 1
       WHERE workspace_id = $1 AND id = $2 AND version = $3 AND content_sha256 = $4 AND status = 'pending_review' RETURNING id)
     INSERT INTO draft_revision (workspace_id, draft_id, version, text, edited_by, created_at) SELECT $1, id, $3, $9, $10, $11 FROM changed RETURNING draft_id`,
    [tx.workspaceId, draft.id, draft.version, draft.contentSha256, words.text, words.salt, words.textSha256, words.contentSha256, draft.text, editedBy, tx.now],
  );
  return rows.length === 1;
}

/** The bot's own words of a draft that people have changed; null where nobody has, and after erasure. */
export async function findFirstWords(tx: Tx, id: DraftId): Promise<string | null> {
  const [row] = await tx.query<{ text: string | null }>(`SELECT text FROM draft_revision WHERE workspace_id = $1 AND draft_id = $2 ORDER BY version LIMIT 1`, [
    tx.workspaceId,
    id,
  ]);
  return row?.text ?? null;
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

export async function setOwner(tx: Tx, id: DraftId, ownerId: MemberId | null): Promise<void> {
  await tx.query(`UPDATE review_item SET owner_id = $3 WHERE workspace_id = $1 AND draft_id = $2`, [tx.workspaceId, id, ownerId]);
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
