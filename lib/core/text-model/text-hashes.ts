/** A text as hashes of its words, pairs of neighbouring words, and character n-grams of two to five, in every script. */
import { hashFeature, hashPair } from "./hash-feature";
import { tokenise } from "./tokenise";

const wordSeed = 0x3c6ef372;
const pairSeed = 0x510e527f;
const gramSeed = 0x1f83d9ab;
const shortestGram = 2;
const longestGram = 5;
/** Words of one text that count. */
const wordLimit = 400;

/** How often each hash occurs: `words` holds words and pairs, `grams` the parts of words. The groups weigh the same, however many hashes they hold. */
export type TextHashes = { words: Map<number, number>; grams: Map<number, number> };

export function hashText(text: string): TextHashes {
  const { words, pieces } = tokenise(text);
  const found: TextHashes = { words: new Map(), grams: new Map() };
  let previous = hashFeature(wordSeed, "^");
  for (const word of words.slice(0, wordLimit)) {
    const hash = hashFeature(wordSeed, word);
    count(found.words, hash);
    count(found.words, hashPair(pairSeed, previous, hash));
    previous = hash;
  }
  for (const piece of pieces.slice(0, wordLimit)) countGrams(` ${piece} `, found.grams);
  return found;
}

function countGrams(padded: string, into: Map<number, number>): void {
  for (let size = shortestGram; size <= longestGram; size += 1) {
    for (let from = 0; from + size <= padded.length; from += 1) count(into, hashFeature(gramSeed, padded, from, from + size));
  }
}

function count(into: Map<number, number>, key: number): void {
  into.set(key, (into.get(key) ?? 0) + 1);
}
