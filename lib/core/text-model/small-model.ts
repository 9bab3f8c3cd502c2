/**
 * A small linear judge that can be shipped in the source: words, pairs of words and character n-grams of a text hashed into a few thousand
 * buckets of one byte each, and named measures beside them.
 */
import { hashFeature, hashParts } from "./hash-feature";
import { tokenise } from "./tokenise";

/** `buckets` holds hundred-and-twenty-sevenths of `scale`; its length is a power of two, or 0 for a judge of named measures alone. */
export type SmallModel = { bias: number; named: Readonly<Record<string, number>>; scale: number; buckets: Int8Array };

/** Bucket and value of what a text holds; words and n-grams weigh the same, however many there are. */
export type HashedText = { buckets: Uint32Array; values: Float32Array };

const wordSeed = 1;
const pairSeed = 2;
const gramSeed = 3;
const shortestGram = 2;
const longestGram = 5;
const wordLimit = 400;

export const noText: HashedText = { buckets: new Uint32Array(0), values: new Float32Array(0) };

/** `size`: the number of buckets, a power of two. */
export function hashWords(text: string, size: number): HashedText {
  const { words, pieces } = tokenise(text);
  const mask = size - 1;
  // What a bucket was met in: 1 words, 2 n-grams.
  const met = new Uint8Array(size);
  const buckets: number[] = [];
  const counts = [0, 0, 0];
  const meet = (bucket: number, group: 1 | 2): void => {
    const before = met[bucket] ?? 0;
    if ((before & group) !== 0) return;
    if (before === 0) buckets.push(bucket);
    met[bucket] = before | group;
    counts[group] = (counts[group] ?? 0) + 1;
  };
  let previous = "";
  for (const word of words.slice(0, wordLimit)) {
    meet(hashFeature(wordSeed, word) & mask, 1);
    meet(hashFeature(pairSeed, `${previous} ${word}`) & mask, 1);
    previous = word;
  }
  for (const piece of pieces.slice(0, wordLimit)) hashParts(gramSeed, ` ${piece} `, shortestGram, longestGram, (hash) => meet(hash & mask, 2));
  const [, ofWords = 0, ofGrams = 0] = counts.map((count) => 1 / Math.sqrt(Math.max(1, count)));
  const valueOf = [0, ofWords, ofGrams, ofWords + ofGrams];
  return { buckets: Uint32Array.from(buckets), values: Float32Array.from(buckets, (bucket) => valueOf[met[bucket] ?? 0] ?? 0) };
}

/** The logit; a named measure that the model does not know counts nothing. */
export function scoreSmall(model: SmallModel, text: HashedText, named: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (let at = 0; at < text.buckets.length; at += 1) sum += (model.buckets[text.buckets[at] ?? 0] ?? 0) * (text.values[at] ?? 0);
  sum *= model.scale / 127;
  for (const [name, value] of Object.entries(named)) sum += (model.named[name] ?? 0) * value;
  return sum + model.bias;
}

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Bytes as base64, and back: how a shipped model stands in the source. */
export function packBuckets(buckets: Int8Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(buckets.buffer, buckets.byteOffset, buckets.length)));
}

export function unpackBuckets(packed: string): Int8Array {
  return Int8Array.from(atob(packed), (character) => character.charCodeAt(0));
}
