import { expect, test } from "vitest";
import { decide } from "./decide";
import { defaultPolicy } from "./default-policy";
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
