/**
 * Finds the words and phrases of a lexicon in a message: a look-up by first word, so that a list of a thousand costs no more than one of ten.
 */

type Phrase<Class extends string> = { words: readonly string[]; name: Class };

export type PhraseTable<Class extends string> = { exact: ReadonlyMap<string, readonly Phrase<Class>[]>; stems: ReadonlyMap<string, readonly Phrase<Class>[]> };

const stemKey = 3;

/** `lists`: folded entries by class; "*" at the end of a word stands for any ending. */
export function phraseTable<Class extends string>(lists: readonly (readonly [Class, readonly string[]])[]): PhraseTable<Class> {
  const exact = new Map<string, Phrase<Class>[]>();
  const stems = new Map<string, Phrase<Class>[]>();
  for (const [name, entries] of lists) {
    for (const entry of entries) {
      const words = entry.split(" ").filter((word) => word !== "");
      const first = words[0];
      if (first === undefined) continue;
      const stem = first.endsWith("*");
      const key = stem ? first.slice(0, stemKey) : first;
      const into = stem ? stems : exact;
      const phrases = into.get(key) ?? [];
      phrases.push({ words, name });
      into.set(key, phrases);
    }
  }
  return { exact, stems };
}

/** Every class that has a phrase beginning at `at`, each once, with the length of its longest phrase in words. */
export function phrasesAt<Class extends string>(table: PhraseTable<Class>, words: readonly string[], at: number): Map<Class, number> {
  const found = new Map<Class, number>();
  const word = words[at] ?? "";
  for (const phrases of [table.exact.get(word), table.stems.get(word.slice(0, stemKey))]) {
    for (const { words: wanted, name } of phrases ?? []) {
      if (wanted.length <= (found.get(name) ?? 0)) continue;
      if (wanted.every((each, offset) => matches(each, words[at + offset]))) found.set(name, wanted.length);
    }
  }
  return found;
}

function matches(wanted: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return wanted.endsWith("*") ? word.startsWith(wanted.slice(0, -1)) : wanted === word;
}
