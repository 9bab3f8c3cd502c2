import { expect, test } from "vitest";
import { diffPolicy } from "@/lib/core/escalation/diff-policy";
import { presetNames } from "@/lib/core/escalation/preset-names";
import { validatePolicy } from "@/lib/core/escalation/validate-policy";
import { documentOf, newRuleId, type PolicyFields, type PolicyNames, presetFields, topicOf, withTopic } from "./policy-fields";
import { changeInWords, ruleSentence } from "./policy-words";

const names: PolicyNames = {
  collections: [{ id: "col_1", name: "Tents" }],
  teams: [{ id: "tem_1", name: "Returns desk" }],
  channels: [{ id: "cha_1", name: "Website" }],
};
const general: PolicyFields = { ...presetFields("general"), guardrails: [], words: [], note: "" };

test.each(presetNames)("the preset %s is filled into the form whole, can be saved, and each change that it makes has words [E9]", (name) => {
  const filled = documentOf({ ...general, ...presetFields(name) });
  expect(validatePolicy(filled.policy)).toEqual([]);
  for (const change of diffPolicy(documentOf(general), filled)) {
    const { what, from, to } = changeInWords(change, names);
    expect([what, from, to].join(" ")).not.toMatch(/undefined|null|\{|[a-z]\.[a-z]/);
    expect(from).not.toBe(to);
  }
});

test("a rule reads as a sentence, with the names of topics, channels and teams [E7] [E9]", () => {
  const rule: Parameters<typeof ruleSentence>[0] = {
    when: [
      { kind: "amount", op: "above", limit: 100, currency: "EUR" },
      { kind: "topic", topic: "col_1" },
      { kind: "channel", channels: ["cha_1"] },
      { kind: "attribute", name: "plan", op: "is_not", value: "gold" },
      { kind: "score", score: "confidence", op: "below", limit: 0.95 },
      { kind: "words", words: ["recall*", "asbestos"] },
    ],
    outcome: "handoff",
    teamId: "tem_1",
  };
  expect(ruleSentence(rule, names)).toBe(
    "When an amount above 100 EUR, and the topic is Tents, and it comes by Website, and plan is not gold, and confidence below 0.95, and the message says “recall*” or “asbestos”: hand over to Returns desk.",
  );
});

test("what versions keep of topics, teams, rules and words is told with both values [E9]", () => {
  const after: PolicyFields = {
    ...general,
    topics: withTopic(general.topics, { ...topicOf(general.topics, "col_1"), risk: "review", confidenceThreshold: 0.8, teamId: "tem_1" }),
    rules: [{ id: "big-sums", name: "Big sums", enabled: false, when: [{ kind: "topic", topic: "none" }], outcome: "refuse", teamId: null }],
    words: [{ kind: "refuse", reason: null, topic: null, rule: "big-sums", frustrated: false, language: "de", text: "Das geht nicht." }],
  };
  const told = diffPolicy(documentOf(general), documentOf(after)).map((change) => changeInWords(change, names));
  expect(told).toEqual([
    { what: "Rule big-sums", from: "none", to: "(off) Big sums: When the topic is what lies in no collection: decline." },
    { what: "Tents: confidence", from: "as the bot", to: "0.8" },
    { what: "Tents", from: "answers", to: "a person checks the answer" },
    { what: "Tents: team", from: "the channel’s", to: "Returns desk" },
    { what: "Words: when declining (German)", from: "ours", to: "“Das geht nicht.”" },
  ]);
});

test("a rule's id is made from its name and taken once [E9]", () => {
  expect(newRuleId("Größere Beträge!", [])).toBe("gro-ere-betrage");
  expect(newRuleId("返金", [])).toBe("rule");
  expect(newRuleId("Big sums", ["big-sums", "big-sums-2"])).toBe("big-sums-3");
});
