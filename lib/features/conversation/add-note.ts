import "server-only";
/** A private note: staff only, never on the visitor's road. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { findMessageByClientId } from "@/lib/db/conversation";
import { changeConversation } from "@/lib/moves/change-conversation";
import { messageItem } from "@/lib/moves/write-conversation";
import { AppError } from "@/lib/platform/errors";

/** A retry with the same client id changes nothing. Throws not_found, client_id_reused. */
export async function addNote(actor: MemberActor, conversationId: ConversationId, input: { clientId: string; text: string }): Promise<void> {
  requireScope(actor, "note:write");
  const author = memberOf(actor);
  await changeConversation(actor, conversationId, async (tx) => {
    const known = await findMessageByClientId(tx, conversationId, input.clientId);
    if (known) {
      if (known.text !== input.text || known.authorId !== author.id || known.visibility !== "note")
        throw new AppError("client_id_reused", "This client id was used for another message.");
      return { items: [], result: undefined };
    }
    const place = { workspaceId: actor.workspaceId, conversationId, now: tx.now };
    return {
      items: [messageItem(place, actor, { authorClass: "human", authorId: author.id, text: input.text, clientId: input.clientId, visibility: "note" })],
      result: undefined,
    };
  });
}
