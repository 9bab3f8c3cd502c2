import "server-only";
/** A file of a conversation, for a visitor whose token says who they are: the widget fetches files and never links to them. */
import type { VisitorActor } from "@/lib/access/actor";
import type { ConversationId, FileId } from "@/lib/core/kernel/ids";
import { getAttachmentAddress } from "./get-attachment-address";
import { type OpenedFile, openFile } from "./open-file";

/** Throws not_found and visitor_token_invalid, as for an address. */
export async function readAttachment(actor: VisitorActor, conversationId: ConversationId, id: FileId): Promise<OpenedFile> {
  const { url } = await getAttachmentAddress(actor, conversationId, id);
  return openFile(url.slice(url.lastIndexOf("/") + 1));
}
