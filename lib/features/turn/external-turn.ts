import "server-only";
/** What a bot of the tenant's own is told of a turn, bounded. */
import type { ExternalRequest, ExternalTurn } from "@/lib/contracts/api/external-bot";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { ExternalContext, TurnContext } from "@/lib/db/turn";

/** Characters of the history altogether; what is older is left out. */
const historyLength = 32_000;

export function externalTurn(context: TurnContext, external: ExternalContext, answerBefore: Date): ExternalTurn {
  const { contact } = external;
  return {
    turnId: toWireId("turn", context.turn.id),
    conversationId: toWireId("conversation", context.conversation.id),
    botId: toWireId("bot", context.bot.id),
    message: { id: toWireId("message", context.message.id), text: context.message.text ?? "" },
    history: boundedHistory(context.history),
    locale: external.locale,
    pageUrl: external.pageUrl,
    contact: { ...contact, visitorId: toWireId("visitor", contact.visitorId) },
    answerBefore: answerBefore.toISOString(),
  };
}

export function externalRequestBody(turn: ExternalTurn, at: Date, test: boolean): string {
  const request: ExternalRequest = { type: "turn.requested", timestamp: at.toISOString(), data: { ...turn, test } };
  return JSON.stringify(request);
}

/** The newest that fit, oldest first. Approved and edited answers of the bot were the bot's for the visitor. */
export function boundedHistory(history: TurnContext["history"]): ExternalTurn["history"] {
  const kept: ExternalTurn["history"] = [];
  let length = 0;
  for (const { author, text } of [...history].reverse()) {
    if (text === null) continue;
    length += text.length;
    if (length > historyLength) break;
    kept.unshift({ author: author === "visitor" ? "visitor" : author === "human" ? "human" : "bot", text });
  }
  return kept;
}
