import "server-only";
/** One turn to a bot of the tenant's own, signed as a webhook, with strict limits; whatever it does ends in a reply or a typed failure. */
import type { z } from "zod";
import { type ExternalReply, externalReplySchema } from "@/lib/contracts/api/external-bot";
import type { ModelFailure } from "@/lib/core/escalation/types";
import { describeWebhookError } from "@/lib/core/webhook/outcome";
import { errorOf, errorOfStatus, safeBeginning } from "../webhook/send-webhook";
import { sendRequest } from "../outgoing/send-request";
import { type SignedMessage, signWebhook } from "../webhook/sign-webhook";

/** `sentence` says what came or what is wrong, in words, to the one who sets it up. */
export type ExternalAsked = { status: number | null; durationMs: number; answer: string; sentence: string } & (
  { kind: "reply"; reply: ExternalReply } | { kind: "failed"; failure: ModelFailure }
);

const responseBytes = 65_536;

export async function askExternalBot(
  target: { url: string; secret: string; timeoutMs: number },
  message: SignedMessage,
  signal?: AbortSignal,
): Promise<ExternalAsked> {
  const { url, secret, timeoutMs } = target;
  const startedAt = performance.now();
  const result = await sendRequest({
    url,
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", ...signWebhook(message, [secret]) },
    body: message.body,
    limits: { connectMs: Math.min(5_000, timeoutMs), firstByteMs: timeoutMs, totalMs: timeoutMs, responseBytes },
    signal,
  });
  const durationMs = Math.round(performance.now() - startedAt);
  const failed = (failure: ModelFailure, sentence: string, status: number | null = null, answer = ""): ExternalAsked => ({
    kind: "failed",
    failure,
    sentence,
    status,
    durationMs,
    answer,
  });
  switch (result.kind) {
    case "cancelled":
      return failed("cancelled", "The request was stopped.");
    case "timeout":
      return failed("timeout", `Your bot did not answer within ${timeoutMs / 1000} seconds.`);
    case "too_large":
      return failed("too_large", `The answer is longer than ${responseBytes / 1024} kB.`);
    case "refused":
      return failed("unreachable", result.sentence);
    case "broken":
      return failed("invalid_output", describeWebhookError("broken", null));
    case "unresolved":
    case "unreachable":
      return failed("unreachable", describeWebhookError(errorOf(result), null));
    case "response": {
      const answer = safeBeginning(result.body);
      const wrong = errorOfStatus(result.status);
      if (wrong !== null) return failed(wrong === "busy" ? "rate_limited" : "unreachable", describeWebhookError(wrong, result.status), result.status, answer);
      const read = readReply(result.body);
      if ("wrong" in read) return failed("invalid_output", read.wrong, result.status, answer);
      const { reply } = read;
      return { kind: "reply", reply, status: result.status, durationMs, answer, sentence: replyWords(reply) };
    }
  }
}

function readReply(body: Buffer): { reply: ExternalReply } | { wrong: string } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return { wrong: 'The answer is not JSON. Answer with an object such as {"action":"answer","text":"…"}.' };
  }
  const parsed = externalReplySchema.safeParse(value);
  return parsed.success ? { reply: parsed.data } : { wrong: `The answer does not have the agreed form: ${firstIssue(parsed.error)}.` };
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return "unknown";
  const place = issue.path.join(".");
  return place === "" ? issue.message : `${place}: ${issue.message}`;
}

function replyWords(reply: ExternalReply): string {
  if (reply.action === "handoff") return "Your bot asks for a person.";
  const sure = reply.confidence === undefined ? "and gives no confidence" : `with a confidence of ${reply.confidence}`;
  return `Your bot ${reply.action === "answer" ? "answers" : "asks back"}, ${sure}.`;
}
