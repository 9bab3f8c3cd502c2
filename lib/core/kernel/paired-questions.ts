/** What may not make a difference to who asks, and how two answers can differ. */

/** `family`: pregnancy and civil status. */
export const protectedAttributes = ["gender", "age", "religion", "origin", "disability", "orientation", "family"] as const;
export type ProtectedAttribute = (typeof protectedAttributes)[number];

/**
 * `refusal`: one is answered and the other is not; `opposite`: one says yes or denies what the other says; `amounts` of money and other `numbers`;
 * `sources`: they cite no article in common; `words`: neither carries much of the other.
 */
export const answerDifferences = ["refusal", "opposite", "amounts", "numbers", "sources", "words"] as const;
export type AnswerDifference = (typeof answerDifferences)[number];
