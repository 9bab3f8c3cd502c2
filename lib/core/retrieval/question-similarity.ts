/**
 * How much two questions ask the same: by their words, and where there is knowledge, by what would answer them.
 */
import { remember } from "../kernel/remember";
import type { TextRange } from "@/lib/core/text-model/split-sentences";
import { answeringRange } from "./extract-answer";
import { textFeatures } from "./query-features";
import type { Feature } from "./query-features";
import { findTerm, inverseFrequency, scoreArticles } from "./score-articles";
import { bestPassage, rank } from "./search-index";
import type { RetrievalIndex, SearchQuery } from "./types";

/** How many earlier questions a new one is compared with. */
export const questionsCompared = 4;
/** Shares of words, word pairs and character n-grams in the similarity by words. */
const groupShares = [0.35, 0.05, 0.6] as const;
const lightWeight = 0.3;
/** Temperature of the softmax over article scores, and the share of agreement on the answer. */
const temperature = 0.035;
const agreementShare = 0.65;
/** The part of an article that answers, in code units; in how many articles two questions' parts are compared, and of how many one's are known. */
const partLength = 400;
const articlesLookedInto = 2;
const articlesKept = 30;
/** What an index may hold of questions that were asked, in bytes: the searches of a conversation's earlier questions are not made again. */
const rememberedBytes = 2_000_000;
const mostRemembered = 500;

/**
 * 0..1, symmetric; 1 for questions equal but for case, accents and punctuation, 0 when either has no words. With an
 * index, rare words weigh more and questions that the same part of the same article answers are closer.
 */
export function questionSimilarity(left: string, right: string, index: RetrievalIndex | null = null): number {
  return questionSimilarities([left, right], index)[1]?.[0] ?? 0;
}

/** The similarity of each question to each one before it: the second row has one number, the third two. Costs one search a question. */
export function questionSimilarities(texts: readonly string[], index: RetrievalIndex | null = null): number[][] {
  const byAnswer = index !== null && index.articles.length >= 2 ? index : null;
  const features = texts.map((text) => weighFeatures(text, index));
  return features.map((own, place) =>
    features.slice(0, place).map((other, before) => {
      const words = wordSimilarity(own, other);
      if (byAnswer === null || words === null || words >= 1) return round(words ?? 0);
      const [left = "", right = ""] = [texts[before], texts[place]];
      return round((1 - agreementShare) * words + agreementShare * agreement(answers(byAnswer, left), answers(byAnswer, right)));
    }),
  );
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

/** `likely`: how likely each article answers, up to a factor. `partOf`: where in it the answer stands, if it is one of the likeliest. */
type Answers = { readonly likely: Float64Array; readonly partOf: (article: number) => TextRange | null };

/** The cosine of both, times how much the parts overlap that answer the one and the other, in the articles that most likely answer both. */
function agreement(left: Answers, right: Answers): number {
  const together = left.likely.map((value, article) => value * (right.likely[article] ?? 0));
  const both = sumOf(together, (value) => value);
  let looked = 0;
  let overlapping = 0;
  for (const { article, score } of rank(together, articlesLookedInto)) {
    const [part, other] = [left.partOf(article), right.partOf(article)];
    if (part === null || other === null) continue;
    looked += score;
    overlapping += score * overlap(part, other);
  }
  if (looked === 0) return 0;
  const squares = sumOf(left.likely, (value) => value * value) * sumOf(right.likely, (value) => value * value);
  return (both / Math.sqrt(squares)) * (overlapping / looked);
}

function sumOf(values: Float64Array, of: (value: number) => number): number {
  let sum = 0;
  for (const value of values) sum += of(value);
  return sum;
}

/** What both have of what either has (the index of Jaccard). */
function overlap(left: TextRange, right: TextRange): number {
  const shared = Math.min(left.end, right.end) - Math.max(left.start, right.start);
  return Math.max(0, shared) / (Math.max(left.end, right.end) - Math.min(left.start, right.start));
}

const known = new WeakMap<RetrievalIndex, (text: string) => Answers>();

function answers(index: RetrievalIndex, text: string): Answers {
  let of = known.get(index);
  if (!of) {
    const limit = Math.min(mostRemembered, Math.floor(rememberedBytes / (8 * index.articles.length)));
    of = remember(limit, (question) => findAnswers(index, question));
    known.set(index, of);
  }
  return of(text);
}

/** A softmax of the search's scores. */
function findAnswers(index: RetrievalIndex, text: string): Answers {
  const query = { text, history: [] };
  const scores = scoreArticles(index, query);
  const best = scores.articles.reduce((most, score) => Math.max(most, score), 0);
  const likely = new Float64Array(scores.articles.length);
  for (let article = 0; article < likely.length; article += 1) {
    const behind = ((scores.articles[article] ?? 0) - best) / temperature;
    // what is further behind than that is nothing beside the first
    if (best > 0 && behind > -30) likely[article] = Math.exp(behind);
  }
  const passages = new Map(rank(scores.articles, articlesKept).map(({ article }) => [article, bestPassage(index, scores, article)]));
  const parts = new Map<number, TextRange>();
  const partOf = (article: number): TextRange | null => {
    const passage = passages.get(article);
    if (passage === undefined) return null;
    const part = parts.get(article) ?? findPart(index, article, passage, query);
    parts.set(article, part);
    return part;
  };
  return { likely, partOf };
}

/** An article without sentences is one part. */
function findPart(index: RetrievalIndex, article: number, passage: number, query: SearchQuery): TextRange {
  const [from, to] = [index.unitStart[passage] ?? 0, index.unitEnd[passage] ?? 0];
  const part = answeringRange(index, index.articles[article]?.body.slice(from, to) ?? "", query, { start: 0, end: 0 }, partLength);
  return part === null ? { start: 0, end: 1 } : { start: from + part.start, end: from + part.end };
}

function round(value: number): number {
  return Math.min(1, Math.max(0, Math.round(value * 10_000) / 10_000));
}
