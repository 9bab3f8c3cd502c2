/**
 * Weights of the confidence and scope models, fitted by lib/evals/fit-confidence.ts on 24236 searches and printed by
 * `evals --train <folder> --suite fit`; do not edit by hand. Class A sources only: CLINC150 (CC BY 3.0), BANKING77
 * (CC BY 4.0), the covidfaq questions of dialoguemd (MIT), mtRAG-UN of IBM (Apache-2.0), each as it is and thinned.
 * A probability means what it says on these tenants; a threshold on it does not carry over to another one.
 */

/** Weights by feature name (see estimate-confidence.ts); a missing feature counts 0. */
export type LogisticWeights = { readonly intercept: number; readonly weights: Readonly<Record<string, number>> };

export const confidenceWeights: LogisticWeights = {
  intercept: -4.044,
  weights: {
    agreement: 1.317,
    bigramCoverage: 1.951,
    evidence: -0.52,
    knownWords: 0.043,
    margin: 1.555,
    modelMargin: 0.09,
    modelScore: 0.208,
    posterior: 2.411,
    queryLength: 0.308,
    substance: 2.482,
  },
};

export const scopeWeights: LogisticWeights = {
  intercept: -3.223,
  weights: {
    agreement: 0.513,
    bigramCoverage: 2.11,
    evidence: -0.215,
    knownWords: 0.72,
    margin: 0.341,
    modelScore: 2.603,
    posterior: 0.926,
    queryLength: 0.381,
    substance: 2.28,
  },
};
