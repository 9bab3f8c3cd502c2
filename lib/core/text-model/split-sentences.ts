/**
 * Sentences of a text as code-unit ranges, for every script that this product has met. Ranges are in order,
 * do not overlap and are trimmed of white space; everything between them is white space.
 */

export type TextRange = { start: number; end: number };

/** Ends that need no following space: CJK, Indic, Arabic, Ethiopic, Armenian, Khmer, Myanmar, Tibetan. */
const hardEnds = "。！？｡．︒﹖﹗।॥؟۔։።፧፨៕។៖။༎";
const softEnds = ".!?…‽";
const closers = "\"'”’»›)]}）】」』〉》*_`";
const abbreviations = new Set([
  "mr",
  "mrs",
  "ms",
  "dr",
  "prof",
  "st",
  "no",
  "vs",
  "etc",
  "inc",
  "ltd",
  "co",
  "jr",
  "sr",
  "approx",
  "dept",
  "fig",
  "e.g",
  "i.e",
  "a.m",
  "p.m",
  "u.s",
  "z.b",
  "bzw",
  "usw",
  "ca",
  "nr",
  "str",
  "ggf",
  "inkl",
  "evtl",
  "d.h",
  "u.a",
  "max",
  "min",
  "abs",
  "tel",
  "sra",
  "srta",
  "ud",
  "uds",
  "pág",
  "p.ej",
  "ej",
  "av",
  "núm",
  "aprox",
  "mme",
  "mlle",
  "env",
  "p.ex",
  "ex",
  "art",
  "cf",
  "т.е",
  "т.д",
  "т.п",
  "г",
  "ул",
  "руб",
  "стр",
  "dott",
  "sig",
  "ecc",
  "bv",
  "bijv",
  "enz",
  "tzn",
  "np",
  "itp",
  "itd",
  "ul",
]);
const listStart = /^\s*(?:[-*+•–—▪◦#>|]|\d{1,3}[.)]\s|```)/;

/**
 * Splits at sentence ends and line breaks. A single line break inside a wrapped sentence (the next line goes
 * on in lower case) is no end. A sentence over `longest` code units is cut at white space, else anywhere
 * between graphemes' base characters.
 */
export function splitSentences(text: string, longest = 900): TextRange[] {
  const ranges: TextRange[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const end = boundaryAfter(text, index, start);
    if (end === 0) continue;
    pushTrimmed(text, start, end, longest, ranges);
    start = end;
    index = end - 1;
  }
  pushTrimmed(text, start, text.length, longest, ranges);
  return ranges;
}

/** The end of the sentence that stops at `index`, or 0. */
function boundaryAfter(text: string, index: number, start: number): number {
  const character = text[index] ?? "";
  if (character === "\n") return isLineEnd(text, index) ? index + 1 : 0;
  const hard = hardEnds.includes(character);
  if (!hard && !softEnds.includes(character)) return 0;
  let end = index + 1;
  while (end < text.length && (hardEnds + softEnds).includes(text[end] ?? "")) end += 1;
  while (end < text.length && closers.includes(text[end] ?? "")) end += 1;
  if (!isGraphemeBoundary(text, end)) return 0;
  if (hard) return end;
  const next = text[end];
  if (next !== undefined && !/\s/.test(next) && !/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/.test(next)) return 0;
  if (character === "." && end === index + 1 && isAbbreviation(text, index, start)) return 0;
  return end;
}

function isLineEnd(text: string, index: number): boolean {
  const rest = text.slice(index + 1, index + 80);
  if (/^[ \t]*(?:\r?\n|$)/.test(rest)) return true;
  if (listStart.test(rest)) return true;
  const firstLetter = /\S/u.exec(rest)?.[0] ?? "";
  return !/\p{Ll}/u.test(firstLetter);
}

function isAbbreviation(text: string, index: number, start: number): boolean {
  const before = text.slice(Math.max(start, index - 12), index);
  const word = /[\p{L}\p{N}.]+$/u.exec(before)?.[0] ?? "";
  if (abbreviations.has(word.toLowerCase())) return true;
  if (/^\p{L}$/u.test(word) && /\p{Lu}/u.test(word)) return true;
  if (/^\d{1,3}$/.test(word) && text.slice(start, index).trim() === word) return true;
  const next = /^\s*(\S)/u.exec(text.slice(index + 1, index + 12))?.[1] ?? "";
  return /\p{Ll}/u.test(next);
}

function pushTrimmed(text: string, from: number, to: number, longest: number, ranges: TextRange[]): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] ?? "") && isGraphemeBoundary(text, start + 1)) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end -= 1;
  while (end - start > longest) {
    const cut = cutPoint(text, start, start + longest);
    pushTrimmed(text, start, cut, longest, ranges);
    start = cut;
    while (start < end && /\s/.test(text[start] ?? "")) start += 1;
  }
  if (end > start) ranges.push({ start, end });
}

/**
 * The largest place in (from, limit] where the text can be cut: after white space in the last half, else
 * before a character that neither continues a grapheme nor is joined to the one before.
 */
export function cutPoint(text: string, from: number, limit: number): number {
  if (limit >= text.length) return text.length;
  for (let index = limit; index > from + (limit - from) / 2; index -= 1) {
    if (/\s/.test(text[index - 1] ?? "")) return index;
  }
  for (let index = limit; index > from; index -= 1) if (isGraphemeBoundary(text, index)) return index;
  return limit;
}

const continues = /^[\p{M}\u200c\u200d\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/u;
const regional = /^[\u{1f1e6}-\u{1f1ff}]/u;

/**
 * Whether a cut at `index` separates user-perceived characters: a conservative test (no cut inside surrogate
 * pairs, combining sequences, joiner sequences, flags, Hangul jamo, CR LF) that needs no Unicode tables of
 * the runtime.
 */
export function isGraphemeBoundary(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return true;
  const unit = text.charCodeAt(index);
  const before = text.charCodeAt(index - 1);
  if (unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff) return false;
  if (unit === 0x0a && before === 0x0d) return false;
  if (before === 0x200d) return false;
  if (isJamo(unit) && (isJamo(before) || (before >= 0xac00 && before <= 0xd7a3))) return false;
  // Thai and Lao AM, and conjuncts after an Indic virama
  if (unit === 0x0e33 || unit === 0x0eb3) return false;
  if (/[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u17d2\u1039]/.test(text[index - 1] ?? "")) return false;
  const rest = text.slice(index, index + 2);
  if (continues.test(rest)) return false;
  return !(regional.test(rest) && flagsBefore(text, index) % 2 === 1);
}

/** How many regional indicators stand directly before `index`: flags are pairs of them. */
function flagsBefore(text: string, index: number): number {
  let count = 0;
  while (index - 2 * count >= 2 && regional.test(text.slice(index - 2 * count - 2, index - 2 * count))) count += 1;
  return count;
}

function isJamo(unit: number): boolean {
  return (unit >= 0x1100 && unit <= 0x11ff) || (unit >= 0xa960 && unit <= 0xa97f) || (unit >= 0xd7b0 && unit <= 0xd7ff);
}
