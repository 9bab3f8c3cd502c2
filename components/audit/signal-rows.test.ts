import { expect, test } from "vitest";
import fc from "fast-check";
import { defaultPolicy } from "@/lib/core/escalation/default-policy";
import type { Policy, Signals } from "@/lib/core/escalation/types";
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
  topics: { ...defaultPolicy.topics, refund: "answer" },
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

test("what was not measured is said to be unknown, never shown as a zero [B5]", () => {
  expect(row({ ...quiet, confidence: null }, "Confidence")).toMatchObject({ value: "not measured", bar: null, speaksFor: "unknown" });
});

test("stored JSON of any shape is drawn or left out and breaks nothing", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom("explicitRequest", "sensitive", "confidence", "scope", "repeat", "turns", "modelFailure", "features"), fc.jsonValue()),
      fc.dictionary(fc.constantFrom("topics", "turnCap", "scopeThreshold", "repeatCount"), fc.jsonValue()),
      (signals, policy) => {
        for (const { bar } of signalRows(signals, policy)) if (bar) expect(bar.value).toBeLessThanOrEqual(1);
        featureRows(signals);
      },
    ),
  );
});
