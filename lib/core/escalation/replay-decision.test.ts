import { expect, test } from "vitest";
import { decide } from "./decide";
import { defaultPolicy } from "./default-policy";
import type { PolicyOfBefore } from "./policy-types";
import { replayDecision } from "./replay-decision";
import type { Signals } from "./types";

const signals: Signals = {
  explicitRequest: null,
  sensitive: [],
  confidence: 0.95,
  scope: 0.9,
  hasKnowledge: true,
  repeat: null,
  turns: 0,
  modelFailure: null,
};
const stored = (): Parameters<typeof replayDecision>[0] =>
  JSON.parse(JSON.stringify({ ...decide(signals, defaultPolicy), signals: { ...signals, features: { margin: 0.4 } }, policy: defaultPolicy })) as Parameters<
    typeof replayDecision
  >[0];

test("a stored decision is made again from its stored signals and policy [Q13] [B5]", () => {
  expect(replayDecision(stored())).toEqual({ kind: "same" });
});

test("a decision that was not made from its stored signals is told with what it should have been [Q13]", () => {
  const answered = stored();
  expect(replayDecision({ ...answered, action: "handoff" })).toMatchObject({ kind: "differs", decided: { action: "answer" } });
  expect(replayDecision({ ...answered, signals: { ...signals, confidence: 0.1 } })).toMatchObject({ kind: "differs", decided: { action: "handoff" } });
  expect(replayDecision({ ...answered, reasons: [{ code: "answered", score: 0.94, threshold: defaultPolicy.confidenceThreshold }] }).kind).toBe("differs");
});

/** As it was recorded before policies had classes and rules. */
const before: PolicyOfBefore = {
  confidenceThreshold: 0.9,
  scopeThreshold: 0.4,
  repeatSimilarity: 0.5,
  repeatCount: 2,
  turnCap: 12,
  draftMode: false,
  topics: {
    billing_dispute: "handoff",
    refund: "hold",
    fraud_security: "handoff",
    account_deletion: "handoff",
    complaint: "handoff",
    legal: "answer",
    medical: "handoff",
    mental_health: "handoff",
  },
};
const legal = { topic: "legal", rule: "en:0", span: { start: 9, end: 12 } };
const refund = { topic: "refund", rule: "en:1", span: { start: 2, end: 5 } };
const fraud = { topic: "fraud_security", rule: "en:2", span: { start: 20, end: 24 } };

test("decisions of before policies had classes and rules are made again as they were recorded [Q13] [E9]", () => {
  const answered = { code: "answered", score: 0.95, threshold: 0.9 };
  const recorded = (sensitive: unknown[], action: string, reasons: unknown[], policy = before) => ({
    action,
    reasons,
    policy,
    signals: { ...signals, sensitive },
  });
  for (const decision of [
    recorded([legal], "answer", [answered]),
    recorded([refund], "hold", [{ code: "sensitive_topic", ...refund }, answered]),
    recorded([refund], "hold", [{ code: "sensitive_topic", ...refund }, { code: "draft_mode" }, answered], { ...before, draftMode: true }),
    recorded([refund, fraud], "handoff", [
      { code: "sensitive_topic", ...fraud },
      { code: "sensitive_topic", ...refund },
    ]),
  ])
    expect(replayDecision(decision)).toEqual({ kind: "same" });
});

test("what was measured before any rule read it decides nothing in a decision of then [Q13] [E4] [E8]", () => {
  const measured: Partial<Signals> = {
    flags: [{ kind: "ungrounded", rule: "answer", score: 0.1, threshold: 0.5, span: { start: 0, end: 9 } }],
    mood: { level: "angry", language: "en", frustration: 0.9, anger: 0.9, shift: 0.5, from: 2 },
    complexity: { requests: 9, steps: 3 },
    amounts: [{ amount: 5000, currency: "EUR", span: { start: 0, end: 5 } }],
  };
  const answered = { action: "answer", reasons: [{ code: "answered", score: 0.95, threshold: 0.9 }], policy: before };
  expect(replayDecision({ ...answered, signals: { ...signals, ...measured } })).toEqual({ kind: "same" });
});

test("a decision of a policy from before steps had a limit is made again as it was recorded, however many steps the message has [Q13] [E15]", () => {
  const policy = { ...defaultPolicy, complexity: { requests: 4, action: "clarify" } };
  const measured = { ...signals, confidence: 0.95, scope: 0.9, complexity: { requests: 1, steps: 9 } };
  const answered = { code: "answered", score: 0.95, threshold: 0.9 };
  expect(replayDecision({ action: "answer", reasons: [answered], policy, signals: measured })).toEqual({ kind: "same" });
  const complex = { code: "complex", requests: 5, limit: 4, conflict: false };
  expect(replayDecision({ action: "clarify", reasons: [complex], policy, signals: { ...measured, complexity: { requests: 5, steps: 9 } } })).toEqual({
    kind: "same",
  });
});
