import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "./decide";
import { defaultPolicy } from "./default-policy";
import { modelFailures, sensitiveTopics, topicActions } from "./types";
import type { Policy, SensitiveMatch, Signals } from "./types";
import { validatePolicy } from "./validate-policy";

const span = { start: 0, end: 4 };
const request = { rule: "talk_to_person", language: "en", span };
const sure: Signals = { explicitRequest: null, sensitive: [], confidence: 0.99, scope: 0.99, hasKnowledge: true, repeat: null, turns: 0, modelFailure: null };
const open: Policy = { ...defaultPolicy, topics: { ...defaultPolicy.topics, refund: "hold", complaint: "answer", legal: "handoff" } };

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const score = fc.oneof(probability, fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY));
const sensitive: fc.Arbitrary<SensitiveMatch> = fc.record({
  topic: fc.constantFrom(...sensitiveTopics),
  rule: fc.constantFrom("en:0", "de:1"),
  span: fc.record({ start: fc.nat(20), end: fc.nat(40) }),
});
const signals: fc.Arbitrary<Signals> = fc.record({
  explicitRequest: fc.option(fc.constant(request)),
  sensitive: fc.uniqueArray(sensitive, { maxLength: 4, selector: ({ topic }) => topic }),
  confidence: score,
  scope: score,
  hasKnowledge: fc.boolean(),
  repeat: fc.option(fc.record({ similarity: probability, count: fc.nat(4) })),
  turns: fc.nat(20),
  modelFailure: fc.option(fc.constantFrom(...modelFailures)),
});
const action = fc.constantFrom(...topicActions);
const policy: fc.Arbitrary<Policy> = fc.record({
  confidenceThreshold: probability,
  scopeThreshold: probability,
  repeatSimilarity: probability,
  repeatCount: fc.integer({ min: 1, max: 5 }),
  turnCap: fc.integer({ min: 1, max: 20 }),
  draftMode: fc.boolean(),
  topics: fc.record({
    billing_dispute: action,
    refund: action,
    fraud_security: action,
    account_deletion: action,
    complaint: action,
    legal: action,
    medical: action,
    mental_health: action,
  }),
});
const caution = { answer: 0, clarify: 0, hold: 1, handoff: 2 } as const;

