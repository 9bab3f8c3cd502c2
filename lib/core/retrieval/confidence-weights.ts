/**
 * Weights of the confidence and scope models, fitted by lib/evals/fit-confidence.ts on 24236 searches and printed by
 * `evals --train <folder> --suite fit`; do not edit by hand. Class A sources only: CLINC150 (CC BY 3.0), BANKING77
 * (CC BY 4.0), the covidfaq questions of dialoguemd (MIT), mtRAG-UN of IBM (Apache-2.0), each as it is and thinned.
 * A probability means what it says on these tenants; a threshold on it does not carry over to another one.
 */

/** Weights by feature name (see estimate-confidence.ts); a missing feature counts 0. */
export type LogisticWeights = { readonly intercept: number; readonly weights: Readonly<Record<string, number>> };

export const confidenceWeights: LogisticWeights = {
  intercept: -5.226,
  weights: {
    agreement: 4.846,
    bigramCoverage: 2.049,
    evidence: 0.942,
    gramCoverage: 0.447,
    knownWords: 0.903,
    modelMargin: 0.523,
    posterior: 2.551,
    queryLength: 0.799,
  },
};

export const scopeWeights: LogisticWeights = {
  intercept: -5.514,
  weights: {
    agreement: 3.234,
    bigramCoverage: 2.384,
    evidence: 1.769,
    gramCoverage: 1.417,
    knownWords: 1.553,
    modelMargin: 0.061,
    posterior: 1.097,
    queryLength: 1.13,
    substance: 0.393,
    unitScore: 0.689,
  },
};

export const judgedConfidenceWeights: LogisticWeights = {
  intercept: -5.538,
  weights: {
    bigramCoverage: 0.447,
    evidence: -0.264,
    judge: 1.665,
    judgeMargin: 4.32,
    judgeTypical: 1.033,
    margin: 0.621,
    modelMargin: 0.13,
    modelScore: 0.82,
    posterior: 0.016,
    queryLength: -0.161,
    substance: 2.79,
    unitMargin: 0.766,
  },
};

export const judgedScopeWeights: LogisticWeights = {
  intercept: -2.681,
  weights: {
    articleCoverage: 0.339,
    bigramCoverage: 0.874,
    evidence: -0.81,
    judge: 1.925,
    judgeMargin: 1.543,
    judgeTypical: 1.612,
    modelScore: 1.619,
    queryLength: -0.004,
    substance: 2.011,
  },
};
