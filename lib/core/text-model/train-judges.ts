/**
 * Linear judges, one a label, all at once: support vector machines with squared hinge loss by dual coordinate descent (Hsieh, Chang, Lin, Keerthi
 * and Sundararajan, ICML 2008). Labels lie side by side in memory, so that one pass over an example serves them all. Deterministic: examples are
 * shuffled by a fixed seed.
 */
import type { Rows } from "./vectors";

/** `weights[feature * labels + label]`. */
export type Judges = { weights: Float32Array; biases: Float32Array };

/** Passes that look at every label of every example; the others only at those where an example has a say so far. */
const fullPasses: readonly number[] = [0, 2, 6];
const passes = 10;

/**
 * `rows`: which examples to learn from, in any order. `positives`: the labels of each row of the matrix. A judge begins on the side where most
 * examples are: a label that one text in a hundred has need not be unlearned from the other ninety-nine.
 */
export function trainJudges(
  matrix: Rows,
  features: number,
  rows: Uint32Array,
  positives: readonly (readonly number[])[],
  labels: number,
  cost: number,
): Judges {
  const { offsets, values, squares } = matrix;
  const weights = new Float32Array(features * labels);
  const biases = startingBiases(rows, positives, labels);
  const alphas = new Float32Array(rows.length * labels);
  const soft = 1 / (2 * cost);
  const sums = new Float32Array(labels);
  const signs = new Int8Array(labels);
  const order = Uint32Array.from(rows, (_, example) => example);
  let seed = 12345;
  for (let pass = 0; pass < passes; pass += 1) {
    seed = shuffle(order, seed);
    const full = fullPasses.includes(pass);
    for (const example of order) {
      const row = rows[example] ?? 0;
      const from = offsets[row] ?? 0;
      const to = offsets[row + 1] ?? 0;
      const curve = (squares[row] ?? 0) + 1 + soft;
      const base = example * labels;
      if (full) addUp(matrix, from, to, weights, labels, sums);
      signs.fill(-1);
      for (const label of positives[row] ?? []) signs[label] = 1;
      for (let label = 0; label < labels; label += 1) {
        const alpha = alphas[base + label]!;
        if (!full && alpha === 0) continue;
        const sum = full ? sums[label]! : addOne(matrix, from, to, weights, labels, label);
        const sign = signs[label]!;
        const gradient = sign * (sum + biases[label]!) - 1 + alpha * soft;
        if (alpha === 0 && gradient >= 0) continue;
        const next = Math.max(0, alpha - gradient / curve);
        const step = (next - alpha) * sign;
        if (Math.abs(step) < 1e-4) continue;
        alphas[base + label] = next;
        biases[label]! += step;
        for (let place = from; place < to; place += 1) weights[matrix.features[place]! * labels + label]! += step * values[place]!;
      }
    }
  }
  return { weights, biases };
}

function startingBiases(rows: Uint32Array, positives: readonly (readonly number[])[], labels: number): Float32Array {
  const counts = new Float32Array(labels);
  for (const row of rows) for (const label of positives[row] ?? []) counts[label]! += 1;
  return counts.map((count) => (count < rows.length / 10 ? -1 : (2 * count) / Math.max(1, rows.length) - 1));
}

function addUp({ features, values }: Rows, from: number, to: number, weights: Float32Array, labels: number, sums: Float32Array): void {
  sums.fill(0);
  for (let place = from; place < to; place += 1) {
    const base = features[place]! * labels;
    const value = values[place]!;
    for (let label = 0; label < labels; label += 1) sums[label]! += weights[base + label]! * value;
  }
}

function addOne({ features, values }: Rows, from: number, to: number, weights: Float32Array, labels: number, label: number): number {
  let sum = 0;
  for (let place = from; place < to; place += 1) sum += weights[features[place]! * labels + label]! * values[place]!;
  return sum;
}

/** Gives the seed of the next shuffle. */
function shuffle(order: Uint32Array, seed: number): number {
  let state = seed;
  for (let at = 0; at < order.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = at + (state % (order.length - at));
    const swapped = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = swapped;
  }
  return state;
}