describe("decide", () => {
  it("answers a sure turn and says which values and limits let it pass [E10]", () => {
    expect(decide(sure, open)).toEqual({ action: "answer", reasons: [{ code: "answered", score: 0.99, threshold: defaultPolicy.confidenceThreshold }] });
  });

  it.each<[string, Partial<Signals>, Partial<Policy>, string, string]>([
    ["an explicit request", { explicitRequest: request }, {}, "handoff", "explicit_request"],
    ["no knowledge", { hasKnowledge: false }, {}, "handoff", "no_knowledge"],
    ["a failed model", { modelFailure: "timeout" }, {}, "handoff", "model_failed"],
    ["too many turns", { turns: open.turnCap }, {}, "handoff", "turn_cap"],
    ["the same question again", { repeat: { similarity: 0.9, count: 2 } }, {}, "handoff", "repeated_question"],
    ["a question outside the knowledge", { scope: 0.01 }, {}, "handoff", "out_of_scope"],
    ["low confidence", { confidence: 0.1 }, {}, "handoff", "low_confidence"],
    ["a topic to hand off", { sensitive: [{ topic: "legal", rule: "en:0", span }] }, {}, "handoff", "sensitive_topic"],
    ["a topic to hold", { sensitive: [{ topic: "refund", rule: "en:0", span }] }, {}, "hold", "sensitive_topic"],
    ["a topic to answer", { sensitive: [{ topic: "complaint", rule: "en:0", span }] }, {}, "answer", "answered"],
    ["draft mode", {}, { draftMode: true }, "hold", "draft_mode"],
  ])("decides on %s with its own reason first [E1] [E2] [E3] [E5] [E6] [E10]", (_, change, rule, expected, code) => {
    const decision = decide({ ...sure, ...change }, { ...open, ...rule });
    expect(decision.action).toBe(expected);
    expect(decision.reasons[0]?.code).toBe(code);
  });

  it("never overrules an explicit request or self-harm, whatever the policy and the other signals [E1] [E5] [E13]", () => {
    fc.assert(
      fc.property(signals, policy, fc.boolean(), (given, by, harm) => {
        const extra: Signals = harm
          ? { ...given, sensitive: [...given.sensitive.filter(({ topic }) => topic !== "self_harm"), { topic: "self_harm", rule: "en:0", span }] }
          : { ...given, explicitRequest: request };
        const decision = decide(extra, by);
        expect(decision.action).toBe("handoff");
        const first = decision.reasons[0];
        const expected = extra.sensitive.some(({ topic }) => topic === "self_harm") ? "sensitive_topic" : "explicit_request";
        expect(first?.code).toBe(expected);
      }),
    );
  });

  it("never answers without a known confidence at or above the threshold [E2] [Q1]", () => {
    fc.assert(
      fc.property(signals, policy, (given, by) => {
        const decision = decide(given, by);
        if (decision.action !== "answer") return;
        const passed = decision.reasons.at(-1);
        expect(passed).toEqual({ code: "answered", score: Number.isFinite(given.confidence) ? given.confidence : 0, threshold: by.confidenceThreshold });
        expect((given.confidence ?? 0) >= by.confidenceThreshold || by.confidenceThreshold === 0).toBe(true);
        expect(by.draftMode).toBe(false);
      }),
    );
  });

  it("counts missing, infinite and not-a-number scores as no confidence [E2]", () => {
    for (const value of [null, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(decide({ ...sure, confidence: value }, open).reasons).toEqual([{ code: "low_confidence", score: 0, threshold: open.confidenceThreshold }]);
      expect(decide({ ...sure, scope: value }, open).reasons[0]).toEqual({ code: "out_of_scope", score: 0, threshold: open.scopeThreshold });
    }
    expect(decide(sure, { ...open, confidenceThreshold: Number.NaN }).action).toBe("handoff");
    expect(decide({ ...sure, turns: Number.NaN }, open).action).toBe("handoff");
  });

  it("becomes no bolder when a threshold rises or draft mode is switched on [E2] [E3] [E6]", () => {
    fc.assert(
      fc.property(signals, policy, probability, (given, by, more) => {
        const before = caution[decide(given, by).action];
        const stricter: Policy[] = [
          { ...by, confidenceThreshold: Math.max(by.confidenceThreshold, more) },
          { ...by, scopeThreshold: Math.max(by.scopeThreshold, more) },
          { ...by, repeatSimilarity: Math.min(by.repeatSimilarity, more) },
          { ...by, repeatCount: 1 },
          { ...by, turnCap: 1 },
          { ...by, draftMode: true },
        ];
        for (const strict of stricter) expect(caution[decide(given, strict).action]).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it("becomes no more careful when confidence or scope rises [E2] [E3]", () => {
    fc.assert(
      fc.property(signals, policy, probability, (given, by, more) => {
        const bold = { ...given, confidence: Math.max(Number.isFinite(given.confidence) ? (given.confidence ?? 0) : 0, more) };
        expect(caution[decide(bold, by).action]).toBeLessThanOrEqual(caution[decide(given, by).action]);
      }),
    );
  });

  it("does not depend on the order in which topics were found [E10] [Q13]", () => {
    fc.assert(
      fc.property(signals, policy, (given, by) => {
        expect(decide({ ...given, sensitive: [...given.sensitive].reverse() }, by)).toEqual(decide(given, by));
      }),
    );
  });

  it("gives a reason for every decision and no text in any [E10]", () => {
    fc.assert(
      fc.property(signals, policy, (given, by) => {
        const { reasons } = decide(given, by);
        expect(reasons.length).toBeGreaterThan(0);
        expect(JSON.stringify(reasons).length).toBeLessThan(2000);
      }),
    );
  });
});

describe("validatePolicy", () => {
  it("accepts the default policy [E9]", () => {
    expect(validatePolicy(defaultPolicy)).toEqual([]);
  });

  it("names every field out of bounds [E9]", () => {
    const broken: Policy = { ...defaultPolicy, confidenceThreshold: 1.01, scopeThreshold: Number.NaN, repeatSimilarity: -0.1, repeatCount: 0, turnCap: 1.5 };
    expect(validatePolicy(broken).map(({ field }) => field)).toEqual(["confidenceThreshold", "scopeThreshold", "repeatSimilarity", "repeatCount", "turnCap"]);
  });
});
