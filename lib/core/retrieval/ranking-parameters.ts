/**
 * Constants of the ranking, chosen on class A data (see confidence-weights.ts for names and licences).
 * All are dimensionless.
 */
export const rankingParameters = {
  /** BM25's saturation, and length normalisation for titles and exemplars and for passages. */
  saturation: 1.5,
  shortNormalisation: 0.4,
  longNormalisation: 0.6,
  /** How often a title counts inside each of its article's passages. */
  titleCount: 2,
  /** Shares of the three feature groups in a unit's score; groups that a query lacks give their share away. */
  wordShare: 0.4,
  pairShare: 0.1,
  gramShare: 0.5,
  /**
   * Evidence is n / (n + exemplarEvidence) with n the titles and exemplars an article: 0.05 for plain texts, 0.8 with a
   * hundred exemplars. The weight of function words goes from lightWeight to 1 with it, the share of
   * the article-wide language model from modelShare by modelShareGain.
   */
  exemplarEvidence: 20,
  lightWeight: 0.3,
  modelShare: 0.12,
  modelShareGain: 0.35,
  /**
   * Share of an article's own judge in its score: judgeShare * n / (n + judgeMass) with n the article's units. judgeSlope makes its margin a
   * score of 0..1.
   */
  judgeShare: 0.6,
  judgeMass: 6,
  judgeSlope: 2,
  /** Smoothing mass of the language model, in units: this much, and this share of the units an article. */
  modelSmoothing: 2,
  modelSmoothingShare: 0.15,
  /** Weight of the visitor's previous message, and the factor for each one before it. */
  historyWeight: 0.4,
  historyDecay: 0.7,
};
