import "server-only";
/** Files in conversations: uploaded, then taken along by a message. */
import type { AttachmentKind } from "@/lib/contracts/widget/channel";
import type { ConversationId, FileId, MessageId } from "@/lib/core/kernel/ids";
import type { FileProvider } from "./file";
import type { Tx } from "./tx";
import type { SentFile } from "./visitor-view";

export type Uploader = { kind: "visitor" | "member"; id: string };

export type AttachmentRow = {
  id: FileId;
  name: string;
  contentType: string;
  sizeBytes: number;
  erased: boolean;
  provider: FileProvider;
  sha256: string | null;
  digest: string;
  messageId: MessageId | null;
  uploaderKind: Uploader["kind"];
  uploaderId: string;
};

const columns = `t.id, f.name, f.content_type AS "contentType", f.size_bytes AS "sizeBytes", f.erased_at IS NOT NULL AS erased, f.provider, f.sha256, f.digest,
  t.message_id AS "messageId", t.uploader_kind AS "uploaderKind", t.uploader_id AS "uploaderId"`;
const source = `attachment t JOIN file f ON f.workspace_id = $1 AND f.id = t.id WHERE t.workspace_id = $1 AND t.conversation_id = $2`;

export async function findAttachmentByClientId(tx: Tx, conversationId: ConversationId, clientId: string): Promise<AttachmentRow | null> {
  const [row] = await tx.query<AttachmentRow>(`SELECT ${columns} FROM ${source} AND t.client_id = $3`, [tx.workspaceId, conversationId, clientId]);
  return row ?? null;
}

export async function findAttachment(tx: Tx, conversationId: ConversationId, id: FileId): Promise<AttachmentRow | null> {
  const [row] = await tx.query<AttachmentRow>(`SELECT ${columns} FROM ${source} AND t.id = $3`, [tx.workspaceId, conversationId, id]);
  return row ?? null;
}

/** The caller holds the conversation's lock, so that a client id is used once. */
export async function insertAttachment(
  tx: Tx,
  attachment: { id: FileId; conversationId: ConversationId; clientId: string; uploader: Uploader },
): Promise<void> {
  await tx.query(
    `INSERT INTO attachment (workspace_id, id, conversation_id, client_id, uploader_kind, uploader_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.workspaceId, attachment.id, attachment.conversationId, attachment.clientId, attachment.uploader.kind, attachment.uploader.id, tx.now],
  );
}

export type UploadCounts = { inConversation: number; bytesInConversation: number; byUploader: number; unsentByUploader: number };

/** How much there is already; an uploader's are counted since an instant. */
export async function countUploads(tx: Tx, conversationId: ConversationId, uploader: Uploader, since: Date): Promise<UploadCounts> {
  const [row] = await tx.query<UploadCounts>(
    `SELECT
       (SELECT count(*)::int FROM ${source}) AS "inConversation",
       (SELECT coalesce(sum(f.size_bytes), 0)::int FROM ${source}) AS "bytesInConversation",
       (SELECT count(*)::int FROM attachment u WHERE u.workspace_id = $1 AND u.uploader_id = $3 AND u.created_at > $4) AS "byUploader",
       (SELECT count(*)::int FROM attachment u WHERE u.workspace_id = $1 AND u.uploader_id = $3 AND u.created_at > $4 AND u.message_id IS NULL) AS "unsentByUploader"`,
    [tx.workspaceId, conversationId, uploader.id, since],
  );
  return row ?? { inConversation: 0, bytesInConversation: 0, byUploader: 0, unsentByUploader: 0 };
}

/** Of these, what the uploader has in the conversation and has not sent: locked, in the order of the uploads. */
export async function lockUnsent(tx: Tx, conversationId: ConversationId, uploader: Uploader, ids: readonly FileId[]): Promise<AttachmentRow[]> {
  return tx.query<AttachmentRow>(
    `SELECT ${columns} FROM ${source} AND t.id = ANY($3::uuid[]) AND t.uploader_kind = $4 AND t.uploader_id = $5 AND t.message_id IS NULL AND f.erased_at IS NULL
     ORDER BY t.id FOR UPDATE OF t, f`,
    [tx.workspaceId, conversationId, ids, uploader.kind, uploader.id],
  );
}

export async function bindToMessage(tx: Tx, ids: readonly FileId[], messageId: string): Promise<void> {
  await tx.query(`UPDATE attachment SET message_id = $3 WHERE workspace_id = $1 AND id = ANY($2::uuid[])`, [tx.workspaceId, ids, messageId]);
  await tx.query(`UPDATE file SET used_at = $3 WHERE workspace_id = $1 AND id = ANY($2::uuid[])`, [tx.workspaceId, ids, tx.now]);
}

/** What may be sent in a conversation's channel. */
export async function attachmentKindsOf(tx: Tx, conversationId: ConversationId): Promise<AttachmentKind[]> {
  const [row] = await tx.query<{ kinds: AttachmentKind[] }>(
    `SELECT n.attachment_kinds AS kinds FROM conversation c JOIN channel n ON n.workspace_id = $1 AND n.id = c.channel_id WHERE c.workspace_id = $1 AND c.id = $2`,
    [tx.workspaceId, conversationId],
  );
  return row?.kinds ?? [];
}

/** Locks the conversation of a visitor whose token is still good; false otherwise. */
export async function lockOwnConversation(
  tx: Tx,
  conversationId: ConversationId,
  visitor: { id: string; tokenEpoch: number },
): Promise<"ok" | "missing" | "revoked"> {
  const [row] = await tx.query<{ good: boolean }>(
    `SELECT v.token_epoch = $4 AS good FROM conversation c JOIN visitor v ON v.workspace_id = $1 AND v.id = c.visitor_id
     WHERE c.workspace_id = $1 AND c.id = $2 AND c.visitor_id = $3 FOR UPDATE OF c`,
    [tx.workspaceId, conversationId, visitor.id, visitor.tokenEpoch],
  );
  return row ? (row.good ? "ok" : "revoked") : "missing";
}

/** The files of a message, as it shows them. */
export async function listSentFiles(tx: Tx, messageId: MessageId): Promise<SentFile[]> {
  return tx.query<SentFile>(
    `SELECT t.id, f.name, f.content_type AS "contentType", f.size_bytes AS "sizeBytes", f.erased_at IS NOT NULL AS erased
     FROM attachment t JOIN file f ON f.workspace_id = $1 AND f.id = t.id WHERE t.workspace_id = $1 AND t.message_id = $2 ORDER BY t.id`,
    [tx.workspaceId, messageId],
  );
}
