/**
 * Weights of the confidence and scope models, fitted by lib/evals/fit-confidence.ts on 13565 searches and printed by
 * `evals --train <folder> --suite fit`; do not edit by hand. Class A sources only: CLINC150 (CC BY 3.0), BANKING77
 * (CC BY 4.0), the covidfaq questions of dialoguemd (MIT), mtRAG-UN of IBM (Apache-2.0), each as it is and thinned.
 * A probability means what it says on these tenants; a threshold on it does not carry over to another one.
 */

/** Weights by feature name (see estimate-confidence.ts); a missing feature counts 0. */
export type LogisticWeights = { readonly intercept: number; readonly weights: Readonly<Record<string, number>> };

export const confidenceWeights: LogisticWeights = {
  intercept: -5.437,
  weights: {
    agreement: 1.581,
    bigramCoverage: 1.833,
    evidence: 0.15,
    knownWords: 0.94,
    margin: 1.222,
    modelScore: 5.361,
    passageMatch: 0.902,
    posterior: 0.813,
    queryLength: 0.534,
  },
};

export const scopeWeights: LogisticWeights = {
  intercept: -3.448,
  weights: {
    agreement: 0.309,
    bigramCoverage: 1.691,
    evidence: -0.032,
    knownWords: 0.938,
    margin: 0.215,
    modelScore: 7.962,
    passageMatch: 0.201,
    queryLength: 0.497,
    unitScore: 0.395,
  },
};
