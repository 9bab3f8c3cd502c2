/**
 * Splits hostile text into what can be shown and the characters that would hide or turn it: controls, zero-width and
 * bidirectional characters, tag characters. Joiners inside emoji and joining scripts stay as they are.
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
  0x2800: "blank pattern",
  0x3164: "blank filler",
  0xfeff: "zero-width no-break space",
};

const joiners = new Set([0x200c, 0x200d]);
/** Scripts and signs in which a joiner changes the letters' shape, and emoji, which it puts together. */
const joins =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Mongolian}\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;
const suspicious =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\u2800\u3164\uFEFF]|[\u{E0000}-\u{E007F}]/u;

/** The parts in order; the texts of the parts together hold every other character unchanged. */
export function splitVisible(text: string): TextPart[] {
  if (!suspicious.test(text)) return text === "" ? [] : [{ kind: "text", text }];
  const parts: TextPart[] = [];
  let run = "";
  const characters = [...text];
  characters.forEach((character, index) => {
    const name = hiddenName(character, characters[index - 1]);
    if (name === null) {
      run += character;
      return;
    }
    if (run !== "") parts.push({ kind: "text", text: run });
    run = "";
    parts.push({ kind: "hidden", name });
  });
  if (run !== "") parts.push({ kind: "text", text: run });
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

function hiddenName(character: string, before: string | undefined): string | null {
  const code = character.codePointAt(0) ?? 0;
  if (!suspicious.test(character)) return null;
  // Flags of England, Scotland and Wales are spelled with tags after a black flag.
  if (code >= 0xe0000 && code <= 0xe007f) return before !== undefined && /[\u{1F3F4}\u{E0000}-\u{E007F}]/u.test(before) ? null : "tag character";
  if (joiners.has(code) && before !== undefined && joins.test(before)) return null;
  return names[code] ?? `control character U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
