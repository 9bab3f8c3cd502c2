import "server-only";
/** Exactly one agent gets it; the others are told who has it and since when. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { acceptConversation } from "@/lib/moves/accept-conversation";
import { changeConversation } from "@/lib/moves/change-conversation";
import { AppError } from "@/lib/platform/errors";

/** Throws not_found, already_claimed, state_conflict for a resolved one. */
export async function claimConversation(actor: MemberActor, conversationId: ConversationId): Promise<void> {
  requireScope(actor, "conversation:claim");
  await changeConversation(actor, conversationId, async (tx, conversation) => {
    if (conversation.status === "resolved") throw new AppError("state_conflict", "The conversation is resolved. Reopen it first.");
    return { items: await acceptConversation(tx, actor, conversation), result: undefined };
  });
}
