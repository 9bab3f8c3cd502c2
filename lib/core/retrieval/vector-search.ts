/**
 * Search by meaning, and how its ranking meets that of the words: reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009).
 */

/** Vectors of length one, a row a text; parallel to `article`, `start` and `end` (see vector-map.ts). */
export type VectorIndex = {
  readonly dimensions: number;
  readonly article: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly matrix: Float32Array;
};

/** One article's text that is nearest to the question. `cosine` is -1..1. */
export type Near = { article: number; cosine: number; start: number; end: number };

/** The constant of the paper: how much the very first places count more than the next. */
const rankConstant = 60;

/** Scales to length one. False for a vector that has no direction or holds what is no number. */
export function normalise(vector: Float32Array): boolean {
  let sum = 0;
  for (const value of vector) sum += value * value;
  if (!Number.isFinite(sum) || sum <= 0) return false;
  const factor = 1 / Math.sqrt(sum);
  for (let place = 0; place < vector.length; place += 1) vector[place] = (vector[place] ?? 0) * factor;
  return true;
}

/** At most `limit` articles, nearest first, each with its nearest text. Empty when the question's vector has another length. */
export function nearestArticles(index: VectorIndex, query: Float32Array, limit: number): Near[] {
  if (query.length !== index.dimensions) return [];
  const best = new Map<number, Near>();
  for (let row = 0; row < index.article.length; row += 1) {
    const article = index.article[row] ?? 0;
    let cosine = 0;
    const from = row * index.dimensions;
    for (let place = 0; place < index.dimensions; place += 1) cosine += (index.matrix[from + place] ?? 0) * (query[place] ?? 0);
    const known = best.get(article);
    // A passage shows more than a title of the same nearness.
    if (!known || cosine > known.cosine) best.set(article, { article, cosine, start: index.start[row] ?? 0, end: index.end[row] ?? 0 });
  }
  return [...best.values()].sort((left, right) => right.cosine - left.cosine || left.article - right.article).slice(0, limit);
}

/** Articles by the sum of 1 / (60 + place) over both rankings; ties go to the ranking by words. */
export function fuseRankings(byWords: readonly number[], byMeaning: readonly number[]): number[] {
  const scores = new Map<number, number>();
  for (const ranking of [byWords, byMeaning]) {
    ranking.forEach((article, place) => scores.set(article, (scores.get(article) ?? 0) + 1 / (rankConstant + place + 1)));
  }
  return [...scores].sort((left, right) => right[1] - left[1]).map(([article]) => article);
}
