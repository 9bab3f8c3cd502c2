import "server-only";
/** CSAT: one rating a conversation, 1 to 5; a second one replaces it, each is in the log. */
import type { VisitorActor } from "@/lib/access/actor";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { maskPersonalData } from "@/lib/core/personal-data/mask-personal-data";
import { upsertCsat } from "@/lib/db/rating";
import { changeConversation } from "@/lib/moves/change-conversation";
import { eventItem } from "@/lib/moves/write-conversation";
import { AppError } from "@/lib/platform/errors";

/** Throws not_found, state_conflict while the conversation is not resolved. */
export async function rateConversation(actor: VisitorActor, conversationId: ConversationId, rating: { score: number; comment: string | null }): Promise<void> {
  await changeConversation(actor, conversationId, async (tx, conversation) => {
    if (conversation.status !== "resolved") throw new AppError("state_conflict", "A conversation is rated when it is closed.");
    await upsertCsat(tx, conversationId, { ...rating, comment: rating.comment && maskPersonalData(rating.comment).text });
    return {
      items: [eventItem(actor, { type: "csat.rated", subjectType: "conversation", subjectId: conversationId, data: { score: rating.score } })],
      result: undefined,
    };
  });
}
