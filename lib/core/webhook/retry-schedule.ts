/**
 * When a delivery that failed is tried again: the schedule that Standard Webhooks recommends, about three days long. Each wait is drawn up to a
 * tenth shorter or longer, so that what failed together does not come back together.
 */
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Milliseconds from a failed try to the next one, for the first, second … try. */
export const retryDelaysMs: readonly number[] = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];

/** An endpoint that asks for more patience than this gets this much. */
const longestRetryAfterMs = 24 * hour;

/**
 * Milliseconds until the next try after `tries` tries have failed, or null when it was the last. `chance` is 0 to 1; `retryAfterMs` is what the
 * endpoint asked for, which only makes the wait longer.
 */
export function retryDelay(tries: number, chance: number, retryAfterMs: number | null = null): number | null {
  const planned = retryDelaysMs[tries - 1];
  if (planned === undefined) return null;
  const drawn = Math.round(planned * (0.9 + 0.2 * chance));
  return Math.max(drawn, Math.min(retryAfterMs ?? 0, longestRetryAfterMs));
}

/** An endpoint to which nothing could be delivered for this long is disabled. */
export const disableAfterMs = 5 * 24 * hour;
/** Deliveries and their tries are kept for this long. */
export const keepDeliveriesMs = 30 * 24 * hour;
