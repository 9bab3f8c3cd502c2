import "server-only";
/** One question to a chat-completions endpoint, with strict limits; whatever it does ends in an answer with citations, a proposed call or a typed failure. */
import { setTimeout as pause } from "node:timers/promises";
import type { ModelFailure } from "@/lib/core/escalation/types";
import type { OutgoingResponse, OutgoingResult } from "@/lib/integrations/outgoing/send-request";
import { sendRequest } from "@/lib/integrations/outgoing/send-request";
import { sha256Hex } from "@/lib/platform/crypto";
import { log } from "@/lib/platform/log";
import { adaptDialect, dialectOf, rememberDialect, requestBody } from "./dialect";
import type { ModelEndpoint } from "./endpoint";
import { givenPassages, modelPrompt } from "./model-prompt";
import { functionsOf, type ModelCall, type ModelTool, readCall } from "./model-tools";
import { readCompletion } from "./read-completion";

export type ModelQuestion = {
  botName: string;
  tone: "friendly" | "neutral" | "formal";
  instructions: string;
  /** Earlier messages, oldest first. */
  history: { author: "visitor" | "assistant"; text: string }[];
  question: string;
  /** Numbered from 1 in the prompt; the answer cites these numbers. */
  passages: { title: string; text: string }[];
  /** What it may propose to have called instead of answering. */
  tools?: readonly ModelTool[];
  /** An earlier answer that the staff has rejected, and their words about it. */
  staff?: StaffFeedback;
};

export type StaffFeedback = { rejected: string; feedback: string };

export type ModelAnswer =
  | {
      kind: "answered";
      text: string;
      /** Numbers of cited passages, in order of first use, at least one. */ citations: number[];
      promptSha256: string;
      inputTokens: number | null;
      outputTokens: number | null;
    }
  | { kind: "proposed"; call: ModelCall; promptSha256: string; inputTokens: number | null; outputTokens: number | null }
  /** `code` says more for whoever sets the endpoint up: a refused target, a network code, what was wrong with the answer; never text of it. */
  | { kind: "failed"; failure: ModelFailure; code: string; status: number | null };

/** Milliseconds for everything together: resolving, connecting, generating, a second try. */
export const modelDeadlineMs = 20_000;
const connectMs = 5_000;
const responseBytes = 256 * 1024;
/** A longer pause than this is the visitor's time better spent with a person. */
const longestRetryAfterMs = 2_000;
/** Below this a second try could not end in time. */
const leastRetryMs = 500;

export type Failed = { failure: ModelFailure; code: string; status?: number };

/** `signal` ends the call as cancelled. Never throws for what the endpoint does. */
export async function askModel(
  endpoint: ModelEndpoint,
  question: ModelQuestion,
  options: { signal?: AbortSignal; deadlineMs?: number } = {},
): Promise<ModelAnswer> {
  const startedAt = performance.now();
  const until = startedAt + (options.deadlineMs ?? modelDeadlineMs);
  const tools = dialectOf(endpoint).tools ? (question.tools ?? []) : [];
  const messages = modelPrompt({ ...question, tools });
  const functions = functionsOf(tools);
  const outcome = await converse(endpoint, { messages, functions }, until, options.signal);
  const failed = "failure" in outcome ? outcome : null;
  const completion = failed ? null : readCompletion((outcome as OutgoingResponse).body, givenWith({ ...question, tools }));
  if (completion?.kind === "answered" || completion?.kind === "called") {
    const { inputTokens, outputTokens } = completion;
    const promptSha256 = sha256Hex(JSON.stringify(functions.length === 0 ? messages : { messages, functions }));
    if (completion.kind === "called") return { kind: "proposed", call: readCall(completion.call, tools), promptSha256, inputTokens, outputTokens };
    return { kind: "answered", text: completion.text, citations: completion.citations, promptSha256, inputTokens, outputTokens };
  }
  const { failure, code, status }: Failed =
    failed ?? (completion?.kind === "refused" ? { failure: "refused", code: "refused" } : { failure: "invalid_output", code: completion?.why ?? "unknown" });
  if (failure !== "refused")
    log.warn("a model gave no usable answer", { code: `${failure}:${code}`, status, durationMs: Math.round(performance.now() - startedAt) });
  return { kind: "failed", failure, code, status: status ?? null };
}

