/** What changed between two versions of a policy: fields with both values, in the order of their paths. */
import type { Policy } from "./policy-types";
import { defaultReview } from "@/lib/core/kernel/review-policy";
import type { WordEntry } from "./visitor-words";

/** A version of a policy: what is decided by, and what visitors read. */
export type PolicyDocument = { policy: Policy; words: readonly WordEntry[] };

/** `path` is such as `topics.refund.risk`, `rules.big-sums` or `words.handoff.de`. A value is null where there was or is none. */
export type PolicyChange = { path: string; from: PolicyValue; to: PolicyValue };
export type PolicyValue = string | number | boolean | null;

export function diffPolicy(before: PolicyDocument, after: PolicyDocument): PolicyChange[] {
  const [left, right] = [flatten(before), flatten(after)];
  const changes: PolicyChange[] = [];
  for (const path of [...new Set([...left.keys(), ...right.keys()])].sort()) {
    const [from, to] = [left.get(path) ?? null, right.get(path) ?? null];
    if (from !== to) changes.push({ path, from, to });
  }
  return changes;
}

/** A rule is one value, as are a guardrail and words: who reads what changed wants to see them whole. */
function flatten({ policy, words }: PolicyDocument): Map<string, PolicyValue> {
  const values = new Map<string, PolicyValue>();
  const { topics, rules, guardrails = [], review = defaultReview, schema, moderation, ...rest } = policy;
  for (const [field, value] of Object.entries(rest)) put(values, field, value);
  put(values, "moderation", { bias: "none", ...moderation });
  values.set("sampling.review", rest.sampling.review ?? 0);
  const { minutes, ...ending } = review;
  put(values, "review", ending);
  put(values, "review.minutes", minutes);
  for (const [topic, own] of Object.entries(topics)) for (const [field, value] of Object.entries(own)) put(values, `topics.${topic}.${field}`, value);
  for (const { id, ...guardrail } of guardrails) values.set(`guardrails.${id}`, JSON.stringify(guardrail));
  for (const { id, ...rule } of rules) values.set(`rules.${id}`, JSON.stringify(rule));
  for (const { kind, reason, topic, rule, frustrated, language, text } of words) {
    const particular = [reason, topic, rule, frustrated ? "frustrated" : null].filter((part) => part !== null);
    values.set(["words", kind, ...particular, language].join("."), text);
  }
  values.set("schema", schema);
  return values;
}

function put(values: Map<string, PolicyValue>, path: string, value: PolicyValue | Readonly<Record<string, PolicyValue>>): void {
  if (typeof value !== "object" || value === null) values.set(path, value);
  else for (const [field, inner] of Object.entries(value)) values.set(`${path}.${field}`, inner);
}
