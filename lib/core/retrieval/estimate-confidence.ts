/**
 * Turns the scores of a search into features that mean the same in every workspace, and these into two
 * probabilities by fixed logistic models (weights and their provenance: confidence-weights.ts).
 */
import { confidenceWeights, judgedConfidenceWeights, judgedScopeWeights, scopeWeights } from "./confidence-weights";
import type { LogisticWeights } from "./confidence-weights";
import { featureGroups } from "./query-features";
import { exemplarEvidence, findTerm } from "./score-articles";
import type { QueryTerm, Scores } from "./score-articles";
import type { RetrievalIndex } from "./types";

export type Ranked = { article: number; score: number };

/**
 * All in 0..1 but `queryLength` (natural logarithm of one plus distinct words). Coverage: share of the query's weighted
 * inverse frequency that the best unit, the best article or the whole index holds. Margins and agreement are
 * weighted by coverage: being the only article that matches one syllable is no evidence. `substance` is how much
 * was matched at all, in words as rare as can be: one such word gives 0.5.
 */
export function describeSearch(index: RetrievalIndex, scores: Scores, ranked: readonly Ranked[]): Record<string, number> {
  const first = ranked[0];
  if (first === undefined) return {};
  const from = index.articleUnits[first.article] ?? 0;
  const to = index.articleUnits[first.article + 1] ?? 0;
  const unit = bestUnit(scores.units, from, to);
  const current = scores.terms.filter((term) => term.current);
  const inGroup = (group: number): QueryTerm[] => current.filter((term) => term.group === group);
  const words = inGroup(featureGroups.word);
  const idfCoverage = coverage(index, words, unit, unit + 1);
  const articleCoverage = coverage(index, words, from, to);
  const gramCoverage = coverage(index, inGroup(featureGroups.gram), unit, unit + 1);
  const evidence = exemplarEvidence(index);
  // "thanks" is a question only where exemplars say so
  const content = words.some((term) => !term.light) ? 1 : evidence;
  const covered = (content * (articleCoverage + gramCoverage)) / 2;
  const second = ranked[1]?.score ?? 0;
  const others = bestElsewhere(index, scores, first.article, from, to);
  const matched = words.reduce((sum, term) => sum + (isHeld(index, term.term, from, to) ? term.weight * term.idf : 0), 0);
  const features = {
    idfCoverage,
    articleCoverage,
    knownWords: coverage(index, words, 0, index.unitArticle.length),
    bigramCoverage: coverage(index, inGroup(featureGroups.pair), unit, unit + 1),
    gramCoverage,
    substance: matched / (matched + Math.log(1 + index.articles.length)),
    normalisedScore: first.score,
    unitScore: scores.units[unit] ?? 0,
    modelScore: scores.model[first.article] ?? 0,
    margin: relativeMargin(first.score, second) * covered,
    unitMargin: relativeMargin(scores.units[unit] ?? 0, others.unit) * covered,
    modelMargin: relativeMargin(scores.model[first.article] ?? 0, others.model) * covered,
    agreement: agreement(scores.units, nearestUnits(scores.units, 15), from, to) * covered,
    posterior: content * posterior(ranked),
    evidence,
    queryLength: Math.log(1 + words.length),
    ...describeJudges(index, scores.margins, first.article),
  };
  return Object.fromEntries(Object.entries(features).map(([name, value]) => [name, round(value)]));
}

/**
 * What the first article's judge says: `judge` and, against what it says of the article's own questions, `judgeTypical`; how far the next judge is
 * behind (`judgeMargin`), and its share among all (`judgePosterior`). Nothing where the article has no judge.
 */
function describeJudges({ judges }: RetrievalIndex, margins: Float32Array, article: number): Record<string, number> {
  const place = findTerm(judges.judged, article);
  if (place < 0) return {};
  const own = margins[place] ?? 0;
  let other = -2;
  let sum = 0;
  margins.forEach((margin, judge) => {
    if (judge !== place && margin > other) other = margin;
    sum += Math.exp(4 * (margin - own));
  });
  return {
    judged: 1,
    judge: logistic(2 * own),
    judgeTypical: logistic(3 * (own - (judges.judgeCentres[place] ?? 0))),
    judgeMargin: logistic(3 * (own - other)),
    judgePosterior: 1 / sum,
  };
}

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

