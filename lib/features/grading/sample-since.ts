import "server-only";

const days = 90;

/** Answers of longer ago say little of today's bot. */
export function sampleSince(now: Date): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
