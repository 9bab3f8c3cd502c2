import "server-only";
/** Ends a conversation: the handoff is closed, waiting drafts are cancelled, the visitor is asked how it went. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { closeHandoff, updateConversation } from "@/lib/db/conversation";
import { changeConversation } from "@/lib/moves/change-conversation";
import { settleDrafts } from "@/lib/moves/settle-drafts";
import { eventItem, systemItem } from "@/lib/moves/write-conversation";

/** Resolving a resolved conversation changes nothing. Throws not_found. */
export async function resolveConversation(actor: MemberActor, conversationId: ConversationId): Promise<void> {
  requireScope(actor, "conversation:claim");
  await changeConversation(actor, conversationId, async (tx, conversation) => {
    if (conversation.status === "resolved") return { items: [], result: undefined };
    const settled = await settleDrafts(tx, actor, conversationId, "resolved");
    const handoff = conversation.handoff;
    if (handoff) await closeHandoff(tx, handoff.id);
    await updateConversation(tx, conversationId, { status: "resolved", resolvedAt: tx.now, waitingSince: null, heldDraftId: null, bumpEpoch: true });
    return {
      items: [
        ...settled,
        ...(handoff ? [eventItem(actor, { type: "handoff.closed", subjectType: "handoff", subjectId: handoff.id, data: { cause: "resolved" } })] : []),
        eventItem(actor, { type: "conversation.resolved", subjectType: "conversation", subjectId: conversationId, data: { by: "member" } }),
        systemItem({ workspaceId: actor.workspaceId, conversationId, now: tx.now }, actor, { code: "resolved", params: {} }),
      ],
      result: undefined,
    };
  });
}
