/**
 * What a policy does with each turn of the past, by the same code as then. A number decides by the side of a limit on which it lies and by nothing
 * else: turns of one shape that lie on the same sides are decided once, and as long as only limits move, what was decided is kept. So a step of a
 * slider costs a comparison a turn, and a decision for those alone that come to lie where none lay before.
 */
import { isDrawnForReview } from "../kernel/draw-sample";
import { decideAction } from "./decide";
import { scoreHolds } from "./match-rule";
import { type PastTurns, signalsAt, type TurnNumber } from "./past-turns";
import type { Condition, Policy } from "./policy-types";
import { known, limit } from "./scores";
import { limitFor } from "./topic-limits";
import type { Decision } from "./types";

/** From the boldest to the most careful. */
export const turnActions = ["answer", "clarify", "refuse", "hold", "handoff"] as const satisfies readonly Decision["action"][];

/** Places in `turnActions`, one a turn. */
export type Decided = Uint8Array;

/** What has been decided under policies that differ by their limits alone: the sides of each turn, its action, and each shape's actions by sides. */
type Kept = { sides: Int32Array; decided: Decided; memo: (Map<number, number> | undefined)[] };

/** Bits that a whole number of the engine holds without a box, less those of the limits. */
const mostConditions = 23;
/** Forms of a policy, and results, that are kept: those that are compared, and what was looked at just before. */
const mostKept = 4;
/** On no side yet. */
const nowhere = -1;
/** Decisions between two breaks: a few milliseconds. */
const slice = 1_000;

/** Breaks off now and then, so that whoever runs it can let others in between; runs of one replay must not overlap. Its results are not to be changed. */
export type Replay = (policy: Policy) => Generator<undefined, Decided, undefined>;

export function replayTurns(turns: PastTurns): Replay {
  const forms = new Map<string, Kept>();
  const results = new Map<string, Decided>();
  return function* (policy) {
    const exactly = JSON.stringify(policy);
    const known = results.get(exactly);
    if (known) {
      keep(results, exactly, known);
      return known;
    }
    const conditions = policy.rules.flatMap(({ enabled, when }) => (enabled ? when.filter((condition) => condition.kind === "score") : []));
    if (conditions.length > mostConditions) return keep(results, exactly, yield* decideEach(turns, policy));
    const form = formOf(policy);
    const held = forms.get(form) ?? { sides: new Int32Array(turns.count).fill(nowhere), decided: new Uint8Array(turns.count), memo: [] };
    keep(forms, form, held);
    yield* decideMoved(turns, policy, conditions, held);
    return keep(results, exactly, held.decided.slice());
  };
}

/** The newest is the last one; the oldest leaves. */
function keep<Thing>(things: Map<string, Thing>, key: string, thing: Thing): Thing {
  things.delete(key);
  things.set(key, thing);
  if (things.size > mostKept) things.delete(things.keys().next().value as string);
  return thing;
}

/** The policy without the limits that sides are told by. */
function formOf(policy: Policy): string {
  const {
    confidenceThreshold: _c,
    scopeThreshold: _s,
    repeatSimilarity: _r,
    repeatCount: _n,
    turnCap: _t,
    sampling: _d,
    mood,
    topics,
    rules,
    ...rest
  } = policy;
  return JSON.stringify([
    rest,
    mood.action,
    Object.entries(topics).map(([topic, { risk }]) => [topic, risk]),
    rules
      .filter(({ enabled }) => enabled)
      .map(({ outcome, when }) => [outcome, when.map((condition) => (condition.kind === "score" ? [condition.score, condition.op] : condition))]),
  ]);
}

/** More comparisons than a side can hold: each turn by itself. */
function* decideEach(turns: PastTurns, policy: Policy): Generator<undefined, Decided, undefined> {
  const decided = new Uint8Array(turns.count);
  for (let place = 0; place < turns.count; place += 1) {
    decided[place] = actionAt(turns, policy, place);
    if (place % slice === slice - 1) yield;
  }
  return decided;
}