/** Sends until there is an answer to read: again once after a short limit or a reset, and in another dialect when the endpoint wants one. */
async function converse(
  endpoint: ModelEndpoint,
  { messages, functions }: { messages: ReturnType<typeof modelPrompt>; functions: readonly object[] },
  until: number,
  signal: AbortSignal | undefined,
): Promise<OutgoingResponse | Failed> {
  let dialect = dialectOf(endpoint);
  for (let retried = false; ;) {
    const result = await post(endpoint, requestBody(endpoint.model, messages, functions, dialect), until, signal);
    const left = until - performance.now();
    if (result.kind === "response" && result.status === 200) {
      rememberDialect(endpoint, dialect);
      return result;
    }
    const adapted = result.kind === "response" ? adaptDialect(dialect, result, functions.length > 0) : null;
    if (adapted && left > leastRetryMs) {
      dialect = adapted;
      continue;
    }
    const waitMs = retried ? null : retryAfterMs(result);
    if (waitMs === null || left - waitMs < leastRetryMs) return failureOf(result);
    retried = true;
    await pause(waitMs, undefined, { signal }).catch(() => undefined);
  }
}

function post(endpoint: ModelEndpoint, body: string, until: number, signal: AbortSignal | undefined): Promise<OutgoingResult> {
  const left = Math.max(1, until - performance.now());
  return sendRequest({
    url: completionsUrl(endpoint.baseUrl),
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      ...(endpoint.apiKey === null ? {} : { authorization: `Bearer ${endpoint.apiKey}` }),
    },
    body,
    trusted: endpoint.trusted,
    limits: { connectMs: Math.min(connectMs, left), firstByteMs: left, totalMs: left, responseBytes },
    signal,
  });
}

/** `{base}/chat/completions`; a query of the base address (an API version) stays behind it. */
function completionsUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/chat/completions`;
  url.hash = "";
  return url.href;
}

/** Null: not to be tried again. RFC 9110: seconds or a date. */
function retryAfterMs(result: OutgoingResult): number | null {
  if (result.kind === "unreachable") return result.reset ? 0 : null;
  if (result.kind !== "response" || result.status !== 429) return null;
  const value = result.header("retry-after")?.trim() ?? "";
  const waitMs = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.parse(result.header("date") ?? "");
  return Number.isFinite(waitMs) && waitMs <= longestRetryAfterMs ? Math.max(0, waitMs) : null;
}

/** Also for other endpoints of the same provider: what a result that is no success means. */
export function failureOf(result: OutgoingResult): Failed {
  switch (result.kind) {
    case "response":
      if (result.status === 429) return { failure: "rate_limited", code: "status", status: 429 };
      if (result.status === 400 && isContentFilter(result)) return { failure: "refused", code: "content_filter", status: 400 };
      return { failure: "unreachable", code: "status", status: result.status };
    case "refused":
      return { failure: "unreachable", code: result.code };
    case "unresolved":
      return { failure: "unreachable", code: "unresolved" };
    case "unreachable":
      return { failure: "unreachable", code: result.code };
    case "timeout":
      return { failure: "timeout", code: result.stage };
    case "too_large":
      return { failure: "too_large", code: "body" };
    case "broken":
      return { failure: "invalid_output", code: "broken" };
    case "cancelled":
      return { failure: "cancelled", code: "cancelled" };
  }
}

function isContentFilter({ body }: OutgoingResponse): boolean {
  return /"content_filter"|"content_policy_violation"/.test(body.toString("utf8"));
}

/** What the answer is checked against. */
function givenWith(question: ModelQuestion): Parameters<typeof readCompletion>[1] {
  const passages = givenPassages(question);
  return {
    passages: passages.length,
    tools: question.tools?.length ?? 0,
    known: [question.instructions, ...passages.flatMap(({ title, text }) => [title, text])].join("\n").normalize("NFC").toLowerCase(),
  };
}
