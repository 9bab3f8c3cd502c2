/**
 * Numbers as people write them: digits with either separator, in words, with a multiplier behind.
 */

/** "k", "thousand", "万": what a number before it is multiplied by. Attached ones stand directly at the digits. */
const attached: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mio: 1e6,
  mln: 1e6,
  mrd: 1e9,
  b: 1e9,
  bn: 1e9,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  百: 100,
  億: 1e8,
  亿: 1e8,
  억: 1e8,
  천: 1e3,
};
const apart: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  grand: 1e3,
  million: 1e6,
  millions: 1e6,
  billion: 1e9,
  lakh: 1e5,
  lakhs: 1e5,
  lac: 1e5,
  crore: 1e7,
  crores: 1e7,
  tausend: 1e3,
  millionen: 1e6,
  mille: 1e3,
  mil: 1e3,
  millones: 1e6,
  milhões: 1e6,
  milioni: 1e6,
  mila: 1e3,
  duizend: 1e3,
  tusen: 1e3,
  tysięcy: 1e3,
  tys: 1e3,
  tisíc: 1e3,
  bin: 1e3,
  milyon: 1e6,
  тысяч: 1e3,
  тысячи: 1e3,
  тысяча: 1e3,
  тыс: 1e3,
  млн: 1e6,
  млрд: 1e9,
  mln: 1e6,
  mio: 1e6,
  тисяч: 1e3,
  миллионов: 1e6,
  ألف: 1e3,
  الف: 1e3,
  آلاف: 1e3,
  مليون: 1e6,
  هزار: 1e3,
  אלף: 1e3,
  हज़ार: 1e3,
  हजार: 1e3,
  लाख: 1e5,
  হাজার: 1e3,
  ribu: 1e3,
  juta: 1e6,
  nghìn: 1e3,
  ngàn: 1e3,
  triệu: 1e6,
  พัน: 1e3,
  หมื่น: 1e4,
};

export const multipliers: Readonly<Record<string, number>> = { ...attached, ...apart };
export const attachedSource = Object.keys(attached).sort(longestFirst).join("|");
export const apartSource = Object.keys(apart).sort(longestFirst).join("|");

function longestFirst(left: string, right: string): number {
  return right.length - left.length;
}

/** "1.234,56", "1,234.56", "1 234,5", "12,34,567", "1'234": null for what is no number, such as "1.2.3". Three digits behind one separator are thousands. */
export function readDigits(written: string, decimals = 2): number | null {
  const text = written
    .replaceAll(/[ \u00a0\u202f\u2009'’_]/g, "")
    .replaceAll("٫", ".")
    .replaceAll("٬", ",");
  const marks = text.replaceAll(/\d/g, "");
  if (marks === "") return Number(text);
  const last = text[Math.max(text.lastIndexOf("."), text.lastIndexOf(","))] ?? "";
  const behind = text.length - 1 - text.lastIndexOf(last);
  const other = last === "." ? "," : ".";
  const isThousands = marks.length > 1 && !marks.includes(other) ? true : behind === 3 && decimals !== 3 && !marks.includes(other) && !/^0/.test(text);
  if (isThousands) return isGrouped(text, last) ? Number(text.replaceAll(last, "")) : null;
  if (marks.split(last).length > 2 || (marks.includes(other) && !isGrouped(text.slice(0, -behind - 1), other))) return null;
  return Number(text.replaceAll(other, "").replace(last, "."));
}

/** Groups of three, or the Indian way: three, before them twos. */
function isGrouped(text: string, mark: string): boolean {
  const groups = text.split(mark);
  const first = groups.shift() ?? "";
  if (first.length === 0 || first.length > 3) return false;
  return groups.every((group) => group.length === 3) || (groups.at(-1)?.length === 3 && groups.slice(0, -1).every((group) => group.length === 2));
}

const values = new Map<string, number>();
const add = (list: string, from: number, step = 1): void =>
  list.split(" ").forEach((name, place) => name.split("/").forEach((word) => values.set(word, from + place * step)));
add("a/an/one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 1);
add("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10);
add("ein/eine/einen/eins zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", 1);
add("zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10);
add("un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 1);
add("vingt/vingts trente quarante cinquante soixante septante huitante/quatrevingt/quatrevingts nonante", 20, 10);
add("uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve", 1);
add("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", 20, 10);
add("cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos quinientos/quinientas seiscientos setecientos ochocientos novecientos", 100, 100);
add("um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze", 1);
add("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10);
add("cem duzentos/duzentas trezentos/trezentas quatrocentos quinhentos seiscentos setecentos oitocentos novecentos", 100, 100);
add("due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici", 2);
add("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10);
for (const word of ["hundred", "hundert", "cent", "cents", "cento"]) values.set(word, 100);
for (const word of ["thousand", "tausend", "mille", "mil", "mila", "grand"]) values.set(word, 1e3);
for (const word of ["million", "millions", "millionen", "millones", "milhões"]) values.set(word, 1e6);

const joining = /^(?:and|und|et|y|e)$/u;
const germanParts = new RegExp(
  [...values.keys(), "und"]
    .filter((word) => word.length > 2 && word !== "uma")
    .sort(longestFirst)
    .join("|"),
  "gu",
);

/** Whether a word can stand in a number that is written in words. */
export function isNumberWord(word: string): boolean {
  return values.has(word) || joining.test(word) || splitGerman(word) !== null;
}

/** "two hundred and fifty", "zweihundertfünfzig": null when the words make no number. */
export function readWords(words: readonly string[]): number | null {
  let total = 0;
  let current = 0;
  let any = false;
  const flat = words.flatMap((word) => (values.has(word) ? [word] : (splitGerman(word) ?? [word])));
  for (const word of flat.join(" ").replaceAll("quatre vingt", "quatrevingt").split(" ")) {
    if (joining.test(word)) continue;
    const value = values.get(word);
    if (value === undefined) return null;
    any = true;
    if (value >= 1000) {
      total += Math.max(1, current) * value;
      current = 0;
    } else current = value === 100 && current > 0 && current < 100 ? current * 100 : current + value;
  }
  return any ? total + current : null;
}

/** German writes a number in one word. */
function splitGerman(word: string): string[] | null {
  if (word.length < 7) return null;
  const found = word.match(germanParts);
  return found !== null && found.join("") === word ? found : null;
}

const chineseDigits = "〇一二三四五六七八九";
const chineseUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

/** "三百五十", "1万2千". */
export function readChinese(written: string): number | null {
  let total = 0;
  let section = 0;
  let digits = "";
  for (const character of written) {
    const digit = chineseDigits.indexOf(character === "两" ? "二" : character === "零" ? "〇" : character);
    const unit = chineseUnits[character];
    if (/[\d.]/.test(character)) digits += character;
    else if (digit >= 0) digits += String(digit);
    else if (unit === undefined) return null;
    else if (unit >= 1e4) {
      total += (section + Number(digits || (section === 0 ? 1 : 0))) * unit;
      section = 0;
      digits = "";
    } else {
      section += Number(digits || 1) * unit;
      digits = "";
    }
  }
  return total + section + Number(digits || 0);
}
