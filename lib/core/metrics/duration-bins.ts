/**
 * Durations are counted in bins that grow by a fifth, from a tenth of a second to ninety days. A percentile read from them is the middle of its
 * bin, so it lies within 10 % of the exact one (the square root of 1.2 is 1.095), and below 0.1 s within 0.1 s.
 */
const growth = 1.2;
const smallestMs = 100;
const lastBin = 101;

/** What a percentile from bins is off by at most, as a share of itself. */
export const percentileError = 0.1;

/** 0 for less than a tenth of a second; n for [100 ms x 1.2^(n-1), 100 ms x 1.2^n). */
export function binOf(ms: number): number {
  if (ms < smallestMs) return 0;
  const guess = Math.min(lastBin, Math.floor(Math.log(ms / smallestMs) / Math.log(growth)) + 1);
  // Logarithms round: the limits decide.
  if (ms < lowerLimit(guess)) return guess - 1;
  return guess < lastBin && ms >= lowerLimit(guess + 1) ? guess + 1 : guess;
}

function lowerLimit(bin: number): number {
  return bin <= 0 ? 0 : smallestMs * growth ** (bin - 1);
}

/** The geometric middle of a bin, in whole milliseconds. */
function middleOf(bin: number): number {
  return bin === 0 ? smallestMs / 2 : Math.round(lowerLimit(bin) * Math.sqrt(growth));
}

/** The nearest-rank percentile of the durations in the bins, `share` in (0, 1]; null when there are none. */
export function percentileOf(bins: ReadonlyMap<number, number>, share: number): number | null {
  const total = [...bins.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (const [bin, count] of [...bins].sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= rank) return middleOf(bin);
  }
  return null;
}
