/**
 * Folds a text to the form that retrieval and rules compare: compatibility forms, case, and those marks
 * that people leave out when they type. Marks that distinguish words (Indic vowel signs, Thai tones,
 * kana voicing) stay.
 */

const letterFolds: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  þ: "th",
  ς: "σ",
  ⱥ: "a",
  // Arabic: alef forms, alef maksura, ta marbuta, Persian kaf and yeh, hamza carriers
  آ: "ا",
  أ: "ا",
  إ: "ا",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ې: "ي",
  ئ: "ي",
  ؤ: "و",
  ة: "ه",
  ۀ: "ه",
  ہ: "ه",
  ھ: "ه",
  ک: "ك",
  گ: "ك",
  ё: "е",
};

const foldable = /[ßæœøđðłıþςⱥآأإٱىیېئؤةۀہھکگё]/g;
// Latin, Greek and Cyrillic combining marks; Hebrew points; Arabic harakat, tatweel and Quranic signs; Indic nukta.
const droppedMarks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u093c\u09bc]/g;
const invisible = /[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;
const ascii = /^[\u0000-\u007f]*$/;
const decimalDigit = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g;

/** A code point of a decimal digit block that starts at a multiple of sixteen or at an offset of six within one. */
function toAsciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const low = code & 0xf;
  return String((low >= 6 && code < 0x0e00 && code > 0x0900 ? low - 6 : low) % 10);
}

/**
 * Pure and idempotent. The result has other offsets than the input: use it to compare, never to cut.
 */
export function foldText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKC")
    .replace(invisible, "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/и\u0306/g, "й")
    .replace(droppedMarks, "")
    .normalize("NFC")
    .replace(foldable, (letter) => letterFolds[letter] ?? letter)
    .replace(decimalDigit, toAsciiDigit);
}
