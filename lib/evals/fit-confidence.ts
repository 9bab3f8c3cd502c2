/**
 * Fits the two logistic models of lib/core/retrieval/confidence-weights.ts and prints that file. Reads class A
 * collections only (see there), because what is learned here is shipped.
 */
import type { LogisticWeights } from "@/lib/core/retrieval/confidence-weights";
import { searchCases } from "./confidence-cases";
import type { Case, Variant } from "./confidence-cases";
import { fitLogistic } from "./fit-logistic";
import type { Example } from "./fit-logistic";
import { loadCollections } from "./load-collection";
import type { Question } from "./load-collection";

/** Questions that these collections know nothing about: small talk, errands, trivia. Their own collection excepted. */
const foreign = { from: "scope_clinc", to: ["helpcentre_covid", "helpcentre_mtragun"], questions: 250 };
const collections = ["scope_clinc", "scope_banking77", "helpcentre_covid", "helpcentre_mtragun"];
/** Whole, and thinned to stand for smaller and younger tenants. */
const variants: readonly Variant[] = [
  { articleShare: 1, exemplars: Number.POSITIVE_INFINITY, questions: 1500, seed: 1 },
  { articleShare: 0.5, exemplars: Number.POSITIVE_INFINITY, questions: 500, seed: 2 },
  { articleShare: 0.8, exemplars: 10, questions: 500, seed: 3 },
  { articleShare: 0.3, exemplars: 25, questions: 500, seed: 4 },
  { articleShare: 0.7, exemplars: 3, questions: 500, seed: 5 },
  { articleShare: 0.15, exemplars: 5, questions: 500, seed: 6 },
  { articleShare: 0.08, exemplars: 1, questions: 500, seed: 7 },
];
/** Features whose weight may be negative; every other one is evidence for an answer and may not count against it. */
const free = new Set(["evidence", "queryLength"]);
/** Largest share of questions outside the knowledge in what is fitted: about what the evaluation tenants have. */
const outsideShare = 0.3;
const decimals = 1000;

type Pair = { confidence: LogisticWeights; scope: LogisticWeights };
/** `judged`: where the first article has a judge of its own (see train-article-judges.ts). */
export type FittedModels = { plain: Pair; judged: Pair; cases: number };
export type WeighedCase = { of: Case; weight: number };

/** What is shipped. Throws when a collection is missing. */
export function fitConfidence(folder: string): FittedModels {
  return fitCases(collections.flatMap((name) => weighCollection(folder, name)));
}

/** Where the cases know no articles with a judge, or only such, both kinds are judged alike. */
export function fitCases(cases: readonly WeighedCase[]): FittedModels {
  const judged = cases.filter(({ of }) => of.features["judged"] === 1);
  const plain = cases.filter(({ of }) => of.features["judged"] !== 1);
  return { plain: fitPair(plain.length > 0 ? plain : cases), judged: fitPair(judged.length > 0 ? judged : cases), cases: cases.length };
}

function fitPair(cases: readonly WeighedCase[]): Pair {
  const decidable = cases.filter(({ of }) => of.inScope !== null);
  return {
    confidence: fitEvidence(cases.map(({ of, weight }) => ({ features: of.features, positive: of.right, weight }))),
    scope: fitEvidence(decidable.map(({ of, weight }) => ({ features: of.features, positive: of.inScope === true, weight }))),
  };
}

/** Each collection weighs the same; the unthinned variant counts double. */
export function weighCollection(folder: string, name: string): WeighedCase[] {
  const loaded = loadCollections(folder, folder, name);
  if (loaded === null) throw new Error(`${folder} has no collection ${name}`);
  const strangers = foreign.to.includes(name) ? foreignQuestions(folder) : [];
  const cases = variants.flatMap((variant, number) =>
    loaded.flatMap((collection) => {
      const asked = searchCases(collection, variant);
      const unanswerable = searchCases({ ...collection, questions: strangers }, { ...variant, questions: foreign.questions });
      return balance([...asked, ...unanswerable]).map(({ of, weight }) => ({ of, weight: number === 0 ? 2 * weight : weight }));
    }),
  );
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  return cases.map(({ of, weight }) => ({ of, weight: (weight * 1000) / total }));
}

/** Thinning takes most questions out of scope, which no tenant's visitors are like: out of scope weighs this much of the rest. */
function balance(cases: readonly Case[]): WeighedCase[] {
  const outside = cases.filter(({ inScope }) => inScope === false).length;
  const inside = cases.length - outside;
  const factor = Math.min(1, (outsideShare * inside) / ((1 - outsideShare) * Math.max(1, outside)));
  return cases.map((of) => ({ of, weight: of.inScope === false ? factor : 1 }));
}

function foreignQuestions(folder: string): Question[] {
  const questions = (loadCollections(folder, folder, foreign.from) ?? []).flatMap((collection) => collection.questions);
  return questions.map(({ text }) => ({ text, history: [], gold: [], inScope: false }));
}

/** Drops the most negative weight and fits again until none is left that may not be negative. */
function fitEvidence(examples: readonly Example[]): LogisticWeights {
  let names = [...new Set(examples.flatMap(({ features }) => Object.keys(features)))].filter((name) => name !== "judged").sort();
  for (;;) {
    const model = fitLogistic(examples, names);
    const worst = names.filter((name) => !free.has(name)).sort((left, right) => (model.weights[left] ?? 0) - (model.weights[right] ?? 0))[0];
    if (worst === undefined || (model.weights[worst] ?? 0) >= 0) return roundWeights(model);
    names = names.filter((name) => name !== worst);
  }
}

function roundWeights({ intercept, weights }: LogisticWeights): LogisticWeights {
  const round = (value: number): number => Math.round(value * decimals) / decimals;
  return { intercept: round(intercept), weights: Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, round(value)])) };
}

/** The text of confidence-weights.ts. */
export function printWeights({ plain, judged, cases }: FittedModels): string {
  return `/**
 * Weights of the confidence and scope models, fitted by lib/evals/fit-confidence.ts on ${cases} searches and printed by
 * \`evals --train <folder> --suite fit\`; do not edit by hand. Class A sources only: CLINC150 (CC BY 3.0), BANKING77
 * (CC BY 4.0), the covidfaq questions of dialoguemd (MIT), mtRAG-UN of IBM (Apache-2.0), each as it is and thinned.
 * A probability means what it says on these tenants; a threshold on it does not carry over to another one.
 */

/** Weights by feature name (see estimate-confidence.ts); a missing feature counts 0. */
export type LogisticWeights = { readonly intercept: number; readonly weights: Readonly<Record<string, number>> };

export const confidenceWeights: LogisticWeights = ${printModel(plain.confidence)};

export const scopeWeights: LogisticWeights = ${printModel(plain.scope)};

export const judgedConfidenceWeights: LogisticWeights = ${printModel(judged.confidence)};

export const judgedScopeWeights: LogisticWeights = ${printModel(judged.scope)};
`;
}

function printModel({ intercept, weights }: LogisticWeights): string {
  const lines = Object.entries(weights).map(([name, value]) => `    ${name}: ${value},`);
  return `{\n  intercept: ${intercept},\n  weights: {\n${lines.join("\n")}\n  },\n}`;
}
