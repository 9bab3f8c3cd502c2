/** Kinds of small talk, and of the words that answer it: apart from the phrases, which no browser needs. */
export const smallTalkKinds = ["greeting", "opening", "thanks", "farewell", "assent", "identity"] as const;
/**
 * `opening`: a question is announced, not asked. `assent`: the visitor takes note, or needs nothing more. `identity`: whether this is a bot, who it is
 * and what it can do.
 */
export type SmallTalkKind = (typeof smallTalkKinds)[number];
