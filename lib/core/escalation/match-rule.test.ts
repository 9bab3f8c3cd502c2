import { expect, it } from "vitest";
import { attributeHolds, attributeKey, matchRule } from "./match-rule";
import type { Condition, Rule } from "./policy-types";
import type { Signals } from "./types";

const quiet: Signals = { explicitRequest: null, sensitive: [], confidence: 0.5, scope: 0.5, hasKnowledge: true, repeat: null, turns: 3, modelFailure: null };
const rule = (...when: Condition[]): Rule => ({ id: "r", name: "R", enabled: true, when, outcome: "handoff", teamId: null });
const gold: Extract<Condition, { kind: "attribute" }> = { kind: "attribute", name: "plan", op: "is", value: "gold" };

it("fires when every condition holds, with the values and limits that it compared [E7] [E10]", () => {
  const both = rule({ kind: "score", score: "confidence", op: "below", limit: 0.6 }, { kind: "topic", topic: "tours" });
  expect(matchRule(both, quiet, ["tours"])).toEqual([
    { kind: "score", name: "confidence", value: 0.5, limit: 0.6 },
    { kind: "topic", name: "tours", value: null, limit: null },
  ]);
  expect(matchRule(both, quiet, [])).toBeNull();
  expect(matchRule({ ...both, enabled: false }, quiet, ["tours"])).toBeNull();
  expect(matchRule(rule(), quiet, ["tours"])).toBeNull();
});

it("reads language, channel and contact of a turn, and nothing where they are not known [E7]", () => {
  const circumstances = { channelId: "c1", language: "de", verified: true, attributes: { [attributeKey(gold)]: true } };
  const turn = { ...quiet, circumstances };
  for (const condition of [
    { kind: "language", languages: ["fr", "de"] },
    { kind: "channel", channels: ["c1"] },
    { kind: "contact", is: "verified" },
    gold,
  ] as const) {
    expect(matchRule(rule(condition), turn, [])).not.toBeNull();
    expect(matchRule(rule(condition), quiet, [])).toBeNull();
  }
  expect(matchRule(rule({ kind: "contact", is: "unverified" }), quiet, [])).not.toBeNull();
});

it("treats what was not measured as too little, never as enough [E7] [Q9]", () => {
  const low: Condition = { kind: "score", score: "confidence", op: "below", limit: 0.2 };
  const high: Condition = { kind: "score", score: "confidence", op: "at_least", limit: 0.2 };
  for (const confidence of [null, Number.NaN]) {
    expect(matchRule(rule(low), { ...quiet, confidence }, [])).not.toBeNull();
    expect(matchRule(rule(high), { ...quiet, confidence }, [])).toBeNull();
  }
  expect(matchRule(rule({ kind: "score", score: "frustration", op: "at_least", limit: 0 }), quiet, [])).toBeNull();
});

it("compares signed attributes as words or as numbers, and finds nothing in what is missing or inherited [E7] [Q9]", () => {
  const seats = (op: "at_least" | "below") => ({ kind: "attribute", name: "seats", op, value: "10" }) as const;
  expect(attributeHolds(gold, { plan: "Gold" })).toBe(true);
  expect(attributeHolds(gold, { plan: ["gold"] })).toBe(false);
  expect(attributeHolds({ ...gold, op: "is_not" }, {})).toBe(true);
  expect(attributeHolds({ ...gold, name: "constructor", value: "x" }, {})).toBe(false);
  expect(attributeHolds(seats("at_least"), { seats: 10 })).toBe(true);
  expect(attributeHolds(seats("below"), { seats: "9.5" })).toBe(true);
  for (const value of ["", "many", null, undefined, Number.NaN]) {
    expect(attributeHolds(seats("at_least"), { seats: value })).toBe(false);
    expect(attributeHolds(seats("below"), { seats: value })).toBe(false);
  }
});
