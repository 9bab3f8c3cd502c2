/**
 * Logistic regression by Newton's method with an L2 penalty, for a handful of features.
 */
import type { LogisticWeights } from "@/lib/core/retrieval/confidence-weights";

export type Example = { features: Readonly<Record<string, number>>; positive: boolean; weight: number };

/** Weights by name. `penalty` is the L2 factor relative to the total weight; deterministic, 30 steps. */
export function fitLogistic(examples: readonly Example[], names: readonly string[], penalty = 1e-4): LogisticWeights {
  const size = names.length + 1;
  const rows = examples.map((example) => [1, ...names.map((name) => example.features[name] ?? 0)]);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < 30; step += 1) {
    const gradient = weights.map((weight, index) => (index === 0 ? 0 : penalty * total * weight));
    const hessian = weights.map((_, row) => weights.map((__, column) => (row === column ? (row === 0 ? 1e-9 : penalty) * total : 0)));
    rows.forEach((row, number) => {
      const { positive, weight } = examples[number] ?? { positive: false, weight: 0 };
      const sum = row.reduce((value, feature, index) => value + feature * (weights[index] ?? 0), 0);
      const probability = 1 / (1 + Math.exp(-sum));
      const slope = weight * Math.max(1e-6, probability * (1 - probability));
      row.forEach((feature, index) => {
        gradient[index] = (gradient[index] ?? 0) + weight * (probability - (positive ? 1 : 0)) * feature;
        const line = hessian[index];
        if (line !== undefined) row.forEach((other, column) => (line[column] = (line[column] ?? 0) + slope * feature * other));
      });
    });
    const change = solve(hessian, gradient);
    weights = weights.map((weight, index) => weight - (change[index] ?? 0));
    if (Math.max(...change.map(Math.abs)) < 1e-8) break;
  }
  return { intercept: weights[0] ?? 0, weights: Object.fromEntries(names.map((name, index) => [name, weights[index + 1] ?? 0])) };
}

/** Gaussian elimination with partial pivoting; the matrix is positive definite here. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const chosen = rows[pivot] ?? [];
    rows[pivot] = rows[column] ?? [];
    rows[column] = chosen;
    for (let row = 0; row < size; row += 1) {
      const line = rows[row];
      if (row === column || line === undefined) continue;
      const factor = (line[column] ?? 0) / (chosen[column] ?? 1);
      for (let index = column; index <= size; index += 1) line[index] = (line[index] ?? 0) - factor * (chosen[index] ?? 0);
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}
