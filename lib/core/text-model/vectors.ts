/** Texts as sparse vectors of length one over the features that a set of texts has in common. */
import type { TextHashes } from "./text-hashes";

/** Which features are known, and how rare each is: ln(texts / texts that have it), in sixteenths. `keys` are sorted. */
export type Vocabulary = { keys: Uint32Array; rarity: Uint8Array; unknownRarity: number };

/** Rows of a sparse matrix; `squares` is the squared length of each row, at most one. */
export type Rows = { offsets: Uint32Array; features: Uint32Array; values: Float32Array; squares: Float32Array };

const wordShare = 0.5;

/** Features of at least `minCount` texts, the most common ones first where there are more than `limit`. */
export function makeVocabulary(texts: readonly TextHashes[], minCount: number, limit: number): Vocabulary {
  const counts = new Map<number, number>();
  for (const { words, grams } of texts) for (const group of [words, grams]) for (const key of group.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  let known = [...counts].filter(([, count]) => count >= minCount);
  if (known.length > limit) known = known.sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, limit);
  const keys = Uint32Array.from(known, ([key]) => key).sort();
  const rarityOf = (count: number) => Math.min(255, Math.round(16 * (1 + Math.log((1 + texts.length) / (1 + count)))));
  return { keys, rarity: Uint8Array.from(keys, (key) => rarityOf(counts.get(key) ?? 0)), unknownRarity: rarityOf(0) };
}

/** Places of the known features with their values; what is unknown makes the others smaller. */
export function vectorOf({ words, grams }: TextHashes, vocabulary: Vocabulary, place: (key: number) => number): [feature: number, value: number][] {
  const vector: [number, number][] = [];
  for (const [group, share] of [[words, wordShare] as const, [grams, 1 - wordShare] as const]) {
    const start = vector.length;
    let squares = 0;
    for (const [key, count] of group) {
      const feature = place(key);
      const value = ((feature < 0 ? vocabulary.unknownRarity : (vocabulary.rarity[feature] ?? 0)) / 16) * (1 + Math.log(count));
      squares += value * value;
      if (feature >= 0) vector.push([feature, value]);
    }
    const factor = squares > 0 ? Math.sqrt(share / squares) : 0;
    for (let at = start; at < vector.length; at += 1) {
      const entry = vector[at];
      if (entry) entry[1] *= factor;
    }
  }
  return vector;
}

export function makeRows(texts: readonly TextHashes[], vocabulary: Vocabulary): Rows {
  const places = new Map<number, number>();
  vocabulary.keys.forEach((key, place) => places.set(key, place));
  const vectors = texts.map((text) => vectorOf(text, vocabulary, (key) => places.get(key) ?? -1));
  const offsets = new Uint32Array(vectors.length + 1);
  vectors.forEach((vector, row) => (offsets[row + 1] = (offsets[row] ?? 0) + vector.length));
  const features = new Uint32Array(offsets[vectors.length] ?? 0);
  const values = new Float32Array(features.length);
  const squares = new Float32Array(vectors.length);
  vectors.forEach((vector, row) => {
    vector.forEach(([feature, value], at) => {
      features[(offsets[row] ?? 0) + at] = feature;
      values[(offsets[row] ?? 0) + at] = value;
      squares[row] = (squares[row] ?? 0) + value * value;
    });
  });
  return { offsets, features, values, squares };
}
