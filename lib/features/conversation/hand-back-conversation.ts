import "server-only";
/** A person gives the conversation back to the bot, which starts with a fresh budget of turns. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { closeHandoff, updateConversation } from "@/lib/db/conversation";
import { findStoppedScope } from "@/lib/db/kill-switch";
import { changeConversation } from "@/lib/moves/change-conversation";
import { settleDrafts } from "@/lib/moves/settle-drafts";
import { eventItem, systemItem } from "@/lib/moves/write-conversation";
import { AppError } from "@/lib/platform/errors";

/** Throws not_found, state_conflict when the bot has it already or it is resolved. */
export async function handBackConversation(actor: MemberActor, conversationId: ConversationId): Promise<void> {
  requireScope(actor, "conversation:claim");
  await changeConversation(actor, conversationId, async (tx, conversation) => {
    if (conversation.status === "resolved" || conversation.handledBy === "bot")
      throw new AppError("state_conflict", "Only an open conversation that people have can be handed back.");
    if ((await findStoppedScope(tx, conversationId)) !== null)
      throw new AppError("state_conflict", "The bot is stopped here: it cannot have the conversation until somebody lets it go on.");
    const settled = await settleDrafts(tx, actor, conversationId, "handed_back");
    const handoff = conversation.handoff;
    if (handoff) await closeHandoff(tx, handoff.id);
    await updateConversation(tx, conversationId, {
      status: "pending",
      handledBy: "bot",
      assigneeId: null,
      waitingSince: null,
      heldDraftId: null,
      botTurns: 0,
      bumpEpoch: true,
    });
    const place = { workspaceId: actor.workspaceId, conversationId, now: tx.now };
    return {
      items: [
        ...settled,
        ...(handoff ? [eventItem(actor, { type: "handoff.closed", subjectType: "handoff", subjectId: handoff.id, data: { cause: "handed_back" } })] : []),
        eventItem(actor, { type: "conversation.handed_back", subjectType: "conversation", subjectId: conversationId, data: {} }),
        ...(conversation.assigneeName === null ? [] : [systemItem(place, actor, { code: "human_left", params: { name: conversation.assigneeName } })]),
        systemItem(place, actor, { code: "bot_resumed", params: { bot: conversation.botName } }),
      ],
      result: undefined,
    };
  });
}
