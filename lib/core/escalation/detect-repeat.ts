/**
 * Recognises that a visitor asks the same thing again [E6].
 */
import type { RepeatSignal } from "./types";

/**
 * `similarities`: how close the message is to each earlier question of this visitor that did not succeed (0..1, see
 * questionSimilarity of the retrieval room); values that are not finite are ignored. Gives the closest one
 * and how many reach the threshold.
 */
export function detectRepeat(similarities: readonly number[], threshold: number): RepeatSignal {
  const known = similarities.filter((value) => Number.isFinite(value));
  return {
    similarity: known.reduce((most, value) => Math.max(most, value), 0),
    count: known.filter((value) => value >= threshold).length,
  };
}
