import "server-only";
/** A visitor's message: stored once with the turn that it opens, acknowledged, then decided. */
import type { VisitorActor } from "@/lib/access/actor";
import { limitReached } from "@/lib/access/limits";
import { noteMessage, usedUpMessages } from "@/lib/access/message-allowance";
import { invalidVisitorToken } from "@/lib/access/visitor-token";
import type { SystemLine } from "@/lib/core/conversation/system-text";
import { isParting } from "@/lib/core/escalation/detect-small-talk";
import { onlineForMs } from "@/lib/core/handoff/timing";
import type { ConversationId, FileId, MessageId, TurnId } from "@/lib/core/kernel/ids";
import { countMasked, maskPersonalData } from "@/lib/core/personal-data/mask-personal-data";
import { listSentFiles } from "@/lib/db/attachment";
import type { SentFile } from "@/lib/db/visitor-view";
import { findMessageByClientId } from "@/lib/db/conversation";
import { findSentMac, insertMaskedMessage, type Received, receiveVisitorMessage, type TurnContext } from "@/lib/db/turn";
import { withWorkspaceSql } from "@/lib/db/tx";
import { sendAttachments } from "@/lib/moves/send-attachments";
import { eventItem, messageItem, systemItem, writeConversation } from "@/lib/moves/write-conversation";
import { now } from "@/lib/platform/clock";
import { hmac } from "@/lib/platform/crypto";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { ringConversation } from "@/lib/realtime/bell";

/** The accepting process decides at once; a sweep of any process takes what is older than this. */
export const turnLeaseMs = 3_000;

export type ReceivedMessage = {
  id: MessageId;
  seq: number;
  createdAt: Date;
  /** As it is stored. */
  text: string;
  /** The turn that is now to be decided, if one is, and what its decision reads. */
  turnId: TurnId | null;
  context: TurnContext | null;
  isNew: boolean;
  files: SentFile[];
};

/** Throws not_found, visitor_token_invalid, client_id_reused, limit_reached, validation_failed for a file that cannot be sent. */
export async function receiveMessage(
  actor: VisitorActor,
  conversationId: ConversationId,
  input: { clientId: string; text: string; attachments?: readonly FileId[] },
): Promise<ReceivedMessage> {
  const at = now();
  await requireAllowance(actor, conversationId, input.clientId, at);
  const place = { workspaceId: actor.workspaceId, conversationId, now: at };
  const turnId = newId<"turn">();
  // From here on nobody has what was taken out: not the database, a bot, a model, nor an agent.
  const { text, masked } = maskPersonalData(input.text);
  const sentMac = masked.length === 0 ? null : hmac("masked-message", `${conversationId} ${input.clientId} ${input.text}`);
  const item = messageItem(place, actor, { authorClass: "visitor", authorId: actor.id, text, clientId: input.clientId });
  const files = input.attachments ?? [];
  const message: Parameters<typeof receiveVisitorMessage>[0] = {
    workspaceId: actor.workspaceId,
    conversationId,
    visitorId: actor.id,
    tokenEpoch: actor.tokenEpoch,
    clientId: input.clientId,
    text,
    item,
    turnId,
    reopenItems:
      files.length === 0 && isParting(text)
        ? null
        : [
            systemItem(place, actor, { code: "reopened", params: {} }),
            eventItem(actor, { type: "conversation.reopened", subjectType: "conversation", subjectId: conversationId, data: { by: "visitor" } }),
          ],
    leaseMs: turnLeaseMs,
    onlineAfter: new Date(at.getTime() - onlineForMs),
    now: at,
  };
  const note: SystemLine = { code: "personal_data_masked", params: Object.fromEntries(masked.map(({ kind, count }) => [kind, String(count)])) };
  const isPlain = files.length === 0 && countMasked(text).length === 0;
  const received = isPlain ? await receiveVisitorMessage(message) : await receiveWithMore(actor, message, { files, sentMac, note });
  const sent = files.length === 0 || !received.messageId ? [] : await withWorkspaceSql(actor, (tx) => listSentFiles(tx, received.messageId));
  const stored = { id: received.messageId, seq: received.seq, createdAt: received.createdAt, text, files: sent };
  switch (received.outcome) {
    case "not_found":
      throw notFound();
    case "token_revoked":
      throw invalidVisitorToken();
    case "client_id_reused":
      throw new AppError("client_id_reused", "A message with this client id and another text is stored already. Make a new client id for a new message.");
    case "created":
      noteMessage(actor.workspaceId, at);
      // Whoever decides the turn rings for both messages: decide-received.ts.
      if (!received.context) ringConversation(actor.workspaceId, conversationId);
      return { ...stored, turnId: received.context?.turn.id ?? null, context: received.context, isNew: true };
    case "duplicate":
      return { ...stored, turnId: null, context: null, isNew: false };
  }
}

/** The retry of a message that is stored already is never refused: its sender would think it lost. */
async function requireAllowance(actor: VisitorActor, conversationId: ConversationId, clientId: string, at: Date): Promise<void> {
  const limit = await usedUpMessages(actor.workspaceId, at);
  if (limit === null) return;
  const stored = await withWorkspaceSql(actor, (tx) => findMessageByClientId(tx, conversationId, clientId));
  if (stored) return;
  throw limitReached("messagesPerDay", limit, `No more messages can be sent here today: this chat takes ${limit.toLocaleString("en")} a day.`, at);
}

/**
 * With files or something taken out it is a transaction of several statements: the message, what it takes along, and the facts of that. A
 * retry says the same when the same was sent: what is stored can be alike where what was taken out differs.
 */
async function receiveWithMore(
  actor: VisitorActor,
  message: Parameters<typeof receiveVisitorMessage>[0],
  more: { files: readonly FileId[]; sentMac: string | null; note: SystemLine },
): Promise<Received> {
  return withWorkspaceSql(actor, async (tx) => {
    const received = await receiveVisitorMessage(message, tx);
    if (received.outcome === "duplicate" && (await findSentMac(tx, received.messageId)) !== more.sentMac) return { ...received, outcome: "client_id_reused" };
    if (received.outcome !== "created") return received;
    const visitor = { kind: "visitor", id: actor.id } as const;
    const facts = more.files.length === 0 ? [] : await sendAttachments(tx, actor, visitor, message.conversationId, received.messageId, more.files);
    if (more.sentMac !== null) {
      await insertMaskedMessage(tx, received.messageId, more.sentMac);
      // Of this transaction's time, which is the one that is stored with it: its digest covers that.
      facts.push(systemItem({ workspaceId: tx.workspaceId, conversationId: message.conversationId, now: tx.now }, actor, more.note));
    }
    await writeConversation(tx, message.conversationId, facts);
    return received;
  });
}
