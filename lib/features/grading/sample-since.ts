import "server-only";

const days = 90;
/** More are "more than 500". */
export const mostCounted = 501;

/** Answers of longer ago say little of today's bot. */
export function sampleSince(now: Date): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
