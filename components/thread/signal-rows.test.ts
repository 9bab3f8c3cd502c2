import { expect, test } from "vitest";
import fc from "fast-check";
import { defaultPolicy } from "@/lib/core/escalation/default-policy";
import type { Policy } from "@/lib/core/escalation/policy-types";
import type { Signals } from "@/lib/core/escalation/types";
import { featureRows, signalRows } from "./signal-rows";

/** Limits of this test's own, so that a change of the defaults is no change of what is shown. */
const policy: Policy = {
  ...defaultPolicy,
  confidenceThreshold: 0.8,
  scopeThreshold: 0.5,
  repeatSimilarity: 0.6,
  repeatCount: 2,
  turnCap: 12,
  draftMode: false,
};
const quiet: Signals = { explicitRequest: null, sensitive: [], confidence: 0.93, scope: 0.97, hasKnowledge: true, repeat: null, turns: 1, modelFailure: null };
const rowsOf = (signals: Signals) => signalRows(signals as unknown as Record<string, unknown>, policy as unknown as Record<string, unknown>);
const row = (signals: Signals, name: string) => rowsOf(signals).find((each) => each.name === name);

test("each score stands beside its limit and says what it spoke for [B5]", () => {
  expect(row(quiet, "Confidence")).toEqual({
    name: "Confidence",
    value: "0.93",
    limit: "at least 0.80",
    bar: { value: 0.93, limit: 0.8 },
    speaksFor: "answer",
  });
  expect(row({ ...quiet, confidence: 0.4 }, "Confidence")?.speaksFor).toBe("person");
  expect(row({ ...quiet, turns: 12 }, "Turns of the bot")).toMatchObject({ value: "12", limit: "fewer than 12", speaksFor: "person" });
  expect(row({ ...quiet, repeat: { similarity: 0.9, count: 2 } }, "Same question again")?.speaksFor).toBe("person");
  expect(row({ ...quiet, repeat: { similarity: 0.9, count: 1 } }, "Same question again")?.speaksFor).toBe("nothing");
});

test("a topic shows what the policy does with it, self-harm that it always goes to a person [E5]", () => {
  const span = { start: 0, end: 3 };
  expect(row({ ...quiet, sensitive: [{ topic: "refund", rule: "r", span }] }, "Sensitive topic")).toMatchObject({
    value: "refund (rule r)",
    limit: "set to: answer",
    speaksFor: "nothing",
  });
  expect(row({ ...quiet, sensitive: [{ topic: "self_harm", rule: "r", span }] }, "Sensitive topic")).toMatchObject({
    limit: "always a person",
    speaksFor: "person",
  });
});

test("a topic that the classifier heard shows its score beside its limit [E5]", () => {
  const heard = { topic: "refund", rule: "classifier:1", span: { start: 0, end: 4 }, kind: "classifier", score: 0.83, limit: 0.7 } as const;
  expect(row({ ...quiet, sensitive: [heard] }, "Sensitive topic")).toMatchObject({ value: "refund (classifier, 0.83)", bar: { value: 0.83, limit: 0.7 } });
});

test("a topic's own limit is the one that is shown, and a policy of before is read as it was [E2] [B5]", () => {
  const own = { ...policy, topics: { ...policy.topics, tours: { risk: "automate", confidenceThreshold: 0.95, scopeThreshold: null, teamId: null } } };
  const rows = signalRows({ ...quiet, topic: "tours" } as unknown as Record<string, unknown>, own as unknown as Record<string, unknown>);
  expect(rows.find(({ name }) => name === "Confidence")).toMatchObject({ limit: "at least 0.95", speaksFor: "person" });
  const span = { start: 0, end: 3 };
  const sensitive = [{ topic: "refund", rule: "r", span }];
  expect(signalRows({ ...quiet, sensitive }, { topics: { refund: "hold" } }).find(({ name }) => name === "Sensitive topic")).toMatchObject({
    limit: "set to: check first",
    speaksFor: "hold",
  });
});

