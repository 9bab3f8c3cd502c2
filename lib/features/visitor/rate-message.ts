import "server-only";
/** Thumbs up or down on an answer, with a reason. */
import type { VisitorActor } from "@/lib/access/actor";
import type { ConversationId, MessageId } from "@/lib/core/kernel/ids";
import { maskPersonalData } from "@/lib/core/personal-data/mask-personal-data";
import { findRatableMessage, upsertFeedback } from "@/lib/db/rating";
import { changeConversation } from "@/lib/moves/change-conversation";
import { eventItem } from "@/lib/moves/write-conversation";
import { notFound } from "@/lib/platform/errors";

/** Throws not_found for a message that is not an answer of this conversation. */
export async function rateMessage(
  actor: VisitorActor,
  conversationId: ConversationId,
  messageId: MessageId,
  feedback: { value: "up" | "down"; reason: string | null },
): Promise<void> {
  await changeConversation(actor, conversationId, async (tx) => {
    if (!(await findRatableMessage(tx, conversationId, messageId))) throw notFound();
    await upsertFeedback(tx, messageId, { ...feedback, reason: feedback.reason && maskPersonalData(feedback.reason).text });
    return {
      items: [eventItem(actor, { type: "message.rated", subjectType: "message", subjectId: messageId, data: { value: feedback.value } })],
      result: undefined,
    };
  });
}
