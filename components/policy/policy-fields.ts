/** The policy as the form has it, as the core reads it, and the core's presets as the form takes them. Ids stay those of the wire. Pure. */
import type { WirePolicy } from "@/lib/contracts/api/policy";
import type { PolicyDocument } from "@/lib/core/escalation/diff-policy";
import type { Policy } from "@/lib/core/escalation/policy-types";
import { defaultReview } from "@/lib/core/kernel/review-policy";
import { sensitiveTopics } from "@/lib/core/escalation/types";
import type { PresetName } from "@/lib/core/escalation/preset-names";
import { presets } from "@/lib/core/escalation/presets";

export type PolicyFields = WirePolicy["policy"] & { words: WirePolicy["words"]; note: string };
export type WireRule = PolicyFields["rules"][number];
export type WireCondition = WireRule["when"][number];
export type WireGuardrail = PolicyFields["guardrails"][number];
export type WireTopic = PolicyFields["topics"][number];
export type WireWords = PolicyFields["words"][number];

export type Choice = { id: string; name: string };
/** What a policy can name. A list is empty where the member's role may not see it. */
export type PolicyNames = { collections: readonly Choice[]; teams: readonly Choice[]; channels: readonly Choice[] };

/** What a rule or a guardrail may be about: nobody but the product decides on somebody who may be in danger. */
export function ruleTopics(names: PolicyNames): string[] {
  return [...sensitiveTopics.filter((topic) => topic !== "self_harm"), ...names.collections.map(({ id }) => id), "none"];
}

export function fieldsOf({ policy, words }: WirePolicy): PolicyFields {
  return { ...policy, words, note: "" };
}

export function documentOf({ words, note: _, topics, guardrails, ...rest }: PolicyFields): PolicyDocument {
  const plain = guardrails.map(({ topic, ...own }) => (topic === null ? own : { ...own, topic }));
  const policy: Policy = { schema: 2, ...rest, guardrails: plain, topics: Object.fromEntries(topics.map(({ topic, ...own }) => [topic, own])) };
  return { policy, words };
}

/** Everything of a preset; what visitors read, and guardrails, stay as they are. */
export function presetFields(name: PresetName): Omit<PolicyFields, "words" | "guardrails" | "note"> {
  const { schema: _, topics, rules, guardrails: __, review = defaultReview, moderation, ...limits } = presets[name];
  return {
    ...limits,
    moderation: { ...moderation, bias: moderation.bias ?? "none" },
    review,
    topics: Object.entries(topics).map(([topic, own]) => ({ topic, ...own })),
    rules: rules.map((rule) => ({ ...rule, when: rule.when.map((condition) => structuredClone(condition) as WireCondition) })),
  };
}

/** A policy that holds this rule alone, to see whether the rule could be saved. */
export function fieldsOfRule(rule: WireRule): PolicyFields {
  return { ...presetFields("general"), rules: [rule], guardrails: [], words: [], note: "" };
}

const untouched: Omit<WireTopic, "topic"> = { risk: "automate", confidenceThreshold: null, scopeThreshold: null, teamId: null };

export function topicOf(topics: readonly WireTopic[], topic: string): WireTopic {
  return topics.find((own) => own.topic === topic) ?? { topic, ...untouched };
}

/** A topic keeps its place in the list; one that is new goes to its end. */
export function withTopic(topics: readonly WireTopic[], changed: WireTopic): WireTopic[] {
  return topics.some(({ topic }) => topic === changed.topic) ? topics.map((own) => (own.topic === changed.topic ? changed : own)) : [...topics, changed];
}

/** A policy that holds this guardrail alone. */
export function fieldsOfGuardrail(guardrail: WireGuardrail): PolicyFields {
  return { ...presetFields("general"), guardrails: [guardrail], words: [], note: "" };
}

/** Decisions name a rule by its id, so that it stays when the name is changed. */
export function newRuleId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 50);
  const base = plain === "" ? "rule" : plain;
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) id = `${base}-${number}`;
  return id;
}
