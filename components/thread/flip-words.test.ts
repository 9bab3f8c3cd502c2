import { expect, test } from "vitest";
import { defaultPolicy } from "@/lib/core/escalation/default-policy";
import type { Policy } from "@/lib/core/escalation/policy-types";
import type { Signals } from "@/lib/core/escalation/types";
import { whatWouldChange } from "./flip-words";

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
const sure: Signals = { explicitRequest: null, sensitive: [], confidence: 0.93, scope: 0.97, hasKnowledge: true, repeat: null, turns: 1, modelFailure: null };
const asked = (signals: Signals, stood = policy) => whatWouldChange(signals as unknown as Record<string, unknown>, stood as unknown as Record<string, unknown>);
const request = { rule: "r", language: "en", span: { start: 0, end: 1 } };

test("an answer names the limits that would have stopped it, the nearest first [E10]", () => {
  expect(asked(sure)).toEqual([
    "With a confidence below 0.80 (it was 0.93), it would have handed over.",
    "With a scope below 0.50 (it was 0.97), it would have handed over.",
  ]);
});

test("a handover for one reason names what was missing [E10]", () => {
  expect(asked({ ...sure, confidence: 0.62 })).toEqual(["With a confidence of at least 0.80 (it was 0.62), it would have answered."]);
  expect(asked({ ...sure, explicitRequest: request })).toEqual(["Had the visitor not asked for a person, it would have answered."]);
});

test("when two reasons each suffice, no single change is claimed to have mattered, but both together [E10]", () => {
  expect(asked({ ...sure, explicitRequest: request, confidence: 0.2 })).toEqual([
    "Had the visitor not asked for a person, and with a confidence of at least 0.80 (it was 0.20), it would have answered.",
  ]);
});

test("with draft mode on, what would have been answered is said to be checked first [R1]", () => {
  expect(asked({ ...sure, confidence: 0.62 }, { ...policy, draftMode: true })).toEqual([
    "With a confidence of at least 0.80 (it was 0.62), a person would have checked the answer first.",
  ]);
});

test("an answer that only draft mode held back names draft mode first [R1]", () => {
  expect(asked(sure, { ...policy, draftMode: true })[0]).toBe("With draft mode off, it would have answered.");
});

test("stored JSON that is not whole gives nothing", () => {
  expect(whatWouldChange({}, {})).toEqual([]);
  expect(whatWouldChange({ sensitive: "x" }, { topics: null })).toEqual([]);
});
