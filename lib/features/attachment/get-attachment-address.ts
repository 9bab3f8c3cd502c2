import "server-only";
/** An address for a file of a conversation, for its visitor or a member who may read it. */
import { type MemberActor, memberIdOf, requireScope, type VisitorActor } from "@/lib/access/actor";
import { fileAddressMs, issueFileToken } from "@/lib/access/file-token";
import { invalidVisitorToken } from "@/lib/access/visitor-token";
import type { ConversationId, FileId } from "@/lib/core/kernel/ids";
import { findAttachment, lockOwnConversation } from "@/lib/db/attachment";
import { withWorkspaceSql } from "@/lib/db/tx";
import { publicUrl } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";

/** Throws not_found for what is missing, erased, or somebody else's that is not sent yet; visitor_token_invalid, forbidden. */
export async function getAttachmentAddress(
  actor: VisitorActor | MemberActor,
  conversationId: ConversationId,
  id: FileId,
): Promise<{ url: string; expiresAt: string }> {
  if (actor.kind !== "visitor") requireScope(actor, "conversation:read");
  const reader = actor.kind === "visitor" ? actor.id : memberIdOf(actor);
  return withWorkspaceSql(actor, async (tx) => {
    if (actor.kind === "visitor") {
      const state = await lockOwnConversation(tx, conversationId, actor);
      if (state === "missing") throw notFound();
      if (state === "revoked") throw invalidVisitorToken();
    }
    const file = await findAttachment(tx, conversationId, id);
    if (!file || file.erased || (file.messageId === null && file.uploaderId !== reader)) throw notFound();
    const expiresAt = new Date(tx.now.getTime() + fileAddressMs);
    return { url: `${publicUrl()}/api/v1/files/${issueFileToken(tx.workspaceId, id, expiresAt)}`, expiresAt: expiresAt.toISOString() };
  });
}
