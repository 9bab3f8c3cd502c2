/**
 * The features of a text, as numbers: hashes of words, of pairs of neighbouring words, and of character
 * n-grams, each group with a seed of its own so that they share one key space.
 */
import { functionWords } from "./function-words";
import { hashFeature, hashPair } from "@/lib/core/text-model/hash-feature";
import { characterGrams, tokenise } from "@/lib/core/text-model/tokenise";

export const featureGroups = { word: 0, pair: 1, gram: 2 } as const;
export type FeatureGroup = (typeof featureGroups)[keyof typeof featureGroups];

const wordSeed = 0x5bd1e995;
const pairSeed = 0x1b873593;
const gramSeed = 0x27d4eb2f;

/** `light` marks function words and n-grams made of them alone; `count` is how often the feature occurs. */
export type Feature = { key: number; group: FeatureGroup; light: boolean; count: number };

/** Distinct features of a text in order of first occurrence, at most `limit` words and their n-grams. */
export function textFeatures(text: string, limit = 4000): Map<number, Feature> {
  const { words, pieces } = tokenise(text);
  const features = new Map<number, Feature>();
  const add = (key: number, group: FeatureGroup, light: boolean): void => {
    const known = features.get(key);
    if (known === undefined) features.set(key, { key, group, light, count: 1 });
    else {
      known.count += 1;
      known.light = known.light && light;
    }
  };
  let previous = -1;
  let previousLight = false;
  for (const word of words.slice(0, limit)) {
    const hash = hashFeature(wordSeed, word);
    const light = functionWords.has(word);
    add(hash, featureGroups.word, light);
    if (previous >= 0) add(hashPair(pairSeed, previous, hash), featureGroups.pair, light && previousLight);
    previous = hash;
    previousLight = light;
  }
  for (const piece of pieces.slice(0, limit)) {
    const light = functionWords.has(piece);
    for (const gram of characterGrams(piece)) add(hashFeature(gramSeed, gram), featureGroups.gram, light);
  }
  return features;
}
