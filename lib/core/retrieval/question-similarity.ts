/**
 * How much two questions ask the same: by their words, and where there is knowledge, by what would answer them.
 */
import { remember } from "../kernel/remember";
import { textFeatures } from "./query-features";
import type { Feature } from "./query-features";
import { findTerm, inverseFrequency, scoreArticles } from "./score-articles";
import type { RetrievalIndex } from "./types";

/** Shares of words, word pairs and character n-grams in the similarity by words. */
const groupShares = [0.35, 0.05, 0.6] as const;
const lightWeight = 0.3;
/** Temperature of the softmax over article scores, and the share of agreement on the answer. */
const temperature = 0.035;
const agreementShare = 0.65;
/** What an index may hold of questions that were asked, in bytes: the searches of a conversation's earlier questions are not made again. */
const rememberedBytes = 2_000_000;
const mostRemembered = 500;

/**
 * 0..1, symmetric; 1 for questions equal but for case, accents and punctuation, 0 when either has no words. With an
 * index, rare words weigh more and questions that find the same articles are closer.
 */
export function questionSimilarity(left: string, right: string, index: RetrievalIndex | null = null): number {
  return questionSimilarities(left, [right], index)[0] ?? 0;
}

/** The similarity of a question to each of several; searches for the question itself once. Costs one search for each other. */
export function questionSimilarities(text: string, others: readonly string[], index: RetrievalIndex | null = null): number[] {
  const byAnswer = index !== null && index.articles.length >= 2 ? index : null;
  let own: Float64Array | null = null;
  const features = weighFeatures(text, index);
  return others.map((other) => {
    const words = wordSimilarity(features, weighFeatures(other, index));
    if (byAnswer === null || words === null || words >= 1) return round(words ?? 0);
    own ??= answers(byAnswer, text);
    return round((1 - agreementShare) * words + agreementShare * cosine(own, answers(byAnswer, other)));
  });
}

type Weighed = Map<number, Pick<Feature, "group"> & { weight: number }>;

function weighFeatures(text: string, index: RetrievalIndex | null): Weighed {
  const weighed: Weighed = new Map();
  for (const { key, group, light } of textFeatures(text, 400).values()) {
    const idf = index === null ? 1 : inverseFrequency(index, findTerm(index.keys, key));
    weighed.set(key, { group, weight: (light ? lightWeight : 1) * idf });
  }
  return weighed;
}

function wordSimilarity(a: Weighed, b: Weighed): number | null {
  if (a.size === 0 || b.size === 0) return null;
  const sums = groupShares.map(() => ({ both: 0, left: 0, right: 0 }));
  for (const [key, { group, weight }] of a) {
    const sum = sums[group];
    if (sum === undefined) continue;
    sum.left += weight;
    if (b.has(key)) sum.both += weight;
  }
  for (const { group, weight } of b.values()) {
    const sum = sums[group];
    if (sum !== undefined) sum.right += weight;
  }
  let value = 0;
  let present = 0;
  sums.forEach((sum, group) => {
    if (sum.left + sum.right === 0) return;
    const share = groupShares[group] ?? 0;
    present += share;
    value += share * (sum.both / Math.sqrt(Math.max(sum.left, 1e-9) * Math.max(sum.right, 1e-9)));
  });
  return present > 0 ? value / present : 0;
}

function cosine(a: Float64Array, b: Float64Array): number {
  let both = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let article = 0; article < a.length; article += 1) {
    const value = a[article] ?? 0;
    const other = b[article] ?? 0;
    both += value * other;
    squaresA += value * value;
    squaresB += other * other;
  }
  return squaresA > 0 && squaresB > 0 ? both / Math.sqrt(squaresA * squaresB) : 0;
}

const known = new WeakMap<RetrievalIndex, (text: string) => Float64Array>();

function answers(index: RetrievalIndex, text: string): Float64Array {
  let of = known.get(index);
  if (!of) {
    const limit = Math.min(mostRemembered, Math.floor(rememberedBytes / (8 * index.articles.length)));
    of = remember(limit, (question) => distribution(index, question));
    known.set(index, of);
  }
  return of(text);
}

/** How likely each article answers, up to a factor: a softmax of the search's scores. */
function distribution(index: RetrievalIndex, text: string): Float64Array {
  const scores = scoreArticles(index, { text, history: [] }).articles;
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  const distribution = new Float64Array(scores.length);
  for (let article = 0; article < scores.length; article += 1) {
    const behind = ((scores[article] ?? 0) - best) / temperature;
    // what is further behind than that is nothing beside the first
    if (best > 0 && behind > -30) distribution[article] = Math.exp(behind);
  }
  return distribution;
}

function round(value: number): number {
  return Math.min(1, Math.max(0, Math.round(value * 10_000) / 10_000));
}