/** 0..1; 0 when there is nothing to judge by. */
export function estimate(model: LogisticWeights, features: Readonly<Record<string, number>>): number {
  let sum = model.intercept;
  for (const [name, weight] of Object.entries(model.weights)) sum += weight * (features[name] ?? 0);
  const value = logistic(sum);
  return Number.isFinite(value) ? round(value) : 0;
}

/** Where an article has a judge other weights count than where words alone speak. */
export const estimateConfidence = (features: Readonly<Record<string, number>>): number =>
  estimate(features["judged"] ? judgedConfidenceWeights : confidenceWeights, features);
export const estimateScope = (features: Readonly<Record<string, number>>): number => estimate(features["judged"] ? judgedScopeWeights : scopeWeights, features);

export function bestUnit(units: Float32Array, from: number, to: number): number {
  let best = from;
  for (let unit = from + 1; unit < to; unit += 1) if ((units[unit] ?? 0) > (units[best] ?? 0)) best = unit;
  return best;
}

function coverage(index: RetrievalIndex, terms: readonly QueryTerm[], from: number, to: number): number {
  let held = 0;
  let all = 0;
  for (const { term, weight, idf } of terms) {
    all += weight * idf;
    if (isHeld(index, term, from, to)) held += weight * idf;
  }
  return all > 0 ? held / all : 0;
}

/** Whether any unit in [from, to) holds the term (-1: unknown to the index): a binary search in its ascending postings. */
function isHeld(index: RetrievalIndex, term: number, from: number, to: number): boolean {
  if (term < 0) return false;
  let low = index.offsets[term] ?? 0;
  let high = index.offsets[term + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index.postings[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low < (index.offsets[term + 1] ?? 0) && (index.postings[low] ?? 0) < to;
}

/** The best unit and the best article model outside the given article. */
function bestElsewhere(index: RetrievalIndex, scores: Scores, article: number, from: number, to: number): { unit: number; model: number } {
  const unit = Math.max(greatest(scores.units, 0, from), greatest(scores.units, to, scores.units.length));
  const model = Math.max(greatest(scores.model, 0, article), greatest(scores.model, article + 1, index.articles.length));
  return { unit, model };
}

function greatest(values: Float32Array, from: number, to: number): number {
  let best = 0;
  for (let position = from; position < to; position += 1) {
    const value = values[position] ?? 0;
    if (value > best) best = value;
  }
  return best;
}

function relativeMargin(value: number, other: number): number {
  const larger = Math.max(value, other);
  return larger > 0 ? Math.max(0, (value - other) / larger) : 0;
}

/** Numbers of the `count` best units. */
function nearestUnits(units: Float32Array, count: number): number[] {
  const nearest: number[] = [];
  for (let unit = 0; unit < units.length; unit += 1) {
    const score = units[unit] ?? 0;
    if (score <= 0 || (nearest.length >= count && score <= (units[nearest[count - 1] ?? 0] ?? 0))) continue;
    let position = Math.min(nearest.length, count - 1);
    while (position > 0 && (units[nearest[position - 1] ?? 0] ?? 0) < score) {
      nearest[position] = nearest[position - 1] ?? unit;
      position -= 1;
    }
    nearest[position] = unit;
  }
  return nearest;
}

/** Share of the nearest units' squared scores that belongs to units in [from, to). */
function agreement(units: Float32Array, nearest: readonly number[], from: number, to: number): number {
  let inside = 0;
  let all = 0;
  for (const unit of nearest) {
    const weight = (units[unit] ?? 0) ** 2;
    all += weight;
    if (unit >= from && unit < to) inside += weight;
  }
  return all > 0 ? inside / all : 0;
}

/** Softmax of the first score among ten places at a fixed temperature of 0.05; empty places count as zero scores. */
function posterior(ranked: readonly Ranked[]): number {
  const best = ranked[0]?.score ?? 0;
  let sum = 0;
  for (let place = 0; place < 10; place += 1) sum += Math.exp(((ranked[place]?.score ?? 0) - best) / 0.05);
  return 1 / sum;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
