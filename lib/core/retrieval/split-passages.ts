/**
 * Cuts a body into passages of whole sentences that a search can rank on their own.
 */
import { splitSentences } from "@/lib/core/text-model/split-sentences";
import type { TextRange } from "@/lib/core/text-model/split-sentences";

const wholeUpTo = 900;
const target = 650;

/**
 * Code-unit ranges of passages, in order, without overlap: the whole body up to 900 code units, else groups of
 * sentences of about 650. A heading line opens a passage with what follows it; a blank line closes a
 * passage that is at least half full.
 */
export function splitPassages(body: string): TextRange[] {
  const sentences = splitSentences(body);
  const first = sentences[0];
  const last = sentences.at(-1);
  if (first === undefined || last === undefined) return [];
  if (last.end - first.start <= wholeUpTo) return [{ start: first.start, end: last.end }];
  const passages: TextRange[] = [];
  let current: TextRange = { ...first };
  for (const sentence of sentences.slice(1)) {
    const size = current.end - current.start;
    const gap = body.slice(current.end, sentence.start);
    const heading = body.startsWith("#", sentence.start);
    const full = sentence.end - current.start > target;
    const paragraphEnd = /\n\s*\n/.test(gap) && size > target / 2;
    if (size > 0 && (full || paragraphEnd || (heading && size > target / 4))) {
      passages.push(current);
      current = { ...sentence };
    } else {
      current.end = sentence.end;
    }
  }
  passages.push(current);
  return passages;
}
