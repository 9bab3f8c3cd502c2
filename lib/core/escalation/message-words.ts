/**
 * The words of a message in the form that the rules of this room read: folded, one space between words, " | "
 * where a clause ends.
 */
import { foldWithOffsets } from "./fold-with-offsets";
import type { FoldedText } from "./fold-with-offsets";
import type { Span } from "./types";

/** `line` begins and ends with "| "; `spanOf` turns a range of it into offsets of the input. */
export type MessageWords = { line: string; folded: FoldedText; spanOf: (start: number, end: number) => Span };

const token = /[\p{L}\p{N}\p{M}'@#_]+|[.,;:!?…。！？、，；：؟،।|()[\]"\n–—-]+/gu;
const isWord = /^[\p{L}\p{N}\p{M}'@#_]/u;
const joined = /^-$/;

/** `correct` may replace a word by the spelling that rules know. Apostrophes: kept for splitting, "don't" becomes "dont". */
export function readMessage(input: string, correct: (word: string) => string = (word) => word): MessageWords {
  const folded = foldWithOffsets(input);
  let line = "| ";
  const marks: { from: number; to: number; start: number; end: number }[] = [];
  for (const match of folded.text.matchAll(token)) {
    if (!isWord.test(match[0])) {
      if (!joined.test(match[0]) && !line.endsWith("| ")) line += "| ";
      continue;
    }
    for (const part of splitElisions(match[0])) {
      const from = match.index + part.offset;
      const word = correct(part.word);
      if (word === "") continue;
      marks.push({ from: line.length, to: line.length + word.length, start: folded.at[from] ?? 0, end: endOf(folded, from + part.length, input) });
      line += `${word} `;
    }
  }
  if (!line.endsWith("| ")) line += "| ";
  const spanOf = (start: number, end: number): Span => {
    const inside = marks.filter((mark) => mark.to > start && mark.from < end);
    return { start: inside[0]?.start ?? 0, end: inside.at(-1)?.end ?? 0 };
  };
  return { line, folded, spanOf };
}

function endOf(folded: FoldedText, index: number, input: string): number {
  const last = folded.at[index - 1] ?? 0;
  const code = input.codePointAt(last) ?? 0;
  return last + (code > 0xffff ? 2 : 1);
}

/** "l'agent" becomes "l" and "agent"; "don't" becomes "dont". */
function splitElisions(word: string): { word: string; offset: number; length: number }[] {
  const cut = word.indexOf("'");
  if (cut < 0) return [{ word, offset: 0, length: word.length }];
  const head = word.slice(0, cut);
  const elided = /^(?:l|d|j|m|t|s|n|c|qu|quelqu|jusqu|puisqu|lorsqu|un|dell|dall|nell|all|sull|quell)$/.test(head);
  if (!elided || cut === word.length - 1 || /^(?:m|s|re|ll|ve|d|t)$/.test(word.slice(cut + 1))) {
    return [{ word: word.replaceAll("'", ""), offset: 0, length: word.length }];
  }
  return [
    { word: head, offset: 0, length: cut },
    { word: word.slice(cut + 1).replaceAll("'", ""), offset: cut + 1, length: word.length - cut - 1 },
  ];
}
