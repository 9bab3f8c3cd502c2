import "server-only";
/** One signed call of a tool, by the one sender, bounded in time and size. It tells apart what cannot have arrived from what may have. */
import type { Exchange } from "@/lib/core/tool/tool-call";
import type { ToolMethod } from "@/lib/core/tool/tool-limits";
import { type OutgoingLimits, type OutgoingResult, sendRequest } from "../outgoing/send-request";
import { safeBeginning } from "../webhook/send-webhook";
import { type SignedMessage, signWebhook } from "../webhook/sign-webhook";

export const toolLimits: OutgoingLimits = { connectMs: 5_000, firstByteMs: 20_000, totalMs: 20_000, responseBytes: 4_096 };

/** No connection came about. Any other code can come after the request was sent. */
const beforeConnection = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|EAI_AGAIN|ENOTFOUND|ERR_INVALID_CHAR)$/;
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME|HOSTNAME_MISMATCH/;

export type ToolAnswer = { exchange: Exchange; answerStatus: number | null; answer: string };

export async function callTool(
  target: { url: string; method: ToolMethod; secret: string },
  message: SignedMessage,
  limits: OutgoingLimits = toolLimits,
): Promise<ToolAnswer> {
  const result = await sendRequest({
    url: target.url,
    method: target.method,
    headers: { "content-type": "application/json", accept: "application/json", "idempotency-key": message.id, ...signWebhook(message, [target.secret]) },
    body: message.body,
    limits,
    overflow: "cut",
  });
  if (result.kind === "response")
    return { exchange: { kind: "answered", status: result.status }, answerStatus: result.status, answer: safeBeginning(result.body) };
  return { exchange: exchangeOf(result), answerStatus: null, answer: "" };
}

function exchangeOf(result: Exclude<OutgoingResult, { kind: "response" }>): Exchange {
  switch (result.kind) {
    case "refused":
      return { kind: "not_sent", error: "refused_address" };
    case "unresolved":
      return { kind: "not_sent", error: "unresolved" };
    case "unreachable":
      if (result.reset) return { kind: "sent", error: "reset" };
      if (certificate.test(result.code)) return { kind: "not_sent", error: "certificate" };
      return { kind: beforeConnection.test(result.code) ? "not_sent" : "sent", error: "unreachable" };
    case "timeout":
      return result.stage === "connect" ? { kind: "not_sent", error: "timeout_connect" } : { kind: "sent", error: "timeout_answer" };
    case "too_large":
    case "broken":
      return { kind: "sent", error: "broken" };
    case "cancelled":
      return { kind: "sent", error: "interrupted" };
  }
}
