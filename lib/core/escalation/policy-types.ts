/**
 * What a workspace wants of its bot: limits, a risk class for each topic, and rules. All of it is data that a decision can be made from again;
 * the words that visitors read are apart (words.ts), because no decision depends on them.
 */
import type { ReviewPolicy } from "@/lib/core/kernel/review-policy";
import type { Action, Decision, SensitiveTopic } from "./types";

/** From the boldest to the most careful: answered; answered and drawn more often for grading; checked by a person first; a person's from the start. */
export const riskClasses = ["automate", "sample", "review", "person"] as const;
export type RiskClass = (typeof riskClasses)[number];

/** A topic is a sensitive topic, the id of a collection of articles, or `none` for what lies in no collection. */
export type TopicKey = string;

/** Limits that are null are the bot's. `teamId`: who gets what this topic sends to people; null leaves it to the channel. */
export type TopicPolicy = { risk: RiskClass; confidenceThreshold: number | null; scopeThreshold: number | null; teamId: string | null };

export const ruleScores = ["confidence", "scope", "repeat_similarity", "turns", "frustration", "anger", "requests", "steps"] as const;
export type RuleScore = (typeof ruleScores)[number];

/** An amount is in units of its currency, not in cents. A currency that is null stands for every currency. */
export type Condition =
  | { kind: "score"; score: RuleScore; op: "below" | "at_least"; limit: number }
  | { kind: "topic"; topic: TopicKey }
  /** The message says one of them; see find-said-words.ts. */
  | { kind: "words"; words: readonly string[] }
  | { kind: "amount"; op: "above" | "at_most"; limit: number; currency: string | null }
  | { kind: "language"; languages: readonly string[] }
  | { kind: "channel"; channels: readonly string[] }
  | { kind: "contact"; is: "verified" | "unverified" }
  /** What the tenant's own site has signed about the visitor. */
  | { kind: "attribute"; name: string; op: "is" | "is_not" | "at_least" | "below"; value: string };

export const ruleOutcomes = ["answer", "clarify", "refuse", "hold", "handoff"] as const;
export type RuleOutcome = (typeof ruleOutcomes)[number];

/**
 * Fires when every condition holds. `answer` answers what the class of a topic named in it would have given to a person; every other
 * outcome asks for that outcome. Where several fire the most careful one decides, whatever their order.
 */
export type Rule = { id: string; name: string; enabled: boolean; when: readonly Condition[]; outcome: RuleOutcome; teamId: string | null };

/**
 * What the bot must not say, made from something that it has said, and what happens with an answer that holds it. `examples` are its test: texts on
 * which it fires, and texts that it leaves alone; by `examples` they are also what it has learned from. Without `by` it watches for its phrases.
 */
export type Guardrail = {
  id: string;
  name: string;
  enabled: boolean;
  by?: "phrases" | "examples";
  /** Where it holds; missing for everywhere. */
  topic?: TopicKey;
  phrases: readonly string[];
  outcome: "hold" | "handoff";
  examples: readonly { text: string; fires: boolean }[];
};

/** How a flag of the bot's words names the guardrail that raised it. */
export const guardrailRule = (id: string): string => `guardrail:${id}`;

export const moodActions = ["none", "hold", "handoff"] as const;
export const complexActions = ["none", "clarify", "handoff"] as const;
export const flagKinds = ["ungrounded", "policy", "toxicity", "personal_data", "bias"] as const;
/** With `none` no second question is asked of the model. */
export const biasActions = ["none", "hold", "handoff"] as const;

/**
 * Probabilities and shares are 0..1, counts whole numbers of one or more. `topics` without an entry are automated. `schema` 1 is a policy
 * that was recorded before there were classes and rules; see upgrade-policy.ts.
 */
export type Policy = {
  schema: 1 | 2;
  confidenceThreshold: number;
  scopeThreshold: number;
  repeatSimilarity: number;
  repeatCount: number;
  turnCap: number;
  draftMode: boolean;
  topics: Readonly<Record<TopicKey, TopicPolicy>>;
  rules: readonly Rule[];
  /** A visitor whose frustration or anger reaches the limit. */
  mood: { limit: number; action: (typeof moodActions)[number] };
  /**
   * A message with at least this many requests or words that tell of steps, or one that passages which disagree answer. `steps` missing, as in policies
   * from before there was such a limit: of no number.
   */
  complexity: { requests: number; steps?: number; action: (typeof complexActions)[number] };
  /** What happens with words of the bot that are flagged; never nothing. */
  moderation: Readonly<Record<Exclude<(typeof flagKinds)[number], "bias">, "hold" | "handoff">> & {
    /** Missing is `none`, as in policies from before. */
    readonly bias?: (typeof biasActions)[number];
  };
  /** Missing in policies from before there were any. */
  guardrails?: readonly Guardrail[];
  /** Missing in policies from before; see defaultReview. */
  review?: ReviewPolicy;
  /**
   * Shares that chance draws: of the answers sent without review, for grading, of all and of those of the class `sample`; and of the answers that would
   * be sent, for review before they are (missing: none).
   */
  sampling: { all: number; sample: number; review?: number };
};

/** The form of decisions and bot versions recorded before `schema`. */
export type PolicyOfBefore = Pick<Policy, "confidenceThreshold" | "scopeThreshold" | "repeatSimilarity" | "repeatCount" | "turnCap" | "draftMode"> & {
  topics: Readonly<Record<Exclude<SensitiveTopic, "self_harm">, Action>>;
};

export type StoredPolicy = Policy | PolicyOfBefore;

/** Whether a model is asked the same question for somebody else. */
export const asksInPairs = ({ moderation }: Pick<Policy, "moderation">): boolean => (moderation.bias ?? "none") !== "none";

/** From the boldest to the most careful. */
export const caution: Readonly<Record<Decision["action"], number>> = { answer: 0, clarify: 1, refuse: 2, hold: 3, handoff: 4 };
