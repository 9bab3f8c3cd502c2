/**
 * How a person can be reached: addresses and numbers that visitors give on purpose, and that a bot's answer should not hold.
 */
import type { PersonalDataFinding } from "../kernel/personal-data-kinds";

const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}[\p{L}]{2,24}(?![\p{L}\p{N}])/gu;
const octet = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const ipv4 = new RegExp(`(?<![\\d.]|version |section |clause |§ ?|v)${octet}(?:\\.${octet}){3}(?!\\d|\\.\\d)`, "giu");
const ipv6 =
  /(?<![\p{L}\p{N}:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}|(?:[0-9a-f]{1,4}:){1,7}:)(?![\p{L}\p{N}:])/giu;

/** Digits in groups, with the signs of telephone numbers between them. */
const number =
  /(?:(?<![\p{L}\p{N}])\+|(?<![\p{L}\p{N}.,/#€$£¥@+-]))\(?\d{1,15}\)?(?:(?:[ \u00a0./-]|[ ]?[()][ ]?|[ ]-[ ]){1,2}\d{1,6}\)?){0,7}(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?![\p{L}\p{N}]|[.,/:]\d|\s?[%€$£¥])/gu;
const named =
  /phone|call|ring|number|mobile|cell|tel|fax|text me|sms|whatsapp|contact|reach|anruf|handy|nummer|appel|num[ée]ro|llam|m[óo]vil|celular|ligar|chiama|numero|bel |звон|номер|телефон|هاتف|جوال|اتصل|फोन|नंबर|电话|電話|番号|手机|전화|telefon|điện thoại|hubungi/iu;
const otherNumber =
  /order|invoice|ticket|case|tracking|reference|ref|account|acct|booking|confirmation|serial|model|version|zip|postal|bestell|rechnung|pedido|commande|ordine|заказ|订单|注文/iu;

/** `text` has plain digits. */
export function findContacts(text: string): PersonalDataFinding[] {
  const all = (kind: PersonalDataFinding["kind"], pattern: RegExp): PersonalDataFinding[] =>
    [...text.matchAll(pattern)].map((match) => ({ kind, start: match.index, end: match.index + match[0].length }));
  const phones = [...text.matchAll(number)]
    .filter((match) => isPhone(match[0].trim(), text, match.index))
    .map((match) => ({ kind: "phone" as const, start: match.index, end: match.index + match[0].length }));
  return [...all("email", email), ...all("ip_address", ipv4), ...all("ip_address", ipv6), ...phones];
}

function isPhone(written: string, text: string, index: number): boolean {
  const digits = written.replace(/\s?(?:x|ext\.?)\s?\d+$/iu, "").replaceAll(/\D/g, "");
  if (digits.length < 7 || digits.length > 15 || isDate(written)) return false;
  if (/^(?:\+|00[1-9])/.test(written)) return true;
  const near = text.slice(Math.max(0, index - 40), index);
  if (otherNumber.test(near.slice(-24))) return false;
  const groups = written.split(/[^\d]+/).filter((group) => group !== "");
  if (groups.length === 1) return digits.length >= 8 && digits.length <= 12 && (named.test(near) || /^0[1-9]/.test(digits));
  // "1 000 000" and years are amounts and dates, "10.5.2" a version
  if (groups.slice(1).every((group) => group.length === 3) && (groups[0]?.length ?? 0) <= 3 && !named.test(near) && !/[(-]/.test(written)) return false;
  if (groups.length === 2 && !/[-/]/.test(written) && !named.test(near) && !/^[(0]/.test(written)) return false;
  return groups.every((group) => group.length >= 2) || named.test(near) || written.startsWith("(") || written.startsWith("1");
}

function isDate(written: string): boolean {
  return (
    /^(?:\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)\d\d|(?:19|20)\d\d[./ -]\d{1,2}[./ -]\d{1,2})(?:[ -]|$)/.test(written) ||
    /^(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d$/.test(written)
  );
}
