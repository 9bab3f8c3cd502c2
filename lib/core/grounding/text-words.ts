/** Words of a text with their places, and how much each says. */
import { foldText } from "@/lib/core/text-model/fold-text";
import { smallWordSet } from "@/lib/core/text-model/small-words";

/** `stem`: what its forms have in common; `weight`: 0.1 for small words, 1 for others, 1.5 for numbers and names. */
export type TextWord = { word: string; stem: string; weight: number; start: number; end: number; kind: "small" | "word" | "name" | "number" };

const run = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*(?:[.,]\p{N}+)*/gu;
const unspaced = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
const endings = /(?:ations?|ings?|edly|ed|ies|es|s|ly|er|ers|en|em|e|n|os|as|a|o)$/;
const stemAtLeast = 4;

export function textWords(text: string): TextWord[] {
  const words: TextWord[] = [];
  for (const match of text.matchAll(run)) {
    const [raw] = match;
    if (unspaced.test(raw)) {
      pushPairs(raw, match.index, words);
      continue;
    }
    const word = foldText(raw)
      .replace(/['’]s$/u, "")
      .replace(/['’]/g, "");
    if (word === "") continue;
    const kind = kindOf(word, raw, text, match.index);
    words.push({
      word,
      stem: stemOf(word),
      weight: kind === "small" ? 0.1 : kind === "word" ? 1 : 1.5,
      start: match.index,
      end: match.index + raw.length,
      kind,
    });
  }
  return words;
}

/** Scripts without spaces: overlapping pairs of characters. */
function pushPairs(raw: string, offset: number, into: TextWord[]): void {
  for (let at = 0; at < Math.max(1, raw.length - 1); at += 1) {
    const word = foldText(raw.slice(at, at + 2));
    const kana = /^[\u3040-\u309f]+$/.test(word);
    into.push({
      word,
      stem: word,
      weight: kana ? 0.3 : 1,
      start: offset + at,
      end: Math.min(offset + raw.length, offset + at + 2),
      kind: kana ? "small" : "word",
    });
  }
}

function kindOf(word: string, raw: string, text: string, at: number): TextWord["kind"] {
  if (/\p{N}/u.test(word)) return "number";
  if (smallWordSet.has(word)) return "small";
  const first = raw.charAt(0);
  const opens = /(?:^|[.!?:;"“(\n]\s*)$/.test(text.slice(Math.max(0, at - 4), at));
  return !opens && first !== first.toLowerCase() ? "name" : "word";
}

function stemOf(word: string): string {
  if (/\p{N}/u.test(word)) return word.replace(/,(?=\d{3}(?!\d))/g, "");
  const cut = word.replace(endings, "");
  return cut.length >= stemAtLeast ? cut.replace(/(.)\1$/, "$1") : word;
}
