/**
 * Folds a text for rules while remembering where every character came from, so that a match can be reported as
 * offsets into what the visitor wrote.
 */

/** `at[i]` is the code-unit offset in the input of the folded text's unit i; `at[text.length]` the input's length. */
export type FoldedText = { text: string; at: Uint32Array };

const dropped =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u093c\u09bc\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;
const replaced: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "`": "'",
  "´": "'",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  ς: "σ",
  ё: "е",
  آ: "ا",
  أ: "ا",
  إ: "ا",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ئ: "ي",
  ؤ: "و",
  ة: "ه",
  ک: "ك",
};

/** Case, accents, compatibility forms, Arabic spelling variants and invisible characters are folded away. */
export function foldWithOffsets(input: string): FoldedText {
  let text = "";
  const at: number[] = [];
  let offset = 0;
  for (const character of input) {
    const folded = foldCharacter(character);
    for (let index = 0; index < folded.length; index += 1) at.push(offset);
    text += folded;
    offset += character.length;
  }
  at.push(offset);
  return { text, at: Uint32Array.from(at) };
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80 && code !== 0x60) return character.toLowerCase();
  const whole = replaced[character] ?? character.normalize("NFKC").toLowerCase();
  const first = whole.codePointAt(0) ?? 0;
  // й and ї keep their mark: they are letters of their own; only alphabets that people type without accents lose them
  const alphabetic = first < 0x0700 || (first >= 0x1e00 && first < 0x2000);
  const plain = alphabetic && first !== 0x0439 && first !== 0x0457 ? whole.normalize("NFD") : whole;
  let result = "";
  for (const part of plain.replace(dropped, "")) result += replaced[part] ?? part;
  return result;
}
