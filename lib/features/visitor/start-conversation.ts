import "server-only";
/** Begins a conversation. Its first line says that an AI answers; it is stored as evidence. */
import type { VisitorActor } from "@/lib/access/actor";
import { limitReached, limits } from "@/lib/access/limits";
import { invalidVisitorToken } from "@/lib/access/visitor-token";
import { onlineForMs } from "@/lib/core/handoff/timing";
import { dayStart } from "@/lib/core/usage/count-usage";
import type { ConversationId, VisitorId } from "@/lib/core/kernel/ids";
import type { Item } from "@/lib/db/conversation-item";
import type { StoredPreChat } from "@/lib/db/thread";
import { countConversationsSince, findConversationByClientId, getChannelFace, insertConversation, setTypedFace, touchVisitor } from "@/lib/db/visitor";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { eventItem, systemItem, writeConversation } from "@/lib/moves/write-conversation";
import { sha256Hex } from "@/lib/platform/crypto";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { ringConversation } from "@/lib/realtime/bell";
import { checkPreChat, type GivenPreChat } from "./check-pre-chat";

/** The same client id gives the same conversation again. Throws visitor_token_invalid, limit_reached, and validation_failed for the form before the chat. */
export async function startConversation(
  actor: VisitorActor,
  input: { clientId: string; pageUrl: string | null; preChat?: GivenPreChat | null },
): Promise<ConversationId> {
  const started = await withWorkspaceSql(actor, async (tx) => {
    if (!(await touchVisitor(tx, actor))) throw invalidVisitorToken();
    const face = await getChannelFace(tx, actor.channelId, new Date(tx.now.getTime() - onlineForMs));
    if (!face) throw notFound();
    const before = await findConversationByClientId(tx, actor.id, input.clientId);
    if (before) return before;
    await requireAllowance(tx, actor.id);
    const preChat = checkPreChat(face.preChat, input.preChat ?? null, tx.now);
    const conversation = await insertConversation(tx, {
      id: newId<"conversation">(),
      channelId: actor.channelId,
      botId: face.botId,
      visitorId: actor.id,
      clientId: input.clientId,
      pageUrl: input.pageUrl,
      preChat,
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
        ...preChatItems(actor, conversation.id, preChat),
        systemItem(place, actor, { code: "ai_disclosure", params: { bot: face.botName } }),
      ]);
      await setVisitorFromForm(tx, actor.id, preChat);
    }
    return conversation.id;
  });
  ringConversation(actor.workspaceId, started);
  return started;
}

/** The visitor's row is locked: of two at once the second counts the first. */
async function requireAllowance(tx: Tx, visitorId: VisitorId): Promise<void> {
  const limit = limits().conversationsPerVisitorPerDay;
  if (limit === null) return;
  const begun = await countConversationsSince(tx, visitorId, new Date(dayStart(tx.now.getTime())), limit);
  if (begun >= limit) throw limitReached("conversationsPerVisitorPerDay", limit, `You have begun ${limit} conversations today, as many as you can.`, tx.now);
}

/** Evidence of what was agreed to and which questions were answered; the answers themselves stay out of the log. */
function preChatItems(actor: VisitorActor, conversationId: ConversationId, preChat: StoredPreChat | null): Item[] {
  if (!preChat) return [];
  const subject = { subjectType: "conversation", subjectId: conversationId } as const;
  const { answers, consent } = preChat;
  return [
    ...(consent
      ? [eventItem(actor, { type: "conversation.consented", ...subject, data: { noticeSha256: sha256Hex(`${consent.text}\n${consent.url ?? ""}`) } })]
      : []),
    ...(answers.length > 0 ? [eventItem(actor, { type: "conversation.form_answered", ...subject, data: { fields: answers.map(({ key }) => key) } })] : []),
  ];
}

/** The answers called name and email are what agents see, as unverified as everything that is typed. */
async function setVisitorFromForm(tx: Tx, visitorId: VisitorId, preChat: StoredPreChat | null): Promise<void> {
  const answer = (key: string) => preChat?.answers.find((each) => each.key === key)?.value;
  const [name, email] = [answer("name"), answer("email")];
  await setTypedFace(tx, visitorId, typeof name === "string" ? [...name].slice(0, 80).join("") : null, typeof email === "string" ? email : null);
}
