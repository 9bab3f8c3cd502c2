import "server-only";
/** A person writes to the visitor. Whoever replies takes the conversation, unless somebody else has it. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import type { ConversationId, FileId } from "@/lib/core/kernel/ids";
import { findMessageByClientId, updateConversation } from "@/lib/db/conversation";
import { acceptConversation } from "@/lib/moves/accept-conversation";
import { changeConversation } from "@/lib/moves/change-conversation";
import { sendAttachments } from "@/lib/moves/send-attachments";
import { settleDrafts } from "@/lib/moves/settle-drafts";
import { messageItem } from "@/lib/moves/write-conversation";
import { AppError } from "@/lib/platform/errors";

/** A retry with the same client id changes nothing. Throws not_found, already_claimed, client_id_reused, state_conflict for a resolved one. */
export async function replyToVisitor(
  actor: MemberActor,
  conversationId: ConversationId,
  input: { clientId: string; text: string; attachments?: readonly FileId[] },
): Promise<void> {
  requireScope(actor, "conversation:reply");
  const author = memberOf(actor);
  await changeConversation(actor, conversationId, async (tx, conversation) => {
    const known = await findMessageByClientId(tx, conversationId, input.clientId);
    if (known) {
      if (known.text !== input.text || known.authorId !== author.id || known.visibility !== "public") {
        throw new AppError("client_id_reused", "A message with this client id and another text is stored already. Make a new client id for a new message.");
      }
      return { items: [], result: undefined };
    }
    if (conversation.status === "resolved") throw new AppError("state_conflict", "The conversation is resolved. Reopen it to write again.");
    const joined = await acceptConversation(tx, actor, conversation);
    const settled = await settleDrafts(tx, actor, conversationId, "responded");
    await updateConversation(tx, conversationId, { waitingSince: null, heldDraftId: null });
    const place = { workspaceId: actor.workspaceId, conversationId, now: tx.now };
    const message = messageItem(place, actor, { authorClass: "human", authorId: author.id, text: input.text, clientId: input.clientId });
    const sent = await sendAttachments(tx, actor, { kind: "member", id: author.id }, conversationId, message.id, input.attachments ?? []);
    return { items: [...joined, ...settled, message, ...sent], result: undefined };
  });
}
