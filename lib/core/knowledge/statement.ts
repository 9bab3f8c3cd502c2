/**
 * A sentence as what it is about and what it says about it: content words on one side, numbers, days and months and whether it denies on the other.
 * Two sentences with the same content and another value may contradict each other. Words are compared without case and accents.
 */

export type Statement = {
  text: string;
  /** Sorted, each once: everything that is neither a value nor a denial. */
  content: string[];
  /** Sorted: numbers in digits and words, weekdays, months. */
  values: string[];
  isDenied: boolean;
};

/** English, German, Spanish, French; folded. Japanese and others keep numbers in digits. */
const valueWords = new Set(
  (
    "one two three four five six seven eight nine ten eleven twelve fourteen fifteen twenty thirty forty fifty sixty ninety hundred half double " +
    "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf vierzehn funfzehn zwanzig dreissig vierzig funfzig sechzig neunzig hundert " +
    "uno dos tres cuatro cinco seis siete ocho nueve diez doce catorce quince veinte treinta cuarenta cincuenta sesenta noventa cien " +
    "deux trois quatre cinq sept huit neuf dix douze quatorze quinze vingt trente quarante cinquante soixante cent " +
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag " +
    "lunes martes miercoles jueves viernes sabado domingo lundi mardi mercredi jeudi vendredi samedi dimanche " +
    "january february march april june july august september october november december januar februar marz mai juni juli oktober dezember " +
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre"
  ).split(" "),
);
const denials = new Set(
  "not no never cannot cant dont doesnt isnt arent wont without neither nicht kein keine keinen keiner keinem nie niemals ohne nunca jamas sin pas jamais sans aucun aucune ningun ninguna".split(
    " ",
  ),
);
/** Written without spaces: denial stands at a word's end. */
const joinedDenials = /(?:ません|ない|なし|不可|不能|没有|不|无法)/u;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function statementOf(text: string): Statement {
  const content = new Set<string>();
  const values: string[] = [];
  let isDenied = wide.test(text) && joinedDenials.test(text);
  for (const word of wordsOf(text)) {
    if (/\d/.test(word)) values.push(word);
    else if (valueWords.has(word)) values.push(word);
    else if (denials.has(word)) isDenied = true;
    else content.add(word);
  }
  return { text, content: [...content].sort(), values: values.sort(), isDenied };
}

/** Words without case, accents and apostrophes; pairs of characters where words are not separated. */
export function wordsOf(text: string): string[] {
  const folded = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, "")
    .replaceAll("ß", "ss");
  return (folded.match(/\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+/gu) ?? []).flatMap((word) => (wide.test(word) ? pairsOf(word) : [word]));
}

function pairsOf(word: string): string[] {
  const characters = [...word];
  return characters.length < 2 ? characters : characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}

/** Sentences and lines, none longer than five hundred code units. */
export function sentencesOf(body: string): string[] {
  return body
    .split(/\n+|(?<=[.!?؟।])\s+|(?<=[。！？])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "" && sentence.length <= 500);
}

/** Of two sets of words, both sorted: 0..1. */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const one = a[i] ?? "";
    const two = b[j] ?? "";
    if (one === two) common += 1;
    if (one <= two) i += 1;
    if (two <= one) j += 1;
  }
  return common / (a.length + b.length - common);
}
