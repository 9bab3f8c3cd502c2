/**
 * Trains a small model: logistic regression with an L2 penalty by dual coordinate descent (Yu, Huang and Lin, Machine Learning 85, 2011).
 * Deterministic: the order is shuffled by a fixed seed.
 */
import { hashFeature } from "./hash-feature";
import type { HashedText, SmallModel } from "./small-model";

export type SmallExample = { text: HashedText; named: Readonly<Record<string, number>>; positive: boolean };

/** `cost`: how much an example weighs beside large weights. `namedShare`: how large a named measure is beside the text's. */
export type SmallOptions = { buckets: number; cost: number; namedShare?: number; passes?: number };

type Row = { places: Uint32Array; values: Float32Array; square: number };

export function trainSmallModel(examples: readonly SmallExample[], { buckets, cost, namedShare = 0.3, passes = 20 }: SmallOptions): SmallModel {
  const names = [...new Set(examples.flatMap(({ named }) => Object.keys(named)))].sort();
  const placeOf = new Map(names.map((name, index) => [name, buckets + index]));
  const rows = examples.map((example) => rowOf(example, placeOf, namedShare));
  const weights = new Float64Array(buckets + names.length + 1);
  descend(rows, examples, weights, cost, passes);
  const hashed = weights.subarray(0, buckets);
  const scale = hashed.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
  return {
    bias: round(weights[weights.length - 1] ?? 0),
    named: Object.fromEntries(names.map((name) => [name, round((weights[placeOf.get(name) ?? 0] ?? 0) * namedShare)])),
    scale: round(scale),
    buckets: Int8Array.from(hashed, (weight) => Math.round((127 * weight) / scale)),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function rowOf({ text, named }: SmallExample, placeOf: ReadonlyMap<string, number>, namedShare: number): Row {
  const entries = Object.entries(named);
  const places = Uint32Array.from([...text.buckets, ...entries.map(([name]) => placeOf.get(name) ?? 0)]);
  const values = Float32Array.from([...text.values, ...entries.map(([, value]) => value * namedShare)]);
  return { places, values, square: values.reduce((sum, value) => sum + value * value, 1) };
}

function descend(rows: readonly Row[], examples: readonly SmallExample[], weights: Float64Array, cost: number, passes: number): void {
  const alphas = new Float64Array(rows.length).fill(cost * 1e-6);
  const order = Uint32Array.from(rows, (_, index) => index);
  for (const [index, row] of rows.entries()) move(row, weights, (examples[index]?.positive ? 1 : -1) * (alphas[index] ?? 0));
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, pass);
    for (const index of order) {
      const row = rows[index];
      if (row === undefined) continue;
      const side = examples[index]?.positive ? 1 : -1;
      const before = alphas[index] ?? 0;
      const after = best(before, row.square, side * margin(row, weights), cost);
      alphas[index] = after;
      move(row, weights, side * (after - before));
    }
  }
}

/** Newton's method on one example's dual variable, kept inside 0..cost. */
function best(start: number, square: number, margin: number, cost: number): number {
  let alpha = start;
  for (let step = 0; step < 15; step += 1) {
    const slope = square * (alpha - start) + margin + Math.log(alpha / (cost - alpha));
    if (Math.abs(slope) < 1e-3) break;
    const next = alpha - slope / (square + cost / (alpha * (cost - alpha)));
    alpha = next <= 0 ? alpha * 0.1 : next >= cost ? cost - (cost - alpha) * 0.1 : next;
  }
  return alpha;
}

function margin({ places, values }: Row, weights: Float64Array): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let at = 0; at < places.length; at += 1) sum += (weights[places[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

function move({ places, values }: Row, weights: Float64Array, by: number): void {
  if (by === 0) return;
  for (let at = 0; at < places.length; at += 1) weights[places[at] ?? 0] = (weights[places[at] ?? 0] ?? 0) + by * (values[at] ?? 0);
  weights[weights.length - 1] = (weights[weights.length - 1] ?? 0) + by;
}

function shuffle(order: Uint32Array, pass: number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = hashFeature(pass, String(at)) % (at + 1);
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
