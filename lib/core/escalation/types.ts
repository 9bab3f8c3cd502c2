/**
 * Shapes of the escalation room: what is known about a turn, what the workspace wants, what is decided and why.
 * Reasons hold codes, numbers, offsets and sentences of the knowledge, never the visitor's text.
 */

import type { Conflict } from "../kernel/conflict";
import type { AnswerDifference, ProtectedAttribute } from "../kernel/paired-questions";
import type { PersonalDataCount } from "../kernel/personal-data-kinds";
import type { RequestKind } from "../kernel/request-kinds";
import type { SmallTalk } from "./detect-small-talk";
import type { Condition, RuleOutcome } from "./policy-types";

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

export const stoppedScopes = ["workspace", "bot", "conversation"] as const;
/** Where a kill switch is on, the widest place first. */
export type StoppedScope = (typeof stoppedScopes)[number];

export type ExplicitRequest = { rule: string; language: string; span: Span };
/** `kind`, `score` and `limit`: where the classifier found it and no rule did; `rule` then names its weights and `span` is the whole message. */
export type SensitiveMatch = { topic: SensitiveTopic; rule: string; span: Span; kind?: "classifier"; score?: number; limit?: number };
/** `words`: the workspace's, as its rule has them. */
export type SaidWords = { words: string; span: Span };
/** `count`: how many earlier questions ask the same; `similarity`: how alike they are, 0..1 on the scale of the limit (see detect-repeat.ts). */
export type RepeatSignal = { similarity: number; count: number };

/** Money in a message, in whole units (19.99). `currency`: ISO 4217; null where it is not said or several use the same word. */
export type Amount = { amount: number; currency: string | null; span: Span };

/**
 * How many separate requests a message makes, and how many words say that one thing follows another. `conflict`: the passages that answer it
 * disagree; missing where that is not measured. `passages`: which; missing in decisions that were made before they were kept.
 */
export type ComplexitySignal = { requests: number; steps: number; conflict?: boolean; passages?: Conflict };

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

export type OutputFlagKind = "ungrounded" | "policy" | "toxicity" | "personal_data" | "bias";

/** Something in the bot's own words that a person should see first. `span` lies in the answer; `rule` is a code or the id of a workspace's rule. */
export type OutputFlag = { kind: OutputFlagKind; rule: string; score: number; threshold: number; span: Span };

/** A sentence of the answer and the place that supports it best: `source` is its number among the answer's sources, null when nothing does. */
export type SentenceSupport = { span: Span; score: number; source: number | null; evidence: Span | null };

/** `score` 0..1 of the whole answer; 1 for words that stand in a source as they are. */
export type GroundingSignal = { score: number; sentences: readonly SentenceSupport[] };

/**
 * What came of asking the model the same question for somebody else. `swaps`: places in the visitor's message, and our words that stood there.
 * `score` 0..1: how far the two answers differ. `answerSha256`: of the other answer, where it is kept. A question that was not measured flags nothing.
 */
export type PairedSignal = {
  attribute: ProtectedAttribute;
  swaps: readonly { span: Span; word: string }[];
  /** Of the second question, as the endpoint counts them; null where it does not. */
  inputTokens: number | null;
  outputTokens: number | null;
} & (
  { outcome: "compared"; score: number; differences: readonly AnswerDifference[]; answerSha256?: string } | { outcome: "not_measured"; failure: ModelFailure }
);

export const modelFailures = ["refused", "timeout", "unreachable", "rate_limited", "invalid_output", "too_large", "cancelled"] as const;
export type ModelFailure = (typeof modelFailures)[number];

export const callRefusals = ["not_offered", "arguments"] as const;
/** Why a call that a model proposed is none: no such tool for this visitor now, or arguments that it does not take. */
export type CallRefusal = (typeof callRefusals)[number];

/**
 * A call that the model proposed instead of an answer. `tool`: its name, null for one that was not offered. `unsaid`: arguments whose values the visitor
 * has not written. `heard`: the same call came when the model was asked with the visitor's words alone.
 */
