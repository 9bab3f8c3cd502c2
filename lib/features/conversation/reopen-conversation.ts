import "server-only";
/** A person takes a resolved conversation up again. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { acceptConversation } from "@/lib/moves/accept-conversation";
import { changeConversation } from "@/lib/moves/change-conversation";
import { eventItem, systemItem } from "@/lib/moves/write-conversation";

/** Reopening an open conversation changes nothing. Throws not_found. */
export async function reopenConversation(actor: MemberActor, conversationId: ConversationId): Promise<void> {
  requireScope(actor, "conversation:claim");
  await changeConversation(actor, conversationId, async (tx, conversation) => {
    if (conversation.status !== "resolved") return { items: [], result: undefined };
    const reopened = [
      eventItem(actor, { type: "conversation.reopened", subjectType: "conversation", subjectId: conversationId, data: { by: "member" } }),
      systemItem({ workspaceId: actor.workspaceId, conversationId, now: tx.now }, actor, { code: "reopened", params: {} }),
    ];
    return { items: [...reopened, ...(await acceptConversation(tx, actor, conversation))], result: undefined };
  });
}
