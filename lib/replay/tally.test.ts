import { expect, test } from "vitest";
import type { Played, TurnOutcome } from "./play-case";
import { newTraffic } from "./call-api";
import { describeTally } from "./describe-tally";
import { percentiles, tally } from "./tally";

function one(gold: string[] | null, outcomes: TurnOutcome[], isLastDecided = true): Played {
  const played = { id: "q", group: null, kind: "question" as const, gold, turns: [{ role: "visitor" as const, text: "?" }] };
  return { played, outcomes, isLastDecided, visitorTurns: 1, agentReplies: 0, storedMs: [10], replyMs: [20], gaps: 0, reconnects: 0, violations: [] };
}

const answered = (...articles: string[]): TurnOutcome => ({ kind: "answered", articles });

test("every judged question is in exactly one group, and an answer out of scope is a wrong one [Q14]", () => {
  const played = [
    one(["a"], [answered("a")]),
    one(["a", "b"], [answered("b")]),
    one(["a"], [answered("c")]),
    one([], [answered("a")]),
    one([], [{ kind: "handed_off", reason: "out_of_scope" }]),
    one(["a"], [{ kind: "handed_off", reason: "low_confidence" }]),
    one(["a"], [{ kind: "drafted" }]),
    one([], [{ kind: "asked_back" }]),
    one(["a"], [{ kind: "handed_off", reason: "low_confidence" }], false),
    one(null, [answered("a")]),
  ];
  const found = tally(played, newTraffic(), 1);
  const { inScope, outOfScope, ...groups } = found.questions ?? expect.fail("nothing was judged");
  expect({ inScope, outOfScope }).toEqual({ inScope: 6, outOfScope: 3 });
  expect(groups).toEqual({
    answeredRight: 2,
    answeredWrong: 1,
    answeredOutOfScope: 1,
    askedBack: 1,
    drafted: 1,
    handedOffInScope: 1,
    handedOffOutOfScope: 1,
    withPeople: 1,
    nothing: 0,
  });
  expect(Object.values(groups).reduce((sum, count) => sum + count, 0)).toBe(inScope + outOfScope);
  expect(found.handedOffBy).toEqual({ out_of_scope: 1, low_confidence: 2 });
});

test("percentiles are values that were measured; nothing measured is nothing, not zero [A3]", () => {
  expect(percentiles([])).toBeNull();
  expect(percentiles([5])).toEqual({ p50: 5, p95: 5, p99: 5 });
  expect(percentiles(Array.from({ length: 100 }, (_, place) => 100 - place))).toEqual({ p50: 50, p95: 95, p99: 99 });
});

test("violations are told in the figures for people [Q8]", () => {
  const broken = { ...one(["a"], [answered("a")]), violations: ["q: message x was acknowledged and is not stored"] };
  expect(describeTally(tally([broken], newTraffic(), 1)).join("\n")).toContain("1 violations:\n  q: message x");
});
