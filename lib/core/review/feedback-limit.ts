/** Longest sentence with which a draft is rejected, in code points. */
export const feedbackLimit = 1_000;
