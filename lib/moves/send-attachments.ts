import "server-only";
/** A message takes uploaded files along: each is sent once, by who uploaded it, and its digest goes into the log. */
import type { Actor } from "@/lib/access/actor";
import type { ConversationId, FileId } from "@/lib/core/kernel/ids";
import { bindToMessage, lockUnsent, type Uploader } from "@/lib/db/attachment";
import type { Item } from "@/lib/db/conversation-item";
import type { Tx } from "@/lib/db/tx";
import { AppError } from "@/lib/platform/errors";
import { eventItem } from "./write-conversation";

/** The facts to write after the message. Throws validation_failed for a file that is not there, not theirs, or was sent before. */
export async function sendAttachments(
  tx: Tx,
  actor: Actor,
  uploader: Uploader,
  conversationId: ConversationId,
  messageId: string,
  ids: readonly FileId[],
): Promise<Item[]> {
  if (ids.length === 0) return [];
  const files = await lockUnsent(tx, conversationId, uploader, ids);
  if (files.length !== ids.length) {
    const message = "is no file that was uploaded to this conversation and not sent yet";
    const known = new Set<string>(files.map(({ id }) => id));
    throw new AppError("validation_failed", "A file cannot be sent: upload it to this conversation first, and send it once.", {
      errors: ids.flatMap((id, index) => (known.has(id) ? [] : [{ path: `body.attachments.${index}`, message }])),
    });
  }
  await bindToMessage(tx, ids, messageId);
  return files.map(({ id, digest, contentType, sizeBytes }) =>
    eventItem(actor, { type: "attachment.added", subjectType: "attachment", subjectId: id, data: { digest, messageId, contentType, sizeBytes } }),
  );
}
