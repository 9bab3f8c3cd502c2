/**
 * One label's linear judge: a support vector machine with squared hinge loss, by dual coordinate descent (Hsieh, Chang, Lin, Keerthi and
 * Sundararajan, ICML 2008). Deterministic: the order of the examples is shuffled by a fixed seed.
 */
import type { Rows } from "./vectors";

/** Passes that look at every example; the others only at those that matter so far. */
const fullPasses: readonly number[] = [0, 2, 7];
const passes = 14;
/** How far beyond the margin an example is left out until the next full pass. */
const far = 0.05;
const closeEnough = 0.05;

/**
 * `rows`: which examples to learn from. `positive`: by row of the matrix. The weights are written into `weights`, one a feature; the bias is
 * returned. It begins where the label's share puts it: a label that one text in a hundred has is not unlearned from the other ninety-nine.
 */
export function trainJudge(matrix: Rows, rows: Uint32Array, positive: Uint8Array, cost: number, weights: Float64Array): number {
  const { offsets, features, values, squares } = matrix;
  const soft = 1 / (2 * cost);
  const alphas = new Float64Array(rows.length);
  let positives = 0;
  for (const row of rows) positives += positive[row] ?? 0;
  const share = positives / Math.max(1, rows.length);
  weights.fill(0);
  let bias = share < 0.1 ? -1 : 2 * share - 1;
  let order = positivesFirst(rows, positive);
  let seed = 12345;
  for (let pass = 0; pass < passes; pass += 1) {
    if (fullPasses.includes(pass) && pass > 0) order = Uint32Array.from(rows, (_, at) => at);
    if (pass > 0) seed = shuffle(order, seed);
    let kept = 0;
    let worst = 0;
    for (let at = 0; at < order.length; at += 1) {
      const example = order[at]!;
      const row = rows[example]!;
      const sign = positive[row] === 1 ? 1 : -1;
      const from = offsets[row]!;
      const to = offsets[row + 1]!;
      let margin = bias;
      for (let place = from; place < to; place += 1) margin += weights[features[place]!]! * values[place]!;
      const alpha = alphas[example]!;
      const gradient = sign * margin - 1 + alpha * soft;
      if (alpha > 0 || gradient < far) order[kept++] = example;
      if (alpha === 0 && gradient >= 0) continue;
      worst = Math.max(worst, Math.abs(gradient));
      const next = Math.max(0, alpha - gradient / (squares[row]! + 1 + soft));
      alphas[example] = next;
      const step = (next - alpha) * sign;
      bias += step;
      for (let place = from; place < to; place += 1) weights[features[place]!]! += step * values[place]!;
    }
    order = order.subarray(0, kept);
    if (worst < closeEnough && pass > 2) break;
  }
  return bias;
}

function positivesFirst(rows: Uint32Array, positive: Uint8Array): Uint32Array {
  const order = new Uint32Array(rows.length);
  let at = 0;
  for (const wanted of [1, 0]) for (let example = 0; example < rows.length; example += 1) if (positive[rows[example]!] === wanted) order[at++] = example;
  return order;
}

/** Gives the seed of the next shuffle. */
function shuffle(order: Uint32Array, seed: number): number {
  let state = seed;
  for (let at = 0; at < order.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = at + (state % (order.length - at));
    const swapped = order[at]!;
    order[at] = order[other]!;
    order[other] = swapped;
  }
  return state;
}
