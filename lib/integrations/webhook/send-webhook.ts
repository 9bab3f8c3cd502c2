import "server-only";
/** Sends one signed message to an address that a tenant set, and says how it ended. It never throws for what the network does. */
import { readRetryAfter } from "@/lib/core/webhook/read-retry-after";
import type { WebhookError } from "@/lib/core/webhook/outcome";
import { type OutgoingLimits, type OutgoingResult, sendRequest } from "../outgoing/send-request";
import { type SignedMessage, signWebhook } from "./sign-webhook";

export type WebhookTry = {
  /** Null when the receiver took it: an answer from 200 to 299. */
  error: WebhookError | null;
  status: number | null;
  durationMs: number;
  /** The beginning of the answer as text, without control characters. */
  answer: string;
  /** What the receiver asked for with 429 or 503. */
  retryAfterMs: number | null;
};

/** A receiver has this long; of its answer no more than this is read. */
export const webhookLimits: OutgoingLimits = { connectMs: 5_000, firstByteMs: 15_000, totalMs: 15_000, responseBytes: 4_096 };

const answerLength = 1_000;
/** Codes of certificates that are not trusted (OpenSSL's X509_V_ERR and Node's own). */
const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME|HOSTNAME_MISMATCH/;

/** Null when the signal ended it: nothing is known of what the receiver did. */
export async function sendWebhook(
  target: { url: string; secrets: readonly string[] },
  message: SignedMessage,
  options: { limits?: OutgoingLimits; signal?: AbortSignal } = {},
): Promise<WebhookTry | null> {
  const startedAt = performance.now();
  const result = await sendRequest({
    url: target.url,
    method: "POST",
    headers: { "content-type": "application/json", ...signWebhook(message, target.secrets) },
    body: message.body,
    limits: options.limits ?? webhookLimits,
    overflow: "cut",
    signal: options.signal,
  });
  if (result.kind === "cancelled") return null;
  const durationMs = Math.round(performance.now() - startedAt);
  if (result.kind !== "response") return { error: errorOf(result), status: null, durationMs, answer: "", retryAfterMs: null };
  const { status } = result;
  const asked = status === 429 || status === 503 ? readRetryAfter(result.header("retry-after"), message.timestamp) : null;
  return { error: errorOfStatus(status), status, durationMs, answer: safeBeginning(result.body), retryAfterMs: asked };
}

export function errorOfStatus(status: number): WebhookError | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return "redirect";
  if (status === 410) return "gone";
  return status === 429 || status === 503 ? "busy" : "status";
}

export function errorOf(result: Exclude<OutgoingResult, { kind: "response" } | { kind: "cancelled" }>): WebhookError {
  switch (result.kind) {
    case "refused":
      return "refused_address";
    case "unresolved":
      return "unresolved";
    case "unreachable":
      if (result.reset) return "reset";
      return certificateCodes.test(result.code) ? "certificate" : "unreachable";
    case "timeout":
      return result.stage === "connect" ? "timeout_connect" : "timeout_answer";
    case "too_large":
    case "broken":
      return "broken";
  }
}

/** Whatever bytes came: well-formed text without control and direction characters, cut. */
export function safeBeginning(body: Buffer): string {
  const text = new TextDecoder("utf-8", { fatal: false })
    .decode(body)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]+/gu, " ");
  return [...text.trim()].slice(0, answerLength).join("");
}
