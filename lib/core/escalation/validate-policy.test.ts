import { expect, it } from "vitest";
import { defaultPolicy } from "./default-policy";
import type { Policy, Rule } from "./policy-types";
import { presetNames } from "./preset-names";
import { presets } from "./presets";
import { topicPolicy } from "./upgrade-policy";
import { validatePolicy } from "./validate-policy";

const rule: Rule = { id: "r", name: "R", enabled: true, when: [{ kind: "topic", topic: "refund" }], outcome: "handoff", teamId: null };
const fields = (policy: Policy): string[] => validatePolicy(policy).map(({ field }) => field);

it.each(presetNames)("the preset %s can be saved as it is [E9]", (name) => {
  expect(validatePolicy(presets[name])).toEqual([]);
});

it("names every field out of bounds [E9]", () => {
  const broken: Policy = { ...defaultPolicy, confidenceThreshold: 1.01, scopeThreshold: Number.NaN, repeatSimilarity: -0.1, repeatCount: 0, turnCap: 1.5 };
  expect(fields(broken)).toEqual(["confidenceThreshold", "scopeThreshold", "repeatSimilarity", "repeatCount", "turnCap"]);
  expect(fields({ ...defaultPolicy, mood: { limit: 2, action: "hold" }, sampling: { all: -1, sample: Number.NaN } })).toEqual([
    "mood.limit",
    "sampling.all",
    "sampling.sample",
  ]);
  const tours = { ...topicPolicy("automate"), confidenceThreshold: 3 };
  expect(fields({ ...defaultPolicy, topics: { ...defaultPolicy.topics, tours } })).toEqual(["topics.tours.confidenceThreshold"]);
});

it("refuses settings that would undo what is fixed: legal matters and self-harm [E5] [E9] [E13]", () => {
  expect(fields({ ...defaultPolicy, topics: { ...defaultPolicy.topics, legal: topicPolicy("sample") } })).toEqual(["topics.legal.risk"]);
  expect(fields({ ...defaultPolicy, topics: {} })).toEqual(["topics.legal.risk"]);
  expect(fields({ ...defaultPolicy, topics: { ...defaultPolicy.topics, self_harm: topicPolicy("automate") } })).toEqual(["topics.self_harm"]);
  const answers: Rule = { ...rule, outcome: "answer", when: [{ kind: "topic", topic: "legal" }] };
  expect(fields({ ...defaultPolicy, rules: [answers] })).toEqual(["rules.0.outcome"]);
});

it("refuses rules that could not do what they say [E7] [E9]", () => {
  const broken: Rule[] = [
    { ...rule, when: [] },
    { ...rule, id: "b", outcome: "answer", when: [{ kind: "contact", is: "verified" }] },
    { ...rule, id: "b", outcome: "refuse", teamId: "t" },
    { ...rule, id: "d", when: [{ kind: "amount", op: "above", limit: -1, currency: null }] },
    { ...rule, id: "e", when: [{ kind: "score", score: "turns", op: "at_least", limit: 0.5 }] },
    { ...rule, id: "f", when: [{ kind: "attribute", name: "seats", op: "at_least", value: "many" }] },
    { ...rule, id: "g", when: [{ kind: "language", languages: [] }] },
  ];
  expect(fields({ ...defaultPolicy, rules: broken })).toEqual([
    "rules.0.when",
    "rules.1.when",
    "rules.2.id",
    "rules.2.teamId",
    "rules.3.when.0",
    "rules.4.when.0",
    "rules.5.when.0",
    "rules.6.when.0",
  ]);
});
