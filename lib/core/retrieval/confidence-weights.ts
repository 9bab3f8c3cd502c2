/**
 * Placeholder of the fitted weights: replaced by the output of the fitting script in lib/evals.
 */

/** Weights by feature name; a missing feature counts 0. */
export type LogisticWeights = { readonly intercept: number; readonly weights: Readonly<Record<string, number>> };

export const confidenceWeights: LogisticWeights = {
  intercept: -6,
  weights: { idfCoverage: 3, normalisedScore: 5, margin: 4, gramCoverage: 2 },
};

export const scopeWeights: LogisticWeights = {
  intercept: -5,
  weights: { idfCoverage: 4, normalisedScore: 4, margin: 1, gramCoverage: 2 },
};
