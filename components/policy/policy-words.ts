/** A policy in words: topics, rules, and what changed between two versions. Pure. */
import type { RiskClass, RuleOutcome } from "@/lib/core/escalation/policy-types";
import type { ReviewOutcome, ReviewRisk } from "@/lib/core/kernel/review-policy";
import type { WordKind } from "@/lib/core/escalation/built-in-words";
import { languageName, topicWords } from "@/components/thread/reason-words";
import type { PolicyNames, WireCondition, WireGuardrail, WireRule, WireWords } from "./policy-fields";

export const riskWords: Readonly<Record<RiskClass, string>> = {
  automate: "answers",
  sample: "answers, graded more often",
  review: "a person checks the answer",
  person: "a person from the start",
};

export const outcomeWords: Readonly<Record<RuleOutcome, string>> = {
  answer: "answer",
  clarify: "ask back",
  refuse: "decline",
  hold: "hold as draft",
  handoff: "hand over",
};

export const actionWords: Readonly<Record<string, string>> = { none: "nothing more", hold: "hold as draft", handoff: "hand over", clarify: "ask back once" };

export const reviewRiskWords: Readonly<Record<ReviewRisk, string>> = {
  grave: "Safety, law and flagged words",
  policy: "Topics and rules that want a person",
  held: "Held because draft mode is on",
  other: "Anything else",
};

export const reviewOutcomeWords: Readonly<Record<ReviewOutcome, string>> = {
  escalate: "people are asked, with the draft in front of them",
  expire: "people are asked, and the draft is dropped",
};

export const kindWords: Readonly<Record<WordKind, string>> = {
  acknowledge: "First, to somebody frustrated",
  handoff: "When handing over",
  hold: "While a person checks",
  clarify: "When asking back",
  clarify_many: "When asked several things",
  refuse: "When declining",
  greeting: "To a greeting",
  opening: "To an announced question",
  thanks: "To thanks",
  farewell: "To a goodbye",
  assent: "When nothing more is asked",
  identity: "When asked who answers",
};

export const scoreWords: Readonly<Record<string, string>> = {
  confidence: "confidence",
  scope: "likeness to your articles",
  repeat_similarity: "likeness to an earlier question",
  turns: "answers in a row",
  frustration: "frustration",
  anger: "anger",
  requests: "requests in one message",
  steps: "steps in one message",
};

const flagWords: Readonly<Record<string, string>> = {
  ungrounded: "Words that no source carries",
  policy: "Words that the bot must not say",
  toxicity: "Insults by the bot",
  personal_data: "Personal data that no source has",
  bias: "Treats people differently",
};

/** What happens with words that are flagged. */
export function flagActionWords(flag: string, action: string): string {
  return flag === "bias" && action === "none" ? "not compared" : (actionWords[action] ?? action);
}

export function flagTitle(flag: string): string {
  return flagWords[flag] ?? flag;
}

function nameOf(names: PolicyNames, id: string): string | null {
  for (const list of [names.collections, names.teams, names.channels]) for (const choice of list) if (choice.id === id) return choice.name;
  return null;
}

export function topicTitle(topic: string, names: PolicyNames): string {
  return topicName(topic, names) ?? capital(topicInWords(topic));
}

function topicName(topic: string, names: PolicyNames): string | null {
  return names.collections.find(({ id }) => id === topic)?.name ?? null;
}

