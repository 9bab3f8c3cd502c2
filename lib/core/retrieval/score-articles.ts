/**
 * Scores every unit and every article of an index for a query: term weighting of BM25 over words, word pairs
 * and character n-grams, plus a language model over all of an article's units.
 */
import { type ArticlePostings, articlePostings } from "./article-postings";
import { featureGroups, textFeatures } from "./query-features";
import type { FeatureGroup } from "./query-features";
import { rankingParameters } from "./ranking-parameters";
import { scoreJudges } from "./score-judges";
import { unitKinds } from "./types";
import type { RetrievalIndex, SearchQuery } from "./types";

/** One feature of the query: `term` is its position in the index's keys or -1; `idf` in natural logarithms; `light`: function words. */
export type QueryTerm = { term: number; group: FeatureGroup; weight: number; idf: number; current: boolean; light: boolean };

/** `units` and `articles` hold scores in 0..1 (articles may slightly exceed unit scores, never 1); `margins`: what the judges say (see score-judges.ts). */
export type Scores = { terms: QueryTerm[]; units: Float32Array; articles: Float32Array; model: Float32Array; margins: Float32Array };

export function scoreArticles(index: RetrievalIndex, query: SearchQuery): Scores {
  const terms = weighTerms(index, query);
  const units = scoreUnits(index, terms);
  const model = scoreModel(index, terms);
  const articles = new Float32Array(index.articles.length);
  const modelShare = rankingParameters.modelShare + rankingParameters.modelShareGain * exemplarEvidence(index);
  for (let article = 0; article < articles.length; article += 1) {
    const kernel = powerSum(units, index.articleUnits[article] ?? 0, index.articleUnits[article + 1] ?? 0);
    articles[article] = (1 - modelShare) * kernel + modelShare * (model[article] ?? 0);
  }
  const margins = scoreJudges(index, terms);
  index.judges.judged.forEach((article, place) => {
    const size = (index.articleUnits[article + 1] ?? 0) - (index.articleUnits[article] ?? 0);
    const share = (rankingParameters.judgeShare * size) / (size + rankingParameters.judgeMass);
    const said = 1 / (1 + Math.exp(-rankingParameters.judgeSlope * (margins[place] ?? 0)));
    articles[article] = (1 - share) * (articles[article] ?? 0) + share * said;
  });
  return { terms, units, articles, model, margins };
}

/** The query's features with weights that fall with age and for function words. */
export function weighTerms(index: RetrievalIndex, query: SearchQuery): QueryTerm[] {
  const { historyWeight, historyDecay } = rankingParameters;
  // with many exemplars "how do I" against "why was I" tells articles apart; in a handful of texts it is noise
  const lightWeight = rankingParameters.lightWeight + (1 - rankingParameters.lightWeight) * exemplarEvidence(index);
  const terms = new Map<number, QueryTerm>();
  const add = (text: string, factor: number, current: boolean): void => {
    for (const feature of textFeatures(text, 400).values()) {
      const weight = factor * (feature.light ? lightWeight : 1);
      const known = terms.get(feature.key);
      if (known !== undefined) {
        known.weight = Math.max(known.weight, weight);
        continue;
      }
      const term = findTerm(index.keys, feature.key);
      terms.set(feature.key, { term, group: feature.group, weight, idf: inverseFrequency(index, term), current, light: feature.light });
    }
  };
  add(query.text, 1, true);
  let factor = historyWeight;
  for (const text of [...query.history].reverse().slice(0, 4)) {
    add(text, factor, false);
    factor *= historyDecay;
  }
  return [...terms.values()];
}

const evidence = new WeakMap<RetrievalIndex, number>();

/** How much there is to learn from: 0..1, rising with the exemplars (and titles) an article has. */
export function exemplarEvidence(index: RetrievalIndex): number {
  const known = evidence.get(index);
  if (known !== undefined) return known;
  let examples = 0;
  for (const kind of index.unitKind) if (kind !== unitKinds.passage) examples += 1;
  const perArticle = examples / Math.max(1, index.articles.length);
  const found = perArticle / (perArticle + rankingParameters.exemplarEvidence);
  evidence.set(index, found);
  return found;
}