test("the mood, amounts and flags of a turn are shown beside what the policy does with them [E4] [E7] [E8]", () => {
  const span = { start: 0, end: 3 };
  const mood = { level: "angry" as const, language: "en", frustration: 0.4, anger: 0.9, shift: 0.5, from: 2 };
  expect(row({ ...quiet, mood }, "Mood")).toMatchObject({ value: "angry, 0.90", speaksFor: "person" });
  expect(row({ ...quiet, mood: { ...mood, level: "unknown" } }, "Mood")).toMatchObject({ speaksFor: "unknown" });
  expect(row({ ...quiet, amounts: [{ amount: 19.99, currency: "EUR", span }] }, "Amounts")?.value).toBe("19.99 EUR");
  const flags = [{ kind: "policy" as const, rule: "r", score: 1, threshold: 1, span }];
  expect(row({ ...quiet, flags }, "Own words")).toMatchObject({ value: "policy, 1.00", speaksFor: "hold" });
});

test("the steps of a message are shown beside their limit, under a policy that has one [E15]", () => {
  const name = "Steps in the message";
  const many = { ...quiet, complexity: { requests: 1, steps: 7 } };
  const rowUnder = (complexity: object) => signalRows(many, { complexity }).find((found) => found.name === name);
  expect(rowUnder({ requests: 4, steps: 6, action: "clarify" })).toMatchObject({ value: "7", limit: "fewer than 6", speaksFor: "person" });
  expect(rowUnder({ requests: 4, steps: 8, action: "clarify" })).toMatchObject({ speaksFor: "nothing" });
  expect(rowUnder({ requests: 4, steps: 6, action: "none" })).toMatchObject({ speaksFor: "nothing" });
  expect(rowUnder({ requests: 4, action: "clarify" })).toBeUndefined();
});

test("passages that disagree are named with what each says, where the decision kept it [E15]", () => {
  const passagesRow = (complexity: object, action = "clarify") =>
    signalRows({ ...quiet, complexity: { requests: 1, steps: 0, ...complexity } }, { complexity: { requests: 4, action } }).find(
      ({ name }) => name === "Passages that answer it",
    );
  const passages = [
    { articleId: "a", title: "Returns", sentence: "You have 30 days." },
    { articleId: "b", title: "Sale", sentence: "You have 14 days." },
  ];
  expect(passagesRow({ conflict: true, passages })).toMatchObject({
    value: "they disagree: “Returns” says “You have 30 days.”, “Sale” says “You have 14 days.”",
    speaksFor: "person",
  });
  expect(passagesRow({ conflict: true }, "none")).toMatchObject({ value: "they disagree", speaksFor: "nothing" });
  expect(passagesRow({ conflict: false })).toBeUndefined();
});

test("what the same question for somebody else came to is shown, and that it was not measured [M1]", () => {
  const asked = { attribute: "age" as const, swaps: [], inputTokens: null, outputTokens: null };
  const compared = { ...quiet, paired: { ...asked, outcome: "compared" as const, score: 0.12, differences: [] } };
  expect(row(compared, "Same question for somebody else")).toMatchObject({ value: "age: two answers, 0.12 apart", speaksFor: "nothing" });
  const late = { ...quiet, paired: { ...asked, outcome: "not_measured" as const, failure: "timeout" as const } };
  expect(row(late, "Same question for somebody else")).toMatchObject({ value: "age: not measured: it did not answer in time", speaksFor: "unknown" });
  expect(row(quiet, "Same question for somebody else")).toBeUndefined();
});

test("what was not measured is said to be unknown, never shown as a zero [B5]", () => {
  expect(row({ ...quiet, confidence: null }, "Confidence")).toMatchObject({ value: "not measured", bar: null, speaksFor: "unknown" });
});

test("stored JSON of any shape is drawn or left out and breaks nothing", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom(
          "explicitRequest",
          "sensitive",
          "confidence",
          "scope",
          "repeat",
          "turns",
          "modelFailure",
          "features",
          "mood",
          "flags",
          "amounts",
          "complexity",
          "paired",
          "topic",
        ),
        fc.jsonValue(),
      ),
      fc.dictionary(fc.constantFrom("topics", "turnCap", "scopeThreshold", "repeatCount", "mood", "complexity", "moderation"), fc.jsonValue()),
      (signals, policy) => {
        for (const { bar } of signalRows(signals, policy)) if (bar) expect(bar.value).toBeLessThanOrEqual(1);
        featureRows(signals);
      },
    ),
  );
});
