/** Finds words and phrases of a list in a text, with their places. Letters are compared without case and accents. */
import { foldText } from "@/lib/core/text-model/fold-text";

export type Place = { start: number; end: number };
export type Phrase<Name> = { name: Name; words: readonly string[] };
type Word = Place & { word: string };

const run = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
const unspaced = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/;

/** `entry`: words as people write them; "*" at the end of a word stands for any ending. Null for an entry without a letter or digit. */
export function phraseOf<Name>(name: Name, entry: string): Phrase<Name> | null {
  const words = entry
    .trim()
    .split(/\s+/)
    .map((word) => foldWord(word.replace(/\*$/, "")) + (word.endsWith("*") ? "*" : ""))
    .filter((word) => word.replace("*", "") !== "");
  return words.length > 0 ? { name, words } : null;
}

/** In the order of their places; one place may be found by several. */
export function findPhrases<Name>(text: string, phrases: readonly Phrase<Name>[]): (Place & { name: Name })[] {
  const words = wordsOf(text);
  const first = new Map<string, number[]>();
  for (const [at, { word }] of words.entries()) first.set(word, [...(first.get(word) ?? []), at]);
  const found: (Place & { name: Name })[] = [];
  for (const phrase of phrases) {
    const [opening = ""] = phrase.words;
    if (unspaced.test(opening)) found.push(...findAnywhere(text, phrase));
    else for (const at of opening.endsWith("*") ? words.keys() : (first.get(opening) ?? [])) found.push(...matchAt(words, at, phrase));
  }
  return found.sort((left, right) => left.start - right.start || left.end - right.end);
}

function matchAt<Name>(words: readonly Word[], at: number, { name, words: wanted }: Phrase<Name>): (Place & { name: Name })[] {
  const holds = wanted.every((each, offset) => {
    const word = words[at + offset]?.word;
    return word !== undefined && (each.endsWith("*") ? word.startsWith(each.slice(0, -1)) : word === each);
  });
  const last = words[at + wanted.length - 1];
  return holds && last ? [{ name, start: words[at]?.start ?? 0, end: last.end }] : [];
}

function findAnywhere<Name>(text: string, { name, words }: Phrase<Name>): (Place & { name: Name })[] {
  const wanted = words.join("").replaceAll("*", "");
  const found: (Place & { name: Name })[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) found.push({ name, start: at, end: at + wanted.length });
  return found;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(run)].map((match) => ({ word: foldWord(match[0]), start: match.index, end: match.index + match[0].length }));
}

function foldWord(word: string): string {
  return foldText(word).replace(/['’]/g, "");
}