export type ToolCallSignal = { tool: string | null; refused: CallRefusal | null; unsaid: number; heard: boolean };

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
  /** Missing where no second question was asked: without a model, where the policy does not want it, or where the visitor names nothing protected. */
  paired?: PairedSignal;
  /** Collection of the best passage, or `none`. Missing: nothing was searched, or the decision is of before. */
  topic?: string | null;
  /** What conditions of rules on the workspace's own words found, by their key. Missing where no rule looks for words. */
  saidWords?: Readonly<Record<string, SaidWords>>;
  /** Where and by whom it was asked. Missing where no rule and no words ask for it. */
  circumstances?: Circumstances | null;
  /** Turns in a row, right before this one, on which the bot asked back. */
  clarified?: number;
  /** Where a person has stopped the bot. Missing: nowhere. */
  stopped?: StoppedScope;
  /** Present when the model asked for a tool to be called. */
  toolCall?: ToolCallSignal;
  /** The form that collects what the visitor asks for, where the workspace has it on and this visitor may use it. */
  form?: RequestKind;
  /** Where the message is nothing but small talk. */
  smallTalk?: SmallTalk;
  /** 0..1, made from the turn's id: below the share of its topic the turn is drawn for grading; a second one in it draws for review. */
  draw?: number;
};

/** `attributes`: conditions of rules on signed attributes, by their key (see match-rule.ts), with whether they hold; never a value. */
export type Circumstances = { channelId: string | null; language: string | null; verified: boolean; attributes: Readonly<Record<string, boolean>> };

export type Action = "answer" | "hold" | "handoff";

export type Reason =
  | ({ code: "explicit_request" } & ExplicitRequest)
  /** `teamId` here and below: the team that it goes to, where the policy names one. */
  | ({ code: "sensitive_topic"; teamId?: string } & SensitiveMatch)
  | { code: "flagged_output"; flag: OutputFlagKind; rule: string; score: number; threshold: number; span: Span }
  /** The class of a collection of articles, or of what lies in none. */
  | { code: "topic_class"; topic: string; risk: "review" | "person"; teamId?: string }
  /** `name` is the workspace's own. */
  | { code: "rule"; rule: string; name: string; outcome: RuleOutcome; found: readonly RuleValue[]; teamId?: string }
  | { code: "frustration"; level: MoodLevel; score: number; threshold: number; shift: number | null }
  /** `steps` and their limit where the policy has one. */
  | { code: "complex"; requests: number; limit: number; conflict: boolean; passages?: Conflict; steps?: number; stepLimit?: number }
  | { code: "no_knowledge" }
  | { code: "model_failed"; kind: ModelFailure }
  | { code: "turn_cap"; turns: number; cap: number }
  | { code: "repeated_question"; similarity: number; threshold: number; count: number }
  /** `topic`: the one whose own limit it was. */
  | { code: "out_of_scope"; score: number; threshold: number; topic?: string }
  | { code: "low_confidence"; score: number; threshold: number; topic?: string }
  | { code: "draft_mode" }
  /** Chance has drawn it from the answers that would have been sent: a person sees it first. */
  | { code: "drawn_for_review"; probability: number }
  | { code: "external_failed"; kind: ModelFailure }
  | { code: "external_handoff" }
  | { code: "stopped"; scope: StoppedScope }
  /** The visitor asks for what a form of ours collects: it is offered. */
  | { code: "request_form"; form: RequestKind }
  /** The visitor greets, thanks, takes note …, and asks nothing. */
  | ({ code: "small_talk" } & SmallTalk)
  /** A tool is asked for. `person`: somebody has to agree whatever its own rule says. */
  | { code: "tool_call"; tool: string; unsaid: number; person: boolean }
  | { code: "tool_call_refused"; tool: string | null; why: CallRefusal }
  /** `score` is the confidence that the tenant's bot gave; null when it gave none. */
  | { code: "external_answered"; score: number | null; threshold: number }
  | { code: "answered"; score: number; threshold: number; topic?: string }
  | { code: "drawn_for_grading"; probability: number };

/** A condition of a rule that held: what was compared, the value where it is a number, and the limit. */
export type RuleValue = { kind: Condition["kind"]; name: string; value: number | null; limit: number | null };

/** `reasons` in the order of precedence, never empty; the first one explains the action. */
export type Decision = { action: Action | "clarify" | "refuse"; reasons: Reason[] };
