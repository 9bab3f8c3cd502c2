/** A workspace's own forbidden claims and phrases in the words of its bot [M1]. */
import { findPhrases, phraseOf } from "./find-words";
import type { Place } from "./find-words";

/** `rule`: the phrase's number in the list. Compared without case and accents; "*" at the end of a word stands for any ending. */
export function findForbidden(text: string, phrases: readonly string[]): (Place & { rule: number })[] {
  const rules = phrases.flatMap((phrase, number) => phraseOf(number, phrase) ?? []);
  return findPhrases(text, rules).map(({ name, start, end }) => ({ rule: name, start, end }));
}