function actionAt(turns: PastTurns, policy: Policy, place: number): number {
  return turnActions.indexOf(decideAction(signalsAt(turns, place), policy));
}

type ScoreCondition = Extract<Condition, { kind: "score" }>;

/** Decides those turns again that lie on another side of a limit than when they were decided last. */
function* decideMoved(
  turns: PastTurns,
  policy: Policy,
  conditions: readonly ScoreCondition[],
  { sides, decided, memo }: Kept,
): Generator<undefined, void, undefined> {
  const { count, shapeOf } = turns;
  const sidesAt = comparer(turns, policy, conditions);
  let made = 0;
  for (let place = 0; place < count; place += 1) {
    const shape = shapeOf[place] ?? 0;
    const side = sidesAt(place, shape);
    if (side === sides[place]) continue;
    const actions = (memo[shape] ??= new Map());
    let action = actions.get(side);
    if (action === undefined) {
      action = actionAt(turns, policy, place);
      actions.set(side, action);
      made += 1;
    }
    sides[place] = side;
    decided[place] = action;
    if (made === slice) {
      made = 0;
      yield;
    }
  }
}

function comparer(turns: PastTurns, policy: Policy, conditions: readonly ScoreCondition[]): (place: number, shape: number) => number {
  const { shapes, numbers } = turns;
  const confidences = Float64Array.from(shapes, (shape) => limitFor(shape, policy, "confidenceThreshold").threshold);
  const scopes = Float64Array.from(shapes, (shape) => limitFor(shape, policy, "scopeThreshold").threshold);
  const mood = limit(policy.mood.limit);
  const { repeatCount, repeatSimilarity, turnCap } = policy;
  const { review = 0 } = policy.sampling;
  const { confidence, scope, similarity, count, turns: answers, frustration, anger, external, draw } = numbers;
  const tests = conditions.map((condition) => {
    const scoreAt = scoreReader(turns, condition.score);
    return (place: number, shape: number) => scoreHolds(condition, scoreAt(place, shape));
  });
  return (place, shape) => {
    const confidenceLimit = confidences[shape] as number;
    const scopeLimit = scopes[shape] as number;
    // what is not known counts as 0; as a confidence that a bot of the tenant's own did not give it is below nothing
    let side = Number(known(confidence[place]) < confidenceLimit);
    side = side * 2 + Number(known(scope[place]) < scopeLimit);
    side = side * 2 + Number((external[place] as number) < confidenceLimit);
    side = side * 2 + Number((count[place] as number) >= repeatCount && known(similarity[place]) >= repeatSimilarity);
    side = side * 2 + Number((answers[place] as number) < turnCap);
    side = side * 2 + Number(Math.max(known(frustration[place]), known(anger[place])) < mood);
    side = side * 2 + Number(isDrawnForReview(draw[place], review));
    for (const test of tests) side = side * 2 + Number(test(place, shape));
    return side;
  };
}

/** A rule's score of a turn, as match-rule.ts reads it from the signals. */
function scoreReader({ shapes, numbers }: PastTurns, score: ScoreCondition["score"]): (place: number, shape: number) => number | null {
  if (score === "requests" || score === "steps") return (_, shape) => shapes[shape]?.complexity?.[score] ?? null;
  const column = numbers[columnOf[score]];
  if (score === "turns") return (place) => column[place] as number;
  const unknown = score === "frustration" || score === "anger" ? null : 0;
  return (place) => {
    const value = column[place] as number;
    return Number.isNaN(value) ? unknown : value;
  };
}

const columnOf: Readonly<Record<Exclude<ScoreCondition["score"], "requests" | "steps">, TurnNumber>> = {
  confidence: "confidence",
  scope: "scope",
  repeat_similarity: "similarity",
  turns: "turns",
  frustration: "frustration",
  anger: "anger",
};