function topicInWords(topic: string): string {
  if (topic === "none") return "what lies in no collection";
  return topic.startsWith("col_") ? "a collection" : topicWords(topic);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function conditionWords(condition: WireCondition, names: PolicyNames): string {
  switch (condition.kind) {
    case "score":
      return `${scoreWords[condition.score] ?? condition.score} ${condition.op === "below" ? "below" : "at least"} ${condition.limit}`;
    case "topic":
      return `the topic is ${topicName(condition.topic, names) ?? topicInWords(condition.topic)}`;
    case "words":
      return `the message says ${condition.words.map((words) => `“${words}”`).join(" or ")}`;
    case "amount":
      return `an amount ${condition.op === "above" ? "above" : "of at most"} ${condition.limit} ${condition.currency ?? "of any currency"}`;
    case "language":
      return `the language is ${condition.languages.map(languageName).join(" or ")}`;
    case "channel":
      return `it comes by ${condition.channels.map((id) => nameOf(names, id) ?? "a channel").join(" or ")}`;
    case "contact":
      return condition.is === "verified" ? "the visitor’s identity is signed" : "the visitor’s identity is not signed";
    case "attribute":
      return `${condition.name} ${{ is: "is", is_not: "is not", at_least: "is at least", below: "is below" }[condition.op]} ${condition.value}`;
  }
}

/** "When an amount above 100 EUR and the topic is refund: hand over to Returns desk." */
export function ruleSentence(rule: Pick<WireRule, "when" | "outcome" | "teamId">, names: PolicyNames): string {
  const when = rule.when.map((condition) => conditionWords(condition, names)).join(", and ");
  const team = rule.teamId === null ? "" : ` to ${nameOf(names, rule.teamId) ?? "a team"}`;
  return `When ${when}: ${outcomeWords[rule.outcome]}${team}.`;
}

/** For whom words are, beyond their occasion; null: for all. */
export function wordsFor(entry: WireWords, names: PolicyNames, reasonChip: (code: string) => string): string | null {
  const parts = [
    entry.rule === null ? null : `rule ${entry.rule}`,
    entry.topic === null ? null : (topicName(entry.topic, names) ?? topicInWords(entry.topic)),
    entry.reason === null ? null : reasonChip(entry.reason).toLowerCase(),
    entry.frustrated ? "frustrated visitors" : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(", ");
}

export type ChangeInWords = { what: string; from: string; to: string };
type Value = string | number | boolean | null;

const simple: Readonly<Record<string, string>> = {
  confidenceThreshold: "Confidence from which the bot answers",
  scopeThreshold: "How much a question must be about your articles",
  repeatSimilarity: "Likeness from which a question is asked again",
  repeatCount: "Times that a question may come again",
  turnCap: "Answers in a row before a person takes over",
  draftMode: "Draft mode",
  "mood.limit": "Frustration from which it acts",
  "mood.action": "A frustrated visitor",
  "complexity.requests": "Requests in one message from which it acts",
  "complexity.steps": "Steps in one message from which it acts",
  "complexity.action": "Several requests or steps in one message",
  "review.outcome": "When nobody has decided in time",
  "review.approvals": "People who approve each answer",
  "sampling.all": "Share of answers drawn for grading",
  "sampling.review": "Share of answers that a person sees first",
  "sampling.sample": "Share drawn on topics that are graded more often",
  schema: "Form of the policy",
};

/** A change as versions keep it, in words. A path that this release does not know is shown as it is. */
export function changeInWords({ path, from, to }: { path: string; from: Value; to: Value }, names: PolicyNames): ChangeInWords {
  const [room = "", ...rest] = path.split(".");
  const field = rest.at(-1) ?? "";
  const both = (what: string, say: (value: Value) => string): ChangeInWords => ({ what, from: say(from), to: say(to) });
  if (room === "topics") {
    const topic = topicTitle(rest.slice(0, -1).join("."), names);
    const own = (value: Value): string => (value === null ? "as the bot" : plain(value));
    if (field === "risk") return both(topic, (value) => riskWords[(value ?? "automate") as RiskClass]);
    if (field === "teamId") return both(`${topic}: team`, (value) => (value === null ? "the channel’s" : (nameOf(names, String(value)) ?? "a team")));
    return both(`${topic}: ${field === "confidenceThreshold" ? "confidence" : "likeness to your articles"}`, own);
  }
  if (room === "rules") return both(`Rule ${rest.join(".")}`, (value) => ruleValue(value, names));
  if (room === "guardrails") return both(`Guardrail ${rest.join(".")}`, (value) => guardrailValue(value, names));
  if (room === "words") {
    const kind = kindWords[(rest[0] ?? "") as WordKind] ?? rest[0] ?? "";
    return both(`Words: ${kind.toLowerCase()} (${languageName(field)})`, (value) => (value === null ? "ours" : `“${String(value)}”`));
  }
  if (path.startsWith("review.minutes.")) return both(`Minutes to decide: ${(reviewRiskWords[field as ReviewRisk] ?? field).toLowerCase()}`, plain);
  if (path === "review.outcome") return both(simple[path] ?? path, (value) => reviewOutcomeWords[String(value) as ReviewOutcome] ?? plain(value));
  if (room === "moderation") return both(flagTitle(field), (value) => flagActionWords(field, String(value ?? "none")));
  if (path === "mood.action" || path === "complexity.action") return both(simple[path] ?? path, (value) => actionWords[String(value)] ?? plain(value));
  return both(simple[path] ?? path, plain);
}

function plain(value: Value): string {
  if (value === null) return "none";
  if (typeof value === "boolean") return value ? "on" : "off";
  return String(value);
}

function guardrailValue(value: Value, names: PolicyNames): string {
  if (typeof value !== "string") return "none";
  try {
    const guardrail = JSON.parse(value) as WireGuardrail;
    return `${guardrail.enabled ? "" : "(off) "}${guardrail.name}: ${guardrailSentence(guardrail, names)}`;
  } catch {
    return value;
  }
}

/** The first phrases, where, and what happens. A change that was recorded says nothing of what it leaves as it is. */
export function guardrailSentence(
  { by, topic, phrases, outcome }: Pick<WireGuardrail, "phrases" | "outcome"> & Partial<WireGuardrail>,
  names: PolicyNames,
): string {
  const where = topic === null || topic === undefined ? "" : `, where the topic is “${topicTitle(topic, names)}”`;
  const then = `${outcome === "hold" ? "waits for approval" : "goes to a person"}${where}`;
  if (by === "examples") return `An answer that is like its examples ${then}.`;
  const shown = phrases.slice(0, 3).map((phrase) => `“${phrase}”`);
  const more = phrases.length > 3 ? ` and ${phrases.length - 3} more` : "";
  return `An answer with ${shown.join(", ")}${more} ${then}.`;
}

function ruleValue(value: Value, names: PolicyNames): string {
  if (typeof value !== "string") return "none";
  try {
    const rule = JSON.parse(value) as WireRule;
    return `${rule.enabled ? "" : "(off) "}${rule.name}: ${ruleSentence(rule, names)}`;
  } catch {
    return value;
  }
}
