/**
 * Measures of decision quality, each with a bootstrap interval.
 */
import { seededRandom } from "./random";

export type Interval = { value: number; lo: number; hi: number };

/** Value and percentile bootstrap interval (95 %) of a statistic over items; NaN statistics of resamples are left out. */
export function bootstrap<T>(items: readonly T[], statistic: (items: readonly T[]) => number, rounds = 200, seed = 1): Interval {
  const random = seededRandom(seed);
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const sample: T[] = [];
    for (let index = 0; index < items.length; index += 1) {
      const item = items[Math.floor(random() * items.length)];
      if (item !== undefined) sample.push(item);
    }
    const value = statistic(sample);
    if (Number.isFinite(value)) values.push(value);
  }
  values.sort((left, right) => left - right);
  const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN;
  return { value: statistic(items), lo: at(0.025), hi: at(0.975) };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export type Scored = { score: number; positive: boolean };

/** Area under the receiver operating characteristic: chance that a positive outranks a negative; ties count half. */
export function auroc(items: readonly Scored[]): number {
  const sorted = [...items].sort((left, right) => left.score - right.score);
  let rankSum = 0;
  let positives = 0;
  for (let index = 0; index < sorted.length;) {
    let end = index;
    while (end < sorted.length && sorted[end]?.score === sorted[index]?.score) end += 1;
    const rank = (index + 1 + end) / 2;
    for (; index < end; index += 1) {
      if (sorted[index]?.positive) {
        positives += 1;
        rankSum += rank;
      }
    }
  }
  const negatives = sorted.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Share of negatives at or above the score that keeps at least `recall` of the positives. */
export function falsePositiveRateAt(items: readonly Scored[], recall: number): number {
  const positives = items.filter((item) => item.positive).map((item) => item.score);
  positives.sort((left, right) => right - left);
  const limit = positives[Math.max(0, Math.ceil(recall * positives.length) - 1)] ?? Number.NaN;
  const negatives = items.filter((item) => !item.positive);
  return negatives.filter((item) => item.score >= limit).length / negatives.length;
}

export type Answer = { confidence: number; right: boolean };

/** The largest share that can be answered, most confident first, with at most `error` of the answers wrong; null threshold when none. */
export function coverageAt(items: readonly Answer[], error: number): { coverage: number; threshold: number | null } {
  const sorted = [...items].sort((left, right) => right.confidence - left.confidence);
  let wrong = 0;
  let best = { coverage: 0, threshold: null as number | null };
  sorted.forEach((item, index) => {
    if (!item.right) wrong += 1;
    const closesTie = sorted[index + 1]?.confidence !== item.confidence;
    if (closesTie && wrong <= error * (index + 1)) best = { coverage: (index + 1) / sorted.length, threshold: item.confidence };
  });
  return best;
}

/** Share answered at a threshold and share of wrong answers among them (NaN when nothing is answered). */
export function atThreshold(items: readonly Answer[], threshold: number): { coverage: number; error: number } {
  const answered = items.filter((item) => item.confidence >= threshold);
  return { coverage: answered.length / items.length, error: answered.filter((item) => !item.right).length / answered.length };
}
