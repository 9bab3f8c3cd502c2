/**
 * Numbers that states give to people. A form that nothing else has, or a check digit, tells them; where neither is strong enough
 * the message must name the number.
 */
import { passesLuhn, passesMod11And10, passesVerhoeff, remainderOf97, weightedSum } from "./check-digits";
import type { PersonalDataFinding } from "../kernel/personal-data-kinds";

type Form = { pattern: RegExp; holds?: (digits: string) => boolean; named?: RegExp };

const month = "(?:0[1-9]|1[0-2])";
const day = "(?:0[1-9]|[12]\\d|3[01])";
const whole = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])(?![.,-]\\d)`, "giu");
const checkLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

const forms: readonly Form[] = [
  // United States, also with spaces or none where it is named
  { pattern: whole("(?!000|666|9)\\d{3}-(?!00)\\d\\d-(?!0000)\\d{4}") },
  { pattern: whole("(?!000|666|9)\\d{3}[ .]?(?!00)\\d\\d[ .]?(?!0000)\\d{4}"), named: /\bssn\b|social security|seguro social/iu },
  // Canada
  { pattern: whole("\\d{3}[ -]?\\d{3}[ -]?\\d{3}"), holds: passesLuhn, named: /\bsin\b|social insurance/iu },
  // United Kingdom
  { pattern: whole("(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d\\d ?\\d\\d ?\\d\\d ?[A-D]") },
  // Germany: tax number
  { pattern: whole("[1-9]\\d[ ]?\\d{3}[ ]?\\d{3}[ ]?\\d{3}"), holds: passesMod11And10, named: /steuer|id-?nr|tax/iu },
  // France
  { pattern: whole("[12] ?\\d\\d ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?\\d[\\dAB] ?\\d{3} ?\\d{3} ?\\d\\d"), holds: isFrench },
  // Italy
  { pattern: whole("[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]") },
  // Spain: citizens and residents
  { pattern: whole("(?:\\d{8}|[XYZ]\\d{7})-?[A-Z]"), holds: isSpanish },
  // Portugal, Netherlands
  { pattern: whole("\\d{9}"), named: /\b(?:nif|bsn|burgerservicenummer|contribuinte)\b/iu },
  // Brazil
  { pattern: whole("\\d{3}\\.\\d{3}\\.\\d{3}-\\d\\d"), holds: isBrazilian },
  { pattern: whole("\\d{11}"), holds: isBrazilian, named: /\bcpf\b/iu },
  // Poland
  {
    pattern: whole("\\d{11}"),
    holds: (digits) => (10 - (weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === Number(digits[10]),
    named: /pesel/iu,
  },
  // Sweden; Denmark and Norway; Finland
  { pattern: whole(`(?:19|20)?\\d\\d${month}${day}[-+]\\d{4}`), holds: (digits) => passesLuhn(digits.slice(-10)) },
  { pattern: whole(`${day}${month}\\d\\d[- ]?\\d{4,5}`), named: /\bcpr\b|fødselsnummer|personnummer/iu },
  { pattern: whole(`${day}${month}\\d\\d[-+A]\\d{3}[0-9A-Y]`), named: /hetu|henkilötunnus/iu },
  // Switzerland
  { pattern: whole("756\\.?\\d{4}\\.?\\d{4}\\.?\\d\\d"), holds: (digits) => weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0 },
  // Turkey
  { pattern: whole("[1-9]\\d{10}"), holds: isTurkish, named: /kimlik|\btc\b|\bt\.c\./iu },
  // India
  { pattern: whole("[2-9]\\d{3}[ -]?\\d{4}[ -]?\\d{4}"), holds: passesVerhoeff, named: /aadha+r|adhar|uidai|आधार|আধার/iu },
  { pattern: whole("[A-Z]{3}[PCHFATBLJG][A-Z]\\d{4}[A-Z]"), named: /\bpan\b/iu },
  // China, South Korea, Mexico
  { pattern: whole(`[1-9]\\d{5}(?:19|20)\\d\\d${month}${day}\\d{3}[\\dX]`), holds: isChinese },
  { pattern: whole(`\\d\\d${month}${day}-[1-8]\\d{6}`) },
  { pattern: whole(`[A-Z][AEIOUX][A-Z]{2}\\d\\d${month}${day}[HM][A-Z]{5}[0-9A-Z]\\d`) },
  // Passports, by name only
  {
    pattern:
      /(?<=(?:passport|pasaporte|passeport|passaporte|reisepass|passnummer|паспорт|护照|パスポート)[^\p{L}\p{N}]{0,3}(?:(?:number|no|nr|num[eé]ro|n[uú]mero|is|ist|es|est|номер)\b[^\p{L}\p{N}]{0,3}){0,3})(?=[a-z]*\d)[a-z0-9]{6,10}(?![\p{L}\p{N}])/giu,
  },
];

/** `text` has plain digits. */
export function findNationalIds(text: string): PersonalDataFinding[] {
  return forms.flatMap(({ pattern, holds, named }) => {
    if (named !== undefined && !named.test(text)) return [];
    return [...text.matchAll(pattern)]
      .filter((match) => holds === undefined || holds(match[0].replaceAll(/[^\p{L}\p{N}]/gu, "").toUpperCase()))
      .map((match) => ({ kind: "national_id" as const, start: match.index, end: match.index + match[0].length }));
  });
}

function isFrench(digits: string): boolean {
  const number = digits.slice(0, 13).replace("2A", "19").replace("2B", "18");
  return /^\d{13}$/.test(number) && remainderOf97(number) === 97 - Number(digits.slice(13));
}

function isSpanish(text: string): boolean {
  const number = Number(text.slice(0, -1).replace(/^[XYZ]/, (letter) => String("XYZ".indexOf(letter))));
  return checkLetters[number % 23] === text.at(-1);
}

function isBrazilian(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false;
  const check = (length: number): number => {
    const weights = Array.from({ length }, (_, index) => length + 1 - index);
    return ((weightedSum(digits, weights) * 10) % 11) % 10;
  };
  return check(9) === Number(digits[9]) && check(10) === Number(digits[10]);
}

function isTurkish(digits: string): boolean {
  const odd = weightedSum(digits, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weightedSum(digits, [0, 1, 0, 1, 0, 1, 0, 1]);
  return (((odd * 7 - even) % 10) + 10) % 10 === Number(digits[9]) && (odd + even + Number(digits[9])) % 10 === Number(digits[10]);
}

function isChinese(text: string): boolean {
  return "10X98765432"[weightedSum(text, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] === text.at(-1);
}
