/** Scores and limits as the rules read them: what is missing, infinite or not a number never speaks for an automatic answer. */

export function known(score: number | null | undefined): number {
  return typeof score === "number" && Number.isFinite(score) ? score : 0;
}

/** A threshold that is not finite cannot be passed: 2 is above every probability. */
export function limit(threshold: number): number {
  return Number.isFinite(threshold) ? threshold : 2;
}
