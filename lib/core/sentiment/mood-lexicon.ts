/**
 * How people say that they are content, let down or angry, in the seven languages of the widget. Every entry was written for this product.
 *
 * A list is words and phrases parted by "|", in ordinary spelling; they are folded when the rules are made. "*" at the end of a word stands for
 * any ending. Japanese is looked for anywhere, the others as whole words.
 */

export const moodClasses = [
  /** Says that one is angry, or had enough. */
  "anger",
  /** Says outright, of oneself or of how one is treated, that it cannot go on like this. */
  "outright",
  /** That nobody answers or comes, however long one waits. */
  "silence",
  /** Names for people and companies. */
  "insult",
  "swearing",
  /** Judges a thing, a person or what happened as bad. */
  "bad",
  /** Let down, sad, upset, worried. */
  "letdown",
  /** What goes wrong with a service: waiting, silence, things lost, broken or refused. */
  "trouble",
  /** That it is not the first time or takes too long. */
  "again",
  /** Leaves, complains elsewhere, goes to law. */
  "threat",
  /** Presses for an answer, or asks what is going on. */
  "demand",
  "good",
  /** Agrees, laughs, hopes. */
  "mild",
  "thanks",
  "polite",
  /** Words of praise in a sentence that means the opposite. */
  "sarcasm",
  /** Speaks of oneself, and to the company: what a complaint has and small talk has less. */
  "self",
  "you",
] as const;
export type MoodClass = (typeof moodClasses)[number];

/** `negators` turn what follows within three words, `raisers` make the next word stronger. `unspaced`: entries are looked for anywhere. */
export type MoodLexicon = {
  language: string;
  classes: Readonly<Record<MoodClass, string>>;
  negators: string;
  raisers: string;
  /** Endings that turn the word before them. */
  negatedAfter?: string;
  unspaced?: boolean;
};
