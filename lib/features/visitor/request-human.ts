import "server-only";
/** "Talk to a person": no policy, prompt or model stands before it. */
import type { VisitorActor } from "@/lib/access/actor";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { changeConversation } from "@/lib/moves/change-conversation";
import { requestHandoff } from "@/lib/moves/request-handoff";
import { eventItem, systemItem } from "@/lib/moves/write-conversation";
import { updateConversation } from "@/lib/db/conversation";

/** Pressing it again while people have the conversation changes nothing. Throws not_found. */
export async function requestHuman(actor: VisitorActor, conversationId: ConversationId): Promise<void> {
  await changeConversation(actor, conversationId, async (tx, conversation) => {
    if (conversation.handledBy !== "bot" && conversation.status !== "resolved") return { items: [], result: undefined };
    const reopened =
      conversation.status === "resolved"
        ? [
            eventItem(actor, { type: "conversation.reopened", subjectType: "conversation", subjectId: conversationId, data: { by: "visitor" } }),
            systemItem({ workspaceId: tx.workspaceId, conversationId, now: tx.now }, actor, { code: "reopened", params: {} }),
          ]
        : [];
    if (reopened.length > 0) await updateConversation(tx, conversationId, { resolvedAt: null, assigneeId: null });
    const requested = await requestHandoff(tx, actor, conversation, { trigger: "visitor", reasons: [{ code: "visitor_button" }], turnId: null });
    return { items: [...reopened, ...requested], result: undefined };
  });
}
