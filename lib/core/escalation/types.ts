/**
 * Shapes of the escalation room: what is known about a turn, what the workspace wants, what is decided and why.
 * Reasons hold codes, numbers and offsets, never the visitor's text.
 */

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
