/** How long visitors wait for a person, as it was for those before them: told to whoever asks for one [W6]. */

/** Handoffs that are looked at: of so many days, the newest of them; with fewer than `fewest` nothing is said. */
export const waitsRead = { days: 14, most: 200, fewest: 10 };

/** Four of five waited no longer than what is said. */
const share = 0.8;

/** What is said, in minutes. A longer wait is not told: whoever reads it would leave without an address. */
const steps = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60];

/**
 * In minutes, below which four of five waited; null: nothing can be promised. `waits` in milliseconds, from the request until a person had it; null:
 * nobody came, which counts as longer than anything.
 */
export function expectedWait(waits: readonly (number | null)[]): number | null {
  if (waits.length < waitsRead.fewest) return null;
  const sorted = waits.map((wait) => wait ?? Number.POSITIVE_INFINITY).sort((left, right) => left - right);
  const slow = sorted[Math.ceil(share * sorted.length) - 1] ?? Number.POSITIVE_INFINITY;
  return steps.find((minutes) => slow < minutes * 60_000) ?? null;
}
