/**
 * Constants of the ranking, chosen on class A data (see confidence-weights.ts for names and licences).
 * All are dimensionless.
 */
export const rankingParameters = {
  /** Shares of the three feature groups in a unit's score; groups that a query lacks give their share away. */
  wordShare: 0.5,
  pairShare: 0.15,
  gramShare: 0.35,
  /** Weight of function words and their n-grams. */
  lightWeight: 0.3,
  /** Weight of the visitor's previous message, and the factor for each one before it. */
  historyWeight: 0.25,
  historyDecay: 0.5,
  /** Exponent of the power mean over an article's units: high keeps the best unit only. */
  unitExponent: 6,
  /** Share of the article-wide language model in the final score, and its smoothing mass. */
  modelShare: 0.4,
  modelSmoothing: 2,
};
