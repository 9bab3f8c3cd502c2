import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "./decide";
import { defaultPolicy } from "./default-policy";
import { detectSensitiveTopic } from "./detect-sensitive-topic";
import { judgeSensitive } from "./judge-sensitive";
import { topicLimit } from "./topic-weights";
import type { SensitiveMatch, Signals } from "./types";

const unruled = "There is a cash withdrawal in the app that I never made";
const quiet: Signals = {
  explicitRequest: null,
  sensitive: [],
  confidence: 0.99,
  scope: 0.99,
  hasKnowledge: true,
  repeat: null,
  turns: 0,
  modelFailure: null,
};

describe("rules and the classifier together", () => {
  it("the classifier hears what no rule does, with its score and the limit, over the whole message [E5] [E10]", () => {
    expect(detectSensitiveTopic(unruled)).toEqual([]);
    const [found, ...more] = judgeSensitive(unruled, "en");
    expect(more).toEqual([]);
    expect(found).toMatchObject({ topic: "billing_dispute", kind: "classifier", limit: topicLimit, span: { start: 0, end: unruled.length } });
    expect(found?.score).toBeGreaterThanOrEqual(topicLimit);
    const decision = decide({ ...quiet, sensitive: judgeSensitive(unruled, "en") }, defaultPolicy);
    expect(decision).toMatchObject({ action: "handoff", reasons: [{ code: "sensitive_topic", ...found }] });
  });

  it("is silent in what it has not learned and about what is harmless [E5]", () => {
    for (const language of ["de", "es", "ja", null]) expect(judgeSensitive(unruled, language)).toEqual([]);
    for (const text of ["Where is my parcel?", "Do you ship to Norway?", "", "😀😀", "   "]) expect(judgeSensitive(text, "en")).toEqual([]);
  });

  it("takes back nothing that a rule found, says no topic twice and the same every time [E5] [Q13]", () => {
    const words = fc.constantFrom(
      "charged",
      "twice",
      "card",
      "statement",
      "refund",
      "account",
      "delete",
      "payment",
      "stolen",
      "the",
      "my",
      "lawyer",
      "fee",
      "sad",
      "fever",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (said) => {
        const text = said.join(" ");
        const ruled = detectSensitiveTopic(text);
        const found = judgeSensitive(text, "en");
        expect(found.slice(0, ruled.length)).toEqual(ruled);
        expect(new Set(found.map(({ topic }) => topic)).size).toBe(found.length);
        expect(found.slice(ruled.length).every(({ kind, score = 0 }) => kind === "classifier" && score >= topicLimit)).toBe(true);
        expect(judgeSensitive(text, "en")).toEqual(found);
      }),
    );
  });

  it("what a rule found explains before what the classifier did, and an explicit request before both [E5] [E9]", () => {
    const classified: SensitiveMatch = {
      topic: "billing_dispute",
      rule: "classifier:1",
      span: { start: 0, end: 40 },
      kind: "classifier",
      score: 0.9,
      limit: 0.7,
    };
    const ruled: SensitiveMatch = { topic: "fraud_security", rule: "en:0", span: { start: 9, end: 12 } };
    const explicitRequest = { rule: "talk_to_person", language: "en", span: { start: 20, end: 30 } };
    const { reasons } = decide({ ...quiet, explicitRequest, sensitive: [classified, ruled] }, defaultPolicy);
    expect(reasons.map((reason) => ("rule" in reason ? reason.rule : reason.code)).slice(0, 3)).toEqual(["talk_to_person", "en:0", "classifier:1"]);
  });
});
