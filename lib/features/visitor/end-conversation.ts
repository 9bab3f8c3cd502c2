import "server-only";
/** The visitor ends the chat. Nobody waits any more; a new message takes it up again. */
import type { VisitorActor } from "@/lib/access/actor";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { closeHandoff, updateConversation } from "@/lib/db/conversation";
import { changeConversation } from "@/lib/moves/change-conversation";
import { settleDrafts } from "@/lib/moves/settle-drafts";
import { eventItem, systemItem } from "@/lib/moves/write-conversation";

/** Ending an ended one changes nothing. Throws not_found, visitor_token_invalid. */
export async function endConversation(actor: VisitorActor, conversationId: ConversationId): Promise<void> {
  await changeConversation(actor, conversationId, async (tx, conversation) => {
    if (conversation.status === "resolved") return { items: [], result: undefined };
    const settled = await settleDrafts(tx, actor, conversationId, "resolved");
    const { handoff } = conversation;
    if (handoff) await closeHandoff(tx, handoff.id);
    await updateConversation(tx, conversationId, { status: "resolved", resolvedAt: tx.now, waitingSince: null, heldDraftId: null, bumpEpoch: true });
    return {
      items: [
        ...settled,
        ...(handoff ? [eventItem(actor, { type: "handoff.closed", subjectType: "handoff", subjectId: handoff.id, data: { cause: "visitor_left" } })] : []),
        eventItem(actor, { type: "conversation.resolved", subjectType: "conversation", subjectId: conversationId, data: { by: "visitor" } }),
        systemItem({ workspaceId: actor.workspaceId, conversationId, now: tx.now }, actor, { code: "visitor_ended", params: {} }),
      ],
      result: undefined,
    };
  });
}
