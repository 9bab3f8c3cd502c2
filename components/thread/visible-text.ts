/**
 * Splits hostile text into what can be shown and the characters that would hide or turn it: controls, zero-width and
 * bidirectional characters, tags, variation selectors and all else that Unicode lets a font leave out. What emoji and joining
 * scripts need stays as it is.
 */

export type TextPart = { kind: "text"; text: string } | { kind: "hidden"; name: string };

const names: Record<number, string> = {
  0x00ad: "soft hyphen",
  0x034f: "grapheme joiner",
  0x061c: "Arabic letter mark",
  0x180e: "Mongolian vowel separator",
  0x200b: "zero-width space",
  0x200c: "zero-width non-joiner",
  0x200d: "zero-width joiner",
  0x200e: "left-to-right mark",
  0x200f: "right-to-left mark",
  0x202a: "left-to-right embedding",
  0x202b: "right-to-left embedding",
  0x202c: "end of direction",
  0x202d: "left-to-right override",
  0x202e: "right-to-left override",
  0x2060: "word joiner",
  0x2061: "invisible operator",
  0x2062: "invisible operator",
  0x2063: "invisible operator",
  0x2064: "invisible operator",
  0x2066: "left-to-right isolate",
  0x2067: "right-to-left isolate",
  0x2068: "first-strong isolate",
  0x2069: "end of isolate",
  0x2028: "line separator",
  0x2029: "paragraph separator",
  0x2800: "blank pattern",
  0x3164: "blank filler",
  0xfeff: "zero-width no-break space",
};

/**
 * First what writing needs: tags of the flags of England, Scotland and Wales; keycaps; emoji with their variation selector and
 * joiner; joiners in scripts in which they change the letters' shape. Then, as the group, a character that hides or turns text.
 */
const tokens =
  /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{2,6}\u{E007F}|[#*\d]\uFE0F\u20E3|(?:(?![#*\d])\p{Emoji}|\p{ExtPict})\uFE0F?[\u200C\u200D]?|(?!\p{DI})[\p{sc=Arab}\p{sc=Syrc}\p{sc=Deva}\p{sc=Beng}\p{sc=Gujr}\p{sc=Guru}\p{sc=Knda}\p{sc=Mlym}\p{sc=Orya}\p{sc=Sinh}\p{sc=Taml}\p{sc=Telu}\p{sc=Khmr}\p{sc=Mong}][\u200C\u200D]|(?![\t\n\r])([\p{Cc}\p{DI}\u2028\u2029\u2800\uFFF9-\uFFFB])/gu;

/** The parts in order; the texts of the parts together hold every other character unchanged. */
export function splitVisible(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 1: hidden, index } of text.matchAll(tokens)) {
    if (hidden === undefined) continue;
    if (index > from) parts.push({ kind: "text", text: text.slice(from, index) });
    parts.push({ kind: "hidden", name: hiddenName(hidden.codePointAt(0) ?? 0) });
    from = index + hidden.length;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

/** The text on one line without what hides or turns it: for names and the last words in lists. */
export function plainLine(text: string): string {
  return splitVisible(text)
    .map((part) => (part.kind === "text" ? part.text : ""))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

function hiddenName(code: number): string {
  if (code >= 0xe0000 && code <= 0xe007f) return "tag character";
  return names[code] ?? `${code < 0xa0 ? "control character " : ""}U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
