import "server-only";
/**
 * A visitor or a member uploads a file to a conversation. Nobody else sees it until a message takes it along; what is never sent is removed
 * after a day. A retry with the same client id gets the first upload.
 */
import { type MemberActor, memberOf, requireScope, type VisitorActor } from "@/lib/access/actor";
import { limitFull, limits } from "@/lib/access/limits";
import { invalidVisitorToken } from "@/lib/access/visitor-token";
import { kindOfType } from "@/lib/core/file/file-kinds";
import { attachmentBytesPerConversation, attachmentLimitBytes, attachmentsPerConversation, unsentUploads, uploadsADay } from "@/lib/core/file/file-limits";
import type { ConversationId } from "@/lib/core/kernel/ids";
import {
  attachmentKindsOf,
  type AttachmentRow,
  countUploads,
  findAttachmentByClientId,
  insertAttachment,
  lockOwnConversation,
  type Uploader,
} from "@/lib/db/attachment";
import { lockConversation } from "@/lib/db/conversation";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { sumAttachmentBytes } from "@/lib/db/usage";
import { sniffType } from "@/lib/integrations/storage/sniff-type";
import { insertPreparedFile, placeFile, prepareFile } from "./keep-file";
import { sha256Hex } from "@/lib/platform/crypto";
import { AppError, notFound } from "@/lib/platform/errors";

export type Upload = { clientId: string; name: string; bytes: Uint8Array };

const dayMs = 24 * 3_600_000;

/** Throws not_found, visitor_token_invalid, forbidden, file_refused, file_limit_reached, limit_full, client_id_reused, unavailable. */
export async function uploadAttachment(actor: VisitorActor | MemberActor, conversationId: ConversationId, upload: Upload): Promise<AttachmentRow> {
  if (actor.kind !== "visitor") requireScope(actor, "conversation:reply");
  const uploader = uploaderOf(actor);
  const known = await withWorkspaceSql(actor, (tx) => check(tx, actor, uploader, conversationId, upload));
  if (known) return known;
  const { bytes } = upload;
  if (bytes.length === 0) throw new AppError("file_refused", "The file is empty.");
  if (bytes.length > attachmentLimitBytes) throw new AppError("payload_too_large", "A file has at most 10 MB.");
  const contentType = await sniffType(bytes, upload.name);
  await requireKind(actor, conversationId, contentType);
  const file = prepareFile({ purpose: "attachment", name: upload.name, contentType, bytes });
  await placeFile(actor, file);
  const stored = await withWorkspaceSql(actor, async (tx) => {
    // Under the conversation's lock: of two uploads with one client id the second finds the first.
    const first = await check(tx, actor, uploader, conversationId, upload);
    if (first) return first;
    await insertPreparedFile(tx, file, false);
    await insertAttachment(tx, { id: file.id, conversationId, clientId: upload.clientId, uploader });
    return null;
  });
  if (stored) return stored;
  return { ...file, erased: false, messageId: null, uploaderKind: uploader.kind, uploaderId: uploader.id };
}

/** Throws not_found, visitor_token_invalid, forbidden where nothing could be uploaded to. */
export async function requireUploadPlace(actor: VisitorActor | MemberActor, conversationId: ConversationId): Promise<void> {
  if (actor.kind !== "visitor") requireScope(actor, "conversation:reply");
  await withWorkspaceSql(actor, (tx) => requirePlace(tx, actor, conversationId));
}

async function requirePlace(tx: Tx, actor: VisitorActor | MemberActor, conversationId: ConversationId): Promise<void> {
  if (actor.kind !== "visitor") {
    if (!(await lockConversation(tx, conversationId))) throw notFound();
    return;
  }
  const state = await lockOwnConversation(tx, conversationId, actor);
  if (state === "missing") throw notFound();
  if (state === "revoked") throw invalidVisitorToken();
}

function uploaderOf(actor: VisitorActor | MemberActor): Uploader {
  return actor.kind === "visitor" ? { kind: "visitor", id: actor.id } : { kind: "member", id: memberOf(actor).id };
}

async function check(
  tx: Tx,
  actor: VisitorActor | MemberActor,
  uploader: Uploader,
  conversationId: ConversationId,
  upload: Upload,
): Promise<AttachmentRow | null> {
  await requirePlace(tx, actor, conversationId);
  const known = await findAttachmentByClientId(tx, conversationId, upload.clientId);
  if (known) {
    if (known.uploaderId === uploader.id && (known.erased || known.sha256 === sha256Hex(upload.bytes))) return known;
    throw new AppError("client_id_reused", "A file with this client id and another content is stored already. Make a new client id for a new file.");
  }
  const counts = await countUploads(tx, conversationId, uploader, new Date(tx.now.getTime() - dayMs));
  const full = counts.inConversation >= attachmentsPerConversation || counts.bytesInConversation + upload.bytes.length > attachmentBytesPerConversation;
  if (full) throw new AppError("file_limit_reached", "This conversation holds as many files as it can.");
  if (counts.unsentByUploader >= unsentUploads) throw new AppError("file_limit_reached", "Send or leave out the files that are uploaded before adding more.");
  if (actor.kind === "visitor" && counts.byUploader >= uploadsADay) throw new AppError("file_limit_reached", "No more files can be sent today.");
  await requireFileRoom(tx, upload.bytes.length);
  return null;
}

/** Two uploads at once can each find the last room: the limit is passed by a file then, never by more than are under way. */
async function requireFileRoom(tx: Tx, bytes: number): Promise<void> {
  const limit = limits().fileBytes;
  if (limit === null || (await sumAttachmentBytes(tx)) + bytes <= limit) return;
  throw limitFull("fileBytes", limit, "No more files can be sent here: the workspace's room for files is full.");
}

async function requireKind(actor: VisitorActor | MemberActor, conversationId: ConversationId, contentType: string): Promise<void> {
  const kinds = await withWorkspaceSql(actor, (tx) => attachmentKindsOf(tx, conversationId));
  const kind = kindOfType(contentType);
  if (kind !== null && kinds.includes(kind)) return;
  const allowed = kinds.length === 0 ? "Files cannot be sent here." : `Here can be sent: ${kinds.join(", ")}.`;
  throw new AppError("file_refused", `This kind of file cannot be sent. ${allowed}`, { extra: { kinds } });
}
