/**
 * Lists of words in ordinary spelling, as the rules of this room write them, made into pattern source.
 */
import { foldWithOffsets } from "./fold-with-offsets";

/** The entries of "a|b c|d*", folded and without apostrophes, as message-words.ts gives them. */
export function splitAlternatives(source: string): string[] {
  return foldWithOffsets(source)
    .text.split("|")
    .map((entry) => entry.trim().replaceAll("'", ""));
}

/** A group that matches any entry, the longest first; `*` stands for the rest of a word. An empty list matches nothing. */
export function alternatives(source: string): string {
  if (source === "") return "(?!)";
  const entries = splitAlternatives(source).sort((left, right) => right.length - left.length);
  return `(?:${entries.map((entry) => entry.replaceAll("*", "[^ |]*")).join("|")})`;
}

/** Matches whole words of a message line only. */
export function wholeWords(source: string): RegExp {
  return new RegExp(`(?<![^ ])(?:${source})(?![^ ])`, "g");
}