/** Position of a key in the sorted keys, or -1. */
export function findTerm(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = keys[middle] ?? 0;
    if (value === key) return middle;
    if (value < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** ln(1 + (N - n + 0.5) / (n + 0.5)) over articles (Robertson and Zaragoza 2009). */
export function inverseFrequency(index: RetrievalIndex, term: number): number {
  const articles = index.articles.length;
  const holding = term < 0 ? 0 : (index.articleFrequency[term] ?? 0);
  return Math.log(1 + (articles - holding + 0.5) / (holding + 0.5));
}

function scoreUnits(index: RetrievalIndex, terms: readonly QueryTerm[]): Float32Array {
  const { wordShare, pairShare, gramShare } = rankingParameters;
  const shares = [wordShare, pairShare, gramShare];
  const reach = [0, 0, 0];
  for (const { group, weight, idf } of terms) reach[group] = (reach[group] ?? 0) + weight * idf;
  const present = shares.reduce((sum, share, group) => sum + ((reach[group] ?? 0) > 0 ? share : 0), 0);
  const { offsets, postings, impacts } = index;
  const units = new Float32Array(index.unitArticle.length);
  for (const { term, group, weight, idf } of terms) {
    if (term < 0) continue;
    const factor = (((shares[group] ?? 0) / present / (reach[group] ?? 1)) * weight * idf) / 255;
    const end = offsets[term + 1] ?? 0;
    for (let position = offsets[term] ?? 0; position < end; position += 1) {
      const unit = postings[position] ?? 0;
      units[unit] = (units[unit] ?? 0) + factor * (impacts[position] ?? 0);
    }
  }
  return units;
}

/**
 * Log-likelihood ratio of the query under each article's units against the whole index, with Dirichlet
 * smoothing (Zhai and Lafferty 2004), scaled by the ratio's upper bound into 0..1.
 */
function scoreModel(index: RetrievalIndex, terms: readonly QueryTerm[]): Float32Array {
  const scores = new Float32Array(index.articles.length);
  const found = articlePostings(index);
  const allUnits = index.unitArticle.length;
  const smoothing = rankingParameters.modelSmoothing + (rankingParameters.modelSmoothingShare * allUnits) / Math.max(1, index.articles.length);
  let bound = 0;
  let mass = 0;
  for (const { term, group, weight } of terms) {
    if (group === featureGroups.pair) continue;
    const factor = group === featureGroups.word ? weight : weight * 0.25;
    const start = term < 0 ? 0 : (index.offsets[term] ?? 0);
    const end = term < 0 ? 0 : (index.offsets[term + 1] ?? 0);
    const everywhere = Math.max(0.5, end - start) / allUnits;
    bound += factor * Math.log(1 / everywhere);
    mass += factor;
    if (term >= 0) addLikelihoods(found, term, factor, smoothing * everywhere, scores);
  }
  if (bound <= 0) return scores;
  for (let article = 0; article < scores.length; article += 1) {
    const size = (index.articleUnits[article + 1] ?? 0) - (index.articleUnits[article] ?? 0);
    const ratio = ((scores[article] ?? 0) + mass * Math.log(smoothing / (size + smoothing))) / bound;
    scores[article] = Math.max(0, Math.min(1, ratio));
  }
  return scores;
}

/** Adds factor * ln(1 + units that hold the term / expected) to every article that holds it. */
function addLikelihoods(found: ArticlePostings, term: number, factor: number, expected: number, scores: Float32Array): void {
  const { offsets, articles, units } = found;
  const end = offsets[term + 1] ?? 0;
  // most articles hold a term in one or two units: their logarithms are taken once
  const gains = [0, factor * Math.log(1 + 1 / expected), factor * Math.log(1 + 2 / expected), factor * Math.log(1 + 3 / expected)];
  for (let position = offsets[term] ?? 0; position < end; position += 1) {
    const article = articles[position] ?? 0;
    const count = units[position] ?? 0;
    scores[article] = (scores[article] ?? 0) + (gains[count] ?? factor * Math.log(1 + count / expected));
  }
}

/** best * (sum of (value / best)^6)^(1/6): near the best unit's score, a little more when others agree. */
function powerSum(values: Float32Array, from: number, to: number): number {
  let best = 0;
  for (let index = from; index < to; index += 1) {
    const value = values[index] ?? 0;
    if (value > best) best = value;
  }
  if (best <= 0) return 0;
  const least = best * 0.3;
  let sum = 0;
  for (let index = from; index < to; index += 1) {
    const value = values[index] ?? 0;
    if (value < least) continue;
    const square = (value / best) * (value / best);
    sum += square * square * square;
  }
  return best * sum ** (1 / 6);
}
