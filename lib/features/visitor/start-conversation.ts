import "server-only";
/** Begins a conversation. Its first line says that an AI answers; it is stored as evidence. */
import type { VisitorActor } from "@/lib/access/actor";
import { invalidVisitorToken } from "@/lib/access/visitor-token";
import { onlineForMs } from "@/lib/core/handoff/timing";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { getChannelFace, insertConversation, touchVisitor } from "@/lib/db/visitor";
import { withWorkspaceSql } from "@/lib/db/tx";
import { eventItem, systemItem, writeConversation } from "@/lib/moves/write-conversation";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { ringConversation } from "@/lib/realtime/bell";

/** The same client id gives the same conversation again. Throws visitor_token_invalid. */
export async function startConversation(actor: VisitorActor, input: { clientId: string; pageUrl: string | null }): Promise<ConversationId> {
  const started = await withWorkspaceSql(actor, async (tx) => {
    if (!(await touchVisitor(tx, actor))) throw invalidVisitorToken();
    const face = await getChannelFace(tx, actor.channelId, new Date(tx.now.getTime() - onlineForMs));
    if (!face) throw notFound();
    const conversation = await insertConversation(tx, {
      id: newId<"conversation">(),
      channelId: actor.channelId,
      botId: face.botId,
      visitorId: actor.id,
      clientId: input.clientId,
      pageUrl: input.pageUrl,
    });
    if (conversation.isNew) {
      const place = { workspaceId: tx.workspaceId, conversationId: conversation.id, now: tx.now };
      await writeConversation(tx, conversation.id, [
        eventItem(actor, {
          type: "conversation.started",
          subjectType: "conversation",
          subjectId: conversation.id,
          data: { channelId: actor.channelId, visitorId: actor.id },
        }),
        systemItem(place, actor, { code: "ai_disclosure", params: { bot: face.botName } }),
      ]);
    }
    return conversation.id;
  });
  ringConversation(actor.workspaceId, started);
  return started;
}
