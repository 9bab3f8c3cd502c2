import { expect, test } from "vitest";
import { originWords, signalBars } from "./trial-story";

const policy = { confidenceThreshold: 0.8, scopeThreshold: 0.5, repeatSimilarity: 0.6, repeatCount: 2, turnCap: 12, draftMode: false, moodLimit: null };
const signals = {
  confidence: 0.9,
  scope: 0.9,
  features: {},
  repeat: null,
  turns: 0,
  hasKnowledge: true,
  modelFailure: null,
  topic: null,
  mood: null,
  amounts: [],
  requests: null,
  flags: [],
};

function bar(name: string, change: Partial<typeof signals> | { repeat: { similarity: number; count: number } } | { confidence: null }) {
  return signalBars({ signals: { ...signals, ...change }, policy }).find((entry) => entry.name === name);
}

test("a value that misses its limit never reads like the limit [B7]", () => {
  expect(bar("Confidence", { confidence: 0.7999 })).toMatchObject({ shown: "0.7999", shownLimit: "0.8000", passes: false });
  expect(bar("Confidence", { confidence: 0.8 })).toMatchObject({ shown: "0.80", passes: true });
});

test("what was not measured never passes [B7]", () => {
  expect(bar("Confidence", { confidence: null })).toMatchObject({ shown: "not measured", passes: false });
});

test("a question counts as repeated only when it is alike and frequent enough [E6]", () => {
  expect(bar("Repetition", { repeat: { similarity: 0.9, count: 1 } })?.passes).toBe(true);
  expect(bar("Repetition", { repeat: { similarity: 0.9, count: 2 } })?.passes).toBe(false);
  expect(bar("Repetition", { repeat: { similarity: 0.4, count: 3 } })?.passes).toBe(true);
});

test("the turn cap is reached with the capped turn, not before [E6]", () => {
  expect(bar("Turns", { turns: 11 })?.passes).toBe(true);
  expect(bar("Turns", { turns: 12 })?.passes).toBe(false);
});

test("where the words of a trial come from is told: of the articles, of the policy, of whoever worded them [B7]", () => {
  expect(originWords("answer", { model: null })).toContain("Quoted");
  expect(originWords("clarify", { model: null })).toContain("policy");
  expect(originWords("refuse", { model: null })).toContain("policy");
  expect(originWords("clarify", { model: "own-bot" })).toContain("own-bot");
});
