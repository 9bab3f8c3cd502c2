/** How rare a feature is among units: 1 + ln((1 + units) / (1 + units that hold it)). */
import type { RetrievalIndex } from "./types";

/** `term` -1: a feature that no unit holds. */
export function unitRarity({ offsets, unitArticle }: Pick<RetrievalIndex, "offsets" | "unitArticle">, term: number): number {
  const holding = term < 0 ? 0 : (offsets[term + 1] ?? 0) - (offsets[term] ?? 0);
  return 1 + Math.log((1 + unitArticle.length) / (1 + holding));
}
