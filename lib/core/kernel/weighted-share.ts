/**
 * A share of all from those that chance has drawn: each stands for as many as its chance says (Horvitz and Thompson, JASA 1952; by the weights' sum,
 * Hájek 1971). The interval is Wilson's (JASA 1927) at 95 % with Kish's effective number (Survey Sampling, 1965): as wide as the weights make it, and
 * never of no width because few were seen.
 */

export type Interval = { value: number; low: number; high: number };

/** Sums over those that were drawn, of their weights, of the weights' squares, and of the weights of those that were hit. */
export type Weighed = { weight: number; squares: number; hits: number };

/** Null: nothing was drawn. */
export function shareOf({ weight, squares, hits }: Weighed): Interval | null {
  return weight === 0 ? null : wilson(hits / weight, weight ** 2 / squares);
}

export function weightedShare(drawn: readonly { hit: boolean; probability: number }[]): Interval | null {
  const sums: Weighed = { weight: 0, squares: 0, hits: 0 };
  for (const { hit, probability } of drawn) {
    if (!(probability > 0)) continue;
    sums.weight += 1 / probability;
    sums.squares += 1 / probability ** 2;
    if (hit) sums.hits += 1 / probability;
  }
  return shareOf(sums);
}

function wilson(value: number, tries: number): Interval {
  const z = 1.959964;
  const middle = (value + z ** 2 / (2 * tries)) / (1 + z ** 2 / tries);
  const half = (z / (1 + z ** 2 / tries)) * Math.sqrt((value * (1 - value)) / tries + z ** 2 / (4 * tries ** 2));
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
