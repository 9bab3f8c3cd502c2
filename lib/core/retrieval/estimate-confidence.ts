/**
 * Turns the scores of a search into features that mean the same in every workspace, and these into two
 * probabilities by fixed logistic models (weights and their provenance: confidence-weights.ts).
 */
import { confidenceWeights, scopeWeights } from "./confidence-weights";
import type { LogisticWeights } from "./confidence-weights";
import { featureGroups } from "./query-features";
import { exemplarEvidence } from "./score-articles";
import type { QueryTerm, Scores } from "./score-articles";
import { unitKinds } from "./types";
import type { RetrievalIndex } from "./types";

export type Ranked = { article: number; score: number };

/**
 * All in 0..1 but `queryLength` (natural logarithm of one plus distinct words). Coverage: share of the
 * query's weighted inverse frequency that the best unit, the best article or the whole index holds.
 */
export function describeSearch(index: RetrievalIndex, scores: Scores, ranked: readonly Ranked[]): Record<string, number> {
  const first = ranked[0];
  if (first === undefined) return {};
  const from = index.articleUnits[first.article] ?? 0;
  const to = index.articleUnits[first.article + 1] ?? 0;
  const unit = bestUnit(scores.units, from, to);
  const current = scores.terms.filter((term) => term.current);
  const words = current.filter((term) => term.group === featureGroups.word);
  const second = ranked[1]?.score ?? 0;
  const others = bestElsewhere(index, scores, first.article, from, to);
  const neighbours = nearestUnits(scores.units, 15);
  const features = {
    idfCoverage: coverage(index, words, unit, unit + 1),
    articleCoverage: coverage(index, words, from, to),
    knownWords: coverage(index, words, 0, index.unitArticle.length),
    bigramCoverage: coverage(
      index,
      current.filter((term) => term.group === featureGroups.pair),
      unit,
      unit + 1,
    ),
    gramCoverage: coverage(
      index,
      current.filter((term) => term.group === featureGroups.gram),
      unit,
      unit + 1,
    ),
    normalisedScore: first.score,
    unitScore: scores.units[unit] ?? 0,
    modelScore: scores.model[first.article] ?? 0,
    margin: first.score > 0 ? (first.score - second) / first.score : 0,
    unitMargin: relativeMargin(scores.units[unit] ?? 0, others.unit),
    modelMargin: relativeMargin(scores.model[first.article] ?? 0, others.model),
    agreement: agreement(scores.units, neighbours, from, to),
    posterior: posterior(ranked),
    evidence: exemplarEvidence(index),
    queryLength: Math.log(1 + words.length),
    passageMatch: index.unitKind[unit] === unitKinds.passage ? 1 : 0,
  };
  return Object.fromEntries(Object.entries(features).map(([name, value]) => [name, round(value)]));
}

/** 0..1; 0 when there is nothing to judge by. */
export function estimate(model: LogisticWeights, features: Readonly<Record<string, number>>): number {
  let sum = model.intercept;
  for (const [name, weight] of Object.entries(model.weights)) sum += weight * (features[name] ?? 0);
  const value = 1 / (1 + Math.exp(-sum));
  return Number.isFinite(value) ? round(value) : 0;
}

export const estimateConfidence = (features: Readonly<Record<string, number>>): number => estimate(confidenceWeights, features);
export const estimateScope = (features: Readonly<Record<string, number>>): number => estimate(scopeWeights, features);

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
    if (term >= 0 && isHeld(index, term, from, to)) held += weight * idf;
  }
  return all > 0 ? held / all : 0;
}

/** Whether any unit in [from, to) holds the term: a binary search in its ascending postings. */
function isHeld(index: RetrievalIndex, term: number, from: number, to: number): boolean {
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
  let unit = 0;
  scores.units.forEach((score, number) => {
    if (score > unit && (number < from || number >= to)) unit = score;
  });
  let model = 0;
  scores.model.forEach((score, number) => {
    if (score > model && number !== article) model = score;
  });
  return { unit, model };
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

/** Softmax of the first score among the first ten, at a fixed temperature of 0.05. */
function posterior(ranked: readonly Ranked[]): number {
  const best = ranked[0]?.score ?? 0;
  const sum = ranked.slice(0, 10).reduce((total, { score }) => total + Math.exp((score - best) / 0.05), 0);
  return sum > 0 ? 1 / sum : 0;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
