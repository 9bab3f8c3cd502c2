import fc from "fast-check";
import { expect, it } from "vitest";
import { decide } from "./decide";
import { defaultPolicy } from "./default-policy";
import { findFlips } from "./find-flips";
import type { Policy } from "./policy-types";
import { sensitiveTopics, type Signals } from "./types";

const span = { start: 0, end: 1 };
const request = { rule: "r", language: "en", span };
const sure: Signals = { explicitRequest: null, sensitive: [], confidence: 0.93, scope: 0.97, hasKnowledge: true, repeat: null, turns: 1, modelFailure: null };
const policy: Policy = { ...defaultPolicy, confidenceThreshold: 0.8, scopeThreshold: 0.5 };

it("an answer names the nearest limit first [E10]", () => {
  expect(findFlips(sure, policy)).toEqual([
    { changes: [{ kind: "score", score: "confidence", op: "below", from: 0.93, to: 0.8 }], action: "handoff" },
    { changes: [{ kind: "score", score: "scope", op: "below", from: 0.97, to: 0.5 }], action: "handoff" },
  ]);
});

it("a handover names what one change would have answered, and where none would, the fewest together [E10]", () => {
  expect(findFlips({ ...sure, confidence: 0.6 }, policy)).toEqual([
    { changes: [{ kind: "score", score: "confidence", op: "at_least", from: 0.6, to: 0.8 }], action: "answer" },
  ]);
  expect(findFlips({ ...sure, confidence: 0.6, explicitRequest: request }, policy)).toEqual([
    { changes: [{ kind: "no_request" }, { kind: "score", score: "confidence", op: "at_least", from: 0.6, to: 0.8 }], action: "answer" },
  ]);
});

it("a message of many requests and many steps is told by both, by one where one alone is too many [E10] [E15]", () => {
  const many = (requests: number, steps: number) =>
    findFlips({ ...sure, complexity: { requests, steps } }, { ...policy, complexity: { requests: 4, steps: 6, action: "clarify" } });
  const [requests, steps] = [
    { kind: "fewer_requests", from: 5, to: 3 },
    { kind: "fewer_steps", from: 8, to: 5 },
  ];
  expect(many(5, 8)[0]).toEqual({ changes: [requests, steps], action: "answer" });
  expect(many(1, 8)[0]).toEqual({ changes: [steps], action: "answer" });
  expect(many(5, 0)[0]).toEqual({ changes: [requests], action: "answer" });
});

it("a rule and a class are told by what they are [E10]", () => {
  const rules = [
    {
      id: "big",
      name: "Big sums",
      enabled: true,
      when: [{ kind: "amount", op: "above", limit: 100, currency: null } as const],
      outcome: "handoff" as const,
      teamId: null,
    },
  ];
  const amounts = [{ amount: 250, currency: "EUR", span }];
  expect(findFlips({ ...sure, amounts }, { ...policy, rules })[0]).toEqual({
    changes: [{ kind: "without_rule", rule: "big", name: "Big sums" }],
    action: "answer",
  });
  const topics = { ...policy.topics, wax: { risk: "review" as const, confidenceThreshold: null, scopeThreshold: null, teamId: null } };
  expect(findFlips({ ...sure, topic: "wax" }, { ...policy, topics })[0]).toEqual({ changes: [{ kind: "topic_automated", topic: "wax" }], action: "answer" });
});

const score = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
const signals: fc.Arbitrary<Signals> = fc.record({
  explicitRequest: fc.option(fc.constant(request)),
  sensitive: fc.uniqueArray(fc.record({ topic: fc.constantFrom(...sensitiveTopics), rule: fc.constant("en:0"), span: fc.constant(span) }), {
    maxLength: 2,
    selector: ({ topic }) => topic,
  }),
  confidence: score,
  scope: score,
  hasKnowledge: fc.boolean(),
  repeat: fc.option(fc.record({ similarity: fc.double({ min: 0, max: 1, noNaN: true }), count: fc.nat(3) })),
  turns: fc.nat(14),
  modelFailure: fc.constantFrom(null, "timeout" as const),
  complexity: fc.option(fc.record({ requests: fc.nat(6), steps: fc.nat(9), conflict: fc.boolean() })),
});

it("there is a flip for every decision whose limits can be reached, and each is another action [E10]", () => {
  fc.assert(
    fc.property(signals, fc.boolean(), (given, draftMode) => {
      const by = { ...policy, draftMode };
      const flips = findFlips(given, by);
      expect(flips.length).toBeGreaterThan(0);
      for (const { action, changes } of flips) {
        expect(action).not.toBe(decide(given, by).action);
        expect(changes.length).toBeGreaterThan(0);
      }
    }),
  );
});
