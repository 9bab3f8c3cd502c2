/**
 * Weights of the confidence and scope models, fitted by lib/evals/fit-confidence.ts on 24236 searches and printed by
 * `evals --train <folder> --suite fit`; do not edit by hand. Class A sources only: CLINC150 (CC BY 3.0), BANKING77
 * (CC BY 4.0), the covidfaq questions of dialoguemd (MIT), mtRAG-UN of IBM (Apache-2.0), each as it is and thinned.
 * A probability means what it says on these tenants; a threshold on it does not carry over to another one.
 */

/** Weights by feature name (see estimate-confidence.ts); a missing feature counts 0. */
export type LogisticWeights = { readonly intercept: number; readonly weights: Readonly<Record<string, number>> };

export const confidenceWeights: LogisticWeights = {
  intercept: -4.945,
  weights: {
    agreement: 5.108,
    bigramCoverage: 2.19,
    evidence: 0.86,
    knownWords: 1.091,
    modelMargin: 0.873,
    posterior: 2.253,
    queryLength: 0.662,
    substance: 0.304,
    unitMargin: 0.084,
  },
};

export const scopeWeights: LogisticWeights = {
  intercept: -5.136,
  weights: {
    agreement: 3.591,
    bigramCoverage: 2.591,
    evidence: 1.719,
    gramCoverage: 0.69,
    knownWords: 1.902,
    modelMargin: 0.517,
    posterior: 0.943,
    queryLength: 1.046,
    unitScore: 0.976,
  },
};

export const judgedConfidenceWeights: LogisticWeights = {
  intercept: -5.469,
  weights: {
    bigramCoverage: 0.307,
    evidence: -0.276,
    judge: 1.732,
    judgeMargin: 4.269,
    judgeTypical: 1.015,
    margin: 0.678,
    modelMargin: 0.083,
    modelScore: 0.907,
    queryLength: -0.141,
    substance: 2.648,
    unitMargin: 0.917,
  },
};

export const judgedScopeWeights: LogisticWeights = {
  intercept: -2.612,
  weights: {
    articleCoverage: 0.333,
    bigramCoverage: 0.794,
    evidence: -0.841,
    judge: 2.066,
    judgeMargin: 1.449,
    judgeTypical: 1.561,
    modelScore: 1.71,
    queryLength: 0.02,
    substance: 1.891,
  },
};
