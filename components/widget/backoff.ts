/** How long to wait before trying again. */

const ceilingMs = 30_000;

/**
 * Milliseconds before the given attempt, 1 for the first retry: doubling from one second to half a minute, of which a
 * random half is taken off, so that the visitors of a server that comes back do not return in one wave. `random` is in [0, 1).
 */
export function backoffMs(attempt: number, random: number): number {
  return (Math.min(ceilingMs, 500 * 2 ** attempt) * (1 + random)) / 2;
}

/** The pause that a `Retry-After` header asks for, in seconds, at most ten minutes; null when it names no number. */
export function retryAfterMs(header: string | null): number | null {
  const ms = Number(header) * 1_000;
  return ms > 0 ? Math.min(ms, 600_000) : null;
}
