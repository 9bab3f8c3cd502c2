/**
 * Shapes of the escalation room: what is known about a turn, what the workspace wants, what is decided and why.
 * Reasons hold codes, numbers and offsets, never the visitor's text.
 */

import type { PersonalDataCount } from "../kernel/personal-data-kinds";

/** Code-unit offsets into the visitor's message, end exclusive. */
export type Span = { start: number; end: number };

export const sensitiveTopics = [
  "billing_dispute",
  "refund",
  "fraud_security",
  "account_deletion",
  "complaint",
  "legal",
  "medical",
  "mental_health",
  "self_harm",
] as const;
export type SensitiveTopic = (typeof sensitiveTopics)[number];

export type ExplicitRequest = { rule: string; language: string; span: Span };
export type SensitiveMatch = { topic: SensitiveTopic; rule: string; span: Span };
/** `similarity` 0..1 to the closest earlier question; `count`: earlier questions at least as similar as the limit that did not succeed. */
export type RepeatSignal = { similarity: number; count: number };

/** Money in a message, in whole units. `currency`: ISO 4217; null where it is not said or several use the same word. */
export type Amount = { amount: number; currency: string | null; span: Span };

/** How many separate requests a message makes, and how many words say that one thing follows another. */
export type ComplexitySignal = { requests: number; steps: number };

/** How a visitor sounds over the conversation. `unknown`: in a language or script without words for it, never calm. */
export type MoodLevel = "calm" | "frustrated" | "angry" | "unknown";

/**
 * Strengths 0..1 over the last messages, null where the language is not read: one calm turn in a hundred reaches 0.6. `shift`: how far they lie
 * above the mean of the messages before, -1..1; null with nothing before. `from`: how many messages of the visitor were read, the newest included.
 */
export type MoodSignal = {
  level: MoodLevel;
  language: string | null;
  frustration: number | null;
  anger: number | null;
  shift: number | null;
  from: number;
};

export type OutputFlagKind = "ungrounded" | "policy" | "toxicity" | "personal_data";

/** Something in the bot's own words that a person should see first. `span` lies in the answer; `rule` is a code or the id of a workspace's rule. */
export type OutputFlag = { kind: OutputFlagKind; rule: string; score: number; threshold: number; span: Span };

/** A sentence of the answer and the place that supports it best: `source` is its number among the answer's sources, null when nothing does. */
export type SentenceSupport = { span: Span; score: number; source: number | null; evidence: Span | null };

/** `score` 0..1 of the whole answer; 1 for words that stand in a source as they are. */
export type GroundingSignal = { score: number; sentences: readonly SentenceSupport[] };

export const modelFailures = ["refused", "timeout", "unreachable", "rate_limited", "invalid_output", "too_large", "cancelled"] as const;
export type ModelFailure = (typeof modelFailures)[number];

/** What a bot of the tenant's own said to the turn; `asked`: nothing yet, so only the rules in front speak. */
export type ExternalSignal =
  { kind: "asked" } | { kind: "answer" | "clarify"; confidence: number | null } | { kind: "handoff" } | { kind: "failed"; failure: ModelFailure };

/**
 * What was measured on a turn. A null, missing or not finite number means "not known" and never speaks
 * for an automatic answer. `turns` counts the bot's turns in this conversation since a person last had it.
 */
export type Signals = {
  explicitRequest: ExplicitRequest | null;
  sensitive: readonly SensitiveMatch[];
  confidence: number | null;
  scope: number | null;
  hasKnowledge: boolean;
  repeat: RepeatSignal | null;
  turns: number;
  modelFailure: ModelFailure | null;
  /** Present when the words come from a bot of the tenant's own: then scores of the knowledge say nothing. */
  external?: ExternalSignal | null;
  /** These and the following are missing in decisions that were made before they were measured. */
  amounts?: readonly Amount[];
  complexity?: ComplexitySignal;
  /** Kinds that stand in the message or were taken out of it. */
  personalData?: readonly PersonalDataCount[];
  mood?: MoodSignal | null;
  /** Of the bot's own words, once there are any: how well the sources carry them, and what a person should see first. */
  grounding?: GroundingSignal | null;
  toxicity?: number | null;
  flags?: readonly OutputFlag[];
};

export const topicActions = ["answer", "hold", "handoff"] as const;
export type Action = (typeof topicActions)[number];

/**
 * What a workspace wants. Probabilities are 0..1, counts whole numbers of one or more. `topics` says what a
 * sensitive topic does; self-harm is not in it: it always goes to a person.
 */
export type Policy = {
  confidenceThreshold: number;
  scopeThreshold: number;
  repeatSimilarity: number;
  repeatCount: number;
  turnCap: number;
  draftMode: boolean;
  topics: Readonly<Record<Exclude<SensitiveTopic, "self_harm">, Action>>;
};

export type Reason =
  | ({ code: "explicit_request" } & ExplicitRequest)
  | ({ code: "sensitive_topic" } & SensitiveMatch)
  | { code: "no_knowledge" }
  | { code: "model_failed"; kind: ModelFailure }
  | { code: "turn_cap"; turns: number; cap: number }
  | { code: "repeated_question"; similarity: number; threshold: number; count: number }
  | { code: "out_of_scope"; score: number; threshold: number }
  | { code: "low_confidence"; score: number; threshold: number }
  | { code: "draft_mode" }
  | { code: "external_failed"; kind: ModelFailure }
  | { code: "external_handoff" }
  /** `score` is the confidence that the tenant's bot gave; null when it gave none. */
  | { code: "external_answered"; score: number | null; threshold: number }
  | { code: "answered"; score: number; threshold: number };

/** `reasons` in the order of precedence, never empty; the first one explains the action. */
export type Decision = { action: Action | "clarify"; reasons: Reason[] };
