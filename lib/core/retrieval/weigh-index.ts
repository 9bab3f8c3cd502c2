/** The half of building an index that looks at all articles: what each count weighs beside the average lengths, and what is learned of exemplars. */
import { rankingParameters } from "./ranking-parameters";
import { trainArticleJudges } from "./train-article-judges";
import { type CountedIndex, type RetrievalIndex, unitKinds } from "./types";

/** Takes the arrays of `counted` over as they are. */
export function weighIndex(counted: CountedIndex): RetrievalIndex {
  const { articles, articleUnits, unitArticle, unitKind, unitStart, unitEnd, keys, offsets, postings } = counted;
  const weighed = {
    articles,
    articleUnits,
    unitArticle,
    unitKind,
    unitStart,
    unitEnd,
    keys,
    articleFrequency: countArticles(counted),
    offsets,
    postings,
    impacts: weigh(counted),
  };
  return { ...weighed, judges: trainArticleJudges(weighed) };
}

/** BM25's saturated and length-normalised frequency, scaled to 1..255. */
function weigh({ postings, counts, unitKind, unitLength }: CountedIndex): Uint8Array {
  const { saturation, shortNormalisation, longNormalisation } = rankingParameters;
  const averages = averageLengths(unitKind, unitLength);
  const norms = Float64Array.from(unitLength, (length, unit) => {
    const kind = unitKind[unit] ?? 0;
    const b = kind === unitKinds.passage ? longNormalisation : shortNormalisation;
    return saturation * (1 - b + (b * length) / (averages[kind] ?? 1));
  });
  const impacts = new Uint8Array(postings.length);
  for (let position = 0; position < impacts.length; position += 1) {
    const count = counts[position] ?? 0;
    impacts[position] = Math.max(1, Math.round((255 * count) / (count + (norms[postings[position] ?? 0] ?? 0))));
  }
  return impacts;
}

function averageLengths(unitKind: Uint8Array, unitLength: Uint32Array): number[] {
  const sums = [0, 0, 0];
  const counts = [0, 0, 0];
  unitKind.forEach((kind, unit) => {
    sums[kind] = (sums[kind] ?? 0) + (unitLength[unit] ?? 0);
    counts[kind] = (counts[kind] ?? 0) + 1;
  });
  return sums.map((sum, kind) => Math.max(1, sum / Math.max(1, counts[kind] ?? 0)));
}

/** In how many articles each key is. */
function countArticles({ offsets, postings, unitArticle }: CountedIndex): Uint32Array {
  const result = new Uint32Array(offsets.length - 1);
  for (let term = 0; term < result.length; term += 1) {
    const end = offsets[term + 1] ?? 0;
    let last = -1;
    let articles = 0;
    for (let position = offsets[term] ?? 0; position < end; position += 1) {
      const article = unitArticle[postings[position] ?? 0] ?? 0;
      if (article !== last) articles += 1;
      last = article;
    }
    result[term] = articles;
  }
  return result;
}
