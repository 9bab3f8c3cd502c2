import "server-only";
/** The visitor leaves an address for the answer. It is a claim until something proves it. */
import type { VisitorActor } from "@/lib/access/actor";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { setVisitorEmail } from "@/lib/db/visitor";
import { changeConversation } from "@/lib/moves/change-conversation";
import { eventItem, systemItem } from "@/lib/moves/write-conversation";

/** Throws not_found. */
export async function leaveEmail(actor: VisitorActor, conversationId: ConversationId, email: string): Promise<void> {
  await changeConversation(actor, conversationId, async (tx) => {
    await setVisitorEmail(tx, actor.id, email);
    return {
      items: [
        eventItem(actor, { type: "visitor.email_left", subjectType: "conversation", subjectId: conversationId, data: { visitorId: actor.id } }),
        systemItem({ workspaceId: tx.workspaceId, conversationId, now: tx.now }, actor, { code: "email_saved", params: {} }),
      ],
      result: undefined,
    };
  });
}
