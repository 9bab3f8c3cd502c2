/**
 * Words and character n-grams of a text in every script, without a dictionary or a stemmer, so that the
 * same text gives the same features on every version of the runtime.
 */
import { foldText } from "./fold-text";

const wordRun = /[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{N}\p{M}]+)*/gu;
/** Scripts that are written without spaces between words: Han, kana, Thai, Lao, Khmer, Myanmar, Tibetan, bopomofo. */
const unspaced =
  /[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}]+/gu;
const hasUnspaced = /[\u0e00-\u109f\u1780-\u17ff\u3005-\u312f\u3400-\u9fff\uf900-\ufaff\ud840-\ud884]/;
const alphabetic = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;
const hangul = /^[\uac00-\ud7a3]/;
const semitic = /^[\u0590-\u06ff]/;
const maxWordLength = 40;

/**
 * `words`: folded words in order; runs of unspaced scripts as overlapping bigrams (a run of one character
 * as itself). `pieces`: what character n-grams are made of, each word or unspaced run once.
 */
export type Tokens = { words: string[]; pieces: string[] };

/** Folds and splits a text. Words longer than 40 characters are cut to 40. */
export function tokenise(text: string): Tokens {
  const words: string[] = [];
  const pieces: string[] = [];
  for (const match of foldText(text).matchAll(wordRun)) {
    for (const part of splitApostrophes(match[0])) {
      if (hasUnspaced.test(part)) splitUnspaced(part, words, pieces);
      else pushWord(part, words, pieces);
    }
  }
  return { words, pieces };
}

function pushWord(word: string, words: string[], pieces: string[]): void {
  const cut = word.length > maxWordLength ? word.slice(0, maxWordLength) : word;
  words.push(cut);
  pieces.push(cut);
}

/** "l'agent" gives two words, "don't" gives "dont", as people type it. */
function splitApostrophes(word: string): string[] {
  const parts = word.split(/['’ʼ]/);
  if (parts.length === 1) return parts;
  const first = parts[0] ?? "";
  return first.length <= 2 ? parts : [parts.join("")];
}

function splitUnspaced(part: string, words: string[], pieces: string[]): void {
  let last = 0;
  for (const run of part.matchAll(unspaced)) {
    if (run.index > last) pushWord(part.slice(last, run.index), words, pieces);
    last = run.index + run[0].length;
    const characters = [...run[0]];
    pieces.push(run[0]);
    if (characters.length === 1) words.push(run[0]);
    for (let index = 0; index + 1 < characters.length; index += 1) {
      words.push(`${characters[index]}${characters[index + 1]}`);
    }
  }
  if (last < part.length) pushWord(part.slice(last), words, pieces);
}

/**
 * Character n-grams of one piece: four letters with word boundaries marked for alphabets, three for Arabic
 * and Hebrew roots, two syllables for Hangul, one and three characters for Han and kana, four for Thai.
 */
export function characterGrams(piece: string): string[] {
  if (hangul.test(piece)) return windows([...piece], 2);
  if (semitic.test(piece)) return piece.length <= 2 ? [] : windows([...`_${piece}_`], 3);
  if (hasUnspaced.test(piece)) {
    if (alphabetic.test(piece)) return windows([...piece], 4);
    return [...piece, ...windows([...piece], 3)];
  }
  if (piece.length <= 2) return [];
  return windows([...`_${piece}_`], 4);
}

function windows(characters: readonly string[], size: number): string[] {
  const grams: string[] = [];
  const text = characters.join("");
  if (text.length === characters.length) {
    for (let index = 0; index + size <= text.length; index += 1) grams.push(text.slice(index, index + size));
    return grams;
  }
  for (let index = 0; index + size <= characters.length; index += 1) {
    grams.push(characters.slice(index, index + size).join(""));
  }
  return grams;
}
