import "server-only";
/** Resolves what the bot has and nobody has written in for a day. What people have stays open until a person ends it. */
import { asSystem } from "@/lib/access/actor";
import { idleAfterMs } from "@/lib/core/conversation/idle-time";
import type { ConversationId, WorkspaceId } from "@/lib/core/kernel/ids";
import { updateConversation } from "@/lib/db/conversation";
import { isIdle, listIdleConversations } from "@/lib/db/idle-conversation";
import { changeConversation } from "@/lib/moves/change-conversation";
import { eventItem, systemItem } from "@/lib/moves/write-conversation";
import { now } from "@/lib/platform/clock";
import { describeError, log } from "@/lib/platform/log";

/** How many were closed. Safe in several processes at once: the conversation's lock decides. A visitor who writes again reopens it. */
export async function closeIdle(limit = 100): Promise<number> {
  let closed = 0;
  for (const { workspaceId, conversationId } of await listIdleConversations(new Date(now().getTime() - idleAfterMs), limit)) {
    try {
      if (await close(workspaceId, conversationId)) closed += 1;
    } catch (error) {
      log.error("an idle conversation could not be closed", { workspaceId, conversationId, error: describeError(error) });
    }
  }
  return closed;
}

async function close(workspaceId: WorkspaceId, conversationId: ConversationId): Promise<boolean> {
  const actor = asSystem(workspaceId, "idle conversation");
  return changeConversation(actor, conversationId, async (tx) => {
    if (!(await isIdle(tx, conversationId, new Date(tx.now.getTime() - idleAfterMs)))) return { items: [], result: false };
    await updateConversation(tx, conversationId, { status: "resolved", resolvedAt: tx.now, bumpEpoch: true });
    return {
      items: [
        eventItem(actor, { type: "conversation.resolved", subjectType: "conversation", subjectId: conversationId, data: { by: "system" } }),
        systemItem({ workspaceId, conversationId, now: tx.now }, actor, { code: "resolved", params: {} }),
      ],
      result: true,
    };
  });
}
