/** How long to wait before trying again. */

const baseMs = 1_000;
const ceilingMs = 30_000;

/**
 * Milliseconds before the given attempt, 1 for the first retry: exponential with full jitter in the upper half, so that
 * the visitors of a server that comes back do not return in one wave. `random` is in [0, 1).
 */
export function backoffMs(attempt: number, random: number): number {
  const full = Math.min(ceilingMs, baseMs * 2 ** Math.min(Math.max(attempt, 1) - 1, 10));
  return Math.round(full / 2 + (full / 2) * random);
}

/** The pause a `Retry-After` header asks for (seconds or an HTTP date), bounded to ten minutes; null when it says nothing. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (!header) return null;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - nowMs : seconds * 1_000;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), 600_000);
}
