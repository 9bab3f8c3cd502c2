/** What the articles' judges say of a question. */
import type { QueryTerm } from "./score-articles";
import type { RetrievalIndex } from "./types";
import { unitRarity } from "./unit-rarity";

/** The margin of each judged article: about -1 for another matter, 1 for surely its own. Empty where nothing is judged. */
export function scoreJudges(index: RetrievalIndex, terms: readonly QueryTerm[]): Float32Array {
  const { judged, judgeOffsets, judgePlaces, judgeWeights, judgeScales, judgeBiases } = index.judges;
  const margins = new Float32Array(judged.length);
  if (judged.length === 0) return margins;
  let squares = 0;
  for (const { term, current } of terms) {
    if (!current) continue;
    const rarity = unitRarity(index, term);
    squares += rarity * rarity;
    if (term < 0) continue;
    const end = judgeOffsets[term + 1] ?? 0;
    for (let at = judgeOffsets[term] ?? 0; at < end; at += 1) {
      const place = judgePlaces[at] ?? 0;
      margins[place] = (margins[place] ?? 0) + rarity * (judgeWeights[at] ?? 0);
    }
  }
  const length = Math.sqrt(squares) || 1;
  for (let place = 0; place < margins.length; place += 1) {
    margins[place] = ((margins[place] ?? 0) * (judgeScales[place] ?? 0)) / (127 * length) + (judgeBiases[place] ?? 0);
  }
  return margins;
}
