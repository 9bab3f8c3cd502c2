/**
 * Words of the workspace's own that a message says [E5]: what a rule looks for, as whole words in any spelling of case and accents. `*` stands for the
 * rest of a word; a phrase ends where a clause does. In scripts without spaces the letters are looked for wherever they stand.
 */
import { remember } from "../kernel/remember";
import { foldWithOffsets } from "./fold-with-offsets";
import { readMessage } from "./message-words";
import type { Rule } from "./policy-types";
import type { SaidWords } from "./types";
import { wordsKey } from "./words-key";

type Word = { text: string; isBeginning: boolean };
type Entry = { words: readonly Word[]; unspaced: string | null };

const longest = 4000;
const rememberedEntries = 5_000;
const unspaced = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/;

/** What the conditions of the rules find, the first of their words each; undefined where no rule looks for words. */
export function findSaidWords(text: string, rules: readonly Rule[]): Readonly<Record<string, SaidWords>> | undefined {
  const conditions = rules.flatMap(({ enabled, when }) => (enabled ? when.filter((condition) => condition.kind === "words") : []));
  if (conditions.length === 0) return undefined;
  const message = readMessage(text.slice(0, longest));
  const said = [...message.line.matchAll(/[^ ]+/g)].map((match) => ({ text: match[0], start: match.index }));
  const found = new Map<string, SaidWords>();
  for (const condition of conditions) {
    for (const words of condition.words) {
      const span = findEntry(readEntry(words), said, message);
      if (span === null) continue;
      found.set(wordsKey(condition), { words, span });
      break;
    }
  }
  return Object.fromEntries(found);
}

const readEntry = remember(rememberedEntries, (entry): Entry => {
  if (unspaced.test(entry)) return { words: [], unspaced: foldWithOffsets(entry).text.replace(/[\s*]/g, "") };
  const words = entry.split(/\s+/).flatMap((part) => {
    const read = readMessage(part)
      .line.split(" ")
      .filter((word) => word !== "" && word !== "|");
    return read.map((text, index) => ({ text, isBeginning: part.endsWith("*") && index === read.length - 1 }));
  });
  return { words, unspaced: null };
});

function findEntry({ words, unspaced: letters }: Entry, said: readonly { text: string; start: number }[], message: ReturnType<typeof readMessage>) {
  if (letters !== null) {
    const at = letters === "" ? -1 : message.folded.text.indexOf(letters);
    if (at < 0) return null;
    return { start: message.folded.at[at] ?? 0, end: message.folded.at[at + letters.length] ?? message.folded.at.at(-1) ?? 0 };
  }
  if (words.length === 0) return null;
  for (let from = 0; from + words.length <= said.length; from += 1) {
    const isHere = words.every(({ text, isBeginning }, index) => {
      const word = said[from + index]?.text ?? "";
      return isBeginning ? word.startsWith(text) : word === text;
    });
    if (!isHere) continue;
    const last = said[from + words.length - 1];
    return message.spanOf(said[from]?.start ?? 0, (last?.start ?? 0) + (last?.text.length ?? 0));
  }
  return null;
}
