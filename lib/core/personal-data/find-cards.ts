/**
 * Payment cards: numbers by issuer, length and check digit, and the codes that belong to them.
 */
import { passesLuhn } from "./check-digits";
import type { PersonalDataFinding } from "../kernel/personal-data-kinds";

/** Issuers' first digits and the lengths they use. `loose`: as good as any other number, so the message must speak of a card. */
const issuers: readonly { start: RegExp; lengths: readonly number[]; loose?: true }[] = [
  { start: /^4/, lengths: [16, 19] },
  { start: /^(?:5[1-5]|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)/, lengths: [16] },
  { start: /^3[47]/, lengths: [15] },
  { start: /^(?:30[0-5]|3095|36|38|39)/, lengths: [14, 16, 19] },
  { start: /^(?:6011|64[4-9]|65|62|60|81|82|508)/, lengths: [16, 17, 18, 19] },
  { start: /^(?:352[89]|35[3-8]\d|220[0-5])/, lengths: [16, 17, 18, 19] },
  { start: /^(?:1800|2131)/, lengths: [15] },
  { start: /^(?:50|5[6-9]|6[0-9])/, lengths: [16, 19] },
  { start: /^\d/, lengths: [12, 13, 14, 15, 16, 17, 18, 19], loose: true },
];

const aboutCards =
  /card|karte|kort|kaart|carte|tarjeta|cart[aã]o|carta|visa|master|amex|maestro|kart[aey]|кар[тц]|кредит|بطاق|کارت|כרטיס|कार्ड|কার্ড|卡|カード|카드|thẻ|kartu|บัตร|κάρτα/iu;
const groups = /\d+/g;
const between = /^(?:[ \u00a0\u2009\u202f\u200b-\u200f\u2060\ufeff]|[-–.·_*]|[ ][-–][ ]){1,2}$/u;
const codeAfter = /^[\s,;:|/-]{1,3}(?:(?:exp\w*\.?\s*)?(?:0[1-9]|1[0-2])\s?[/-]\s?(?:20)?\d\d[\s,;:|/-]{1,3})(\d{3,4})(?!\d)/iu;

/** `text` has plain digits. */
export function findCards(text: string): PersonalDataFinding[] {
  const found: PersonalDataFinding[] = [];
  const parts = [...text.matchAll(groups)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  for (let first = 0; first < parts.length; first += 1) {
    const last = lastGroup(text, parts, first);
    const [start, end] = [parts[first]?.start, parts[last ?? -1]?.end];
    if (last === null || start === undefined || end === undefined) continue;
    found.push({ kind: "card_number", start, end });
    const code = codeAfter.exec(text.slice(end, end + 40));
    if (code?.[1] !== undefined) found.push({ kind: "card_code", start: end + code[0].length - code[1].length, end: end + code[0].length });
    first = last;
  }
  return found;
}

/** The group that ends the longest card number from `first` on, or null. */
function lastGroup(text: string, parts: readonly { start: number; end: number }[], first: number): number | null {
  let digits = "";
  let best: number | null = null;
  for (let index = first; index < parts.length; index += 1) {
    const part = parts[index];
    const before = parts[index - 1];
    if (part === undefined || (index > first && before !== undefined && !between.test(text.slice(before.end, part.start)))) break;
    digits += text.slice(part.start, part.end);
    if (digits.length > 19) break;
    if (isCard(digits, text)) best = index;
  }
  return best;
}

function isCard(digits: string, text: string): boolean {
  if (digits.length < 12 || !passesLuhn(digits) || /^(\d)\1*$/.test(digits)) return false;
  return issuers.some(({ start, lengths, loose }) => lengths.includes(digits.length) && start.test(digits) && (loose !== true || aboutCards.test(text)));
}
