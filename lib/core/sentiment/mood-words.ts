/** The words of a message as the lists of moods have them: folded, without apostrophes, clauses parted by "|". */
import { foldText } from "@/lib/core/text-model/fold-text";

export const clauseEnd = "|";
const longest = 4000;
const token = /[\p{L}\p{N}\p{M}'’#_]+|[.,;:!?…؟،؛|()[\]"\n–—]+/gu;
const startsWord = /^[\p{L}\p{N}\p{M}'’#_]/u;
const elided = /^(?:l|d|j|m|t|s|n|c|qu)['’](?=\p{L}{2})/u;

/** `clitics`: Arabic writes "and", "so", "the" and "with" onto the word; the word without them follows it where it is long enough. */
export function messageWords(text: string, clitics = false): string[] {
  const words: string[] = [];
  for (const [part] of foldText(text.slice(0, longest)).matchAll(token)) {
    if (!startsWord.test(part)) {
      if (words.at(-1) !== clauseEnd) words.push(clauseEnd);
      continue;
    }
    const cut = elided.exec(part)?.[0] ?? "";
    if (cut !== "") words.push(plain(cut));
    const word = plain(part.slice(cut.length));
    if (word !== "") words.push(clitics ? withoutClitics(word) : word);
  }
  return words;
}

function plain(word: string): string {
  return word.replace(/['’#]/g, "");
}

/** A conjunction before the article, a lone conjunction before a word of four letters or more. */
function withoutClitics(word: string): string {
  const bare = word.replace(/^(?:و|ف)?(?:ال|بال|لل|كال)(?=\p{L}{3})/u, "");
  return bare === word ? word.replace(/^[وف](?=\p{L}{4})/u, "") : bare;
}

/** The entries of a list, folded like messages. */
export function listEntries(list: string): string[] {
  return list
    .split("|")
    .map((entry) =>
      foldText(entry.trim())
        .replace(/['’](?=\p{L})/gu, (mark, at: number, whole: string) => (elidesAt(whole, at) ? " " : ""))
        .replace(/['’]/g, ""),
    )
    .filter((entry) => entry !== "");
}

function elidesAt(entry: string, at: number): boolean {
  return /(?:^| )(?:l|d|j|m|t|s|n|c|qu)$/.test(entry.slice(0, at)) && /^\p{L}{2}/u.test(entry.slice(at + 1));
}
