/**
 * Amounts of money in a message [E7]: exact, with their currency where it is said, so that a rule can compare them with a limit. A number
 * without a currency counts only where the words around it speak of money and of nothing else that is counted.
 */
import { codeSource, currencyOf, currencySource, exponentOf, partCurrencyOf, partSource, signSource } from "./amount-currencies";
import { apartSource, attachedSource, isNumberWord, multipliers, readChinese, readDigits, readWords } from "./amount-numbers";
import type { Amount } from "./types";

const longest = 4000;
const most = 20;

const gap = "[ \\u00a0\\u202f]?";
const digits = "(?:\\d{1,3}(?:[ \\u00a0\\u202f'’]\\d{3})+(?:[.,]\\d{1,2})?|\\d[\\d.,٫٬]*\\d|\\d)";
const many = `(?:(?:${attachedSource})(?![\\p{L}])|[ \\u00a0-](?:${apartSource})(?![\\p{L}]))`;
const number = `(?<number>${digits})(?<many>${many})?`;
const letterBefore = "(?<![\\p{L}\\p{N}])";
const letterAfter = "(?![\\p{L}\\p{N}])";
const freeBefore = "(?<![\\p{N}.,/:#])(?<!\\p{L}[-_]?)";

/** Signs that are letters need an end of their own; "€" needs none. */
const behind = `(?<after>${currencySource})(?:(?<=[^\\p{L}])|${letterAfter}|(?<=[元円원块엔])|(?<=ドル|ユーロ|ポンド|美元|欧元|英镑|달러|유로|บาท))`;
const withCurrency = new RegExp(
  `(?:(?<sign>(?:${letterBefore}(?:${signSource})|[$€£¥￥₹₽₩₺₴₪₫฿₦₱৳]))${gap}|${freeBefore})${number}(?:(?<more>[€$£]\\d\\d(?!\\d))|(?:,[-–—])?[ \\u00a0\\u202f-]?(?:of )?${behind}(?: (?<code>${codeSource})(?!\\p{L}))?)?(?:(?: and | und | et | y | e |[ ,]{1,2})(?<cents>\\d{1,2}) ?(?:cents?|pence|p|céntimos|centimes|centavos)(?!\\p{L}))?`,
  "giu",
);
const inParts = new RegExp(`${freeBefore}(?<number>\\d{1,4}(?:[.,]\\d)?)${gap}(?<part>${partSource})${letterAfter}`, "giu");
const chinese = new RegExp(
  `(?<number>[\\d.]*[〇零一二两三四五六七八九十百千万萬亿億][\\d.〇零一二两三四五六七八九十百千万萬亿億]*)(?<after>${currencySource})`,
  "giu",
);
const word = /[\p{L}\p{M}]+/gu;
const bare = new RegExp(`${freeBefore}${number}`, "giu");

/** In order of place; at most twenty. Offsets are code units of `text`. */
export function findAmounts(text: string): Amount[] {
  const input = text.slice(0, longest).replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/gu, plainDigit);
  const lower = input.toLowerCase();
  if (lower.length !== input.length) return [];
  const found: Amount[] = [];
  const take = (amount: number | null, currency: string | null, start: number, end: number): void => {
    if (amount === null || !Number.isFinite(amount) || amount < 0 || amount > 1e15) return;
    if (!found.some(({ span }) => span.start < end && start < span.end))
      found.push({ amount: Math.round(amount * 1000) / 1000, currency, span: { start, end } });
  };
  for (const match of lower.matchAll(chinese))
    take(readChinese(match.groups?.["number"] ?? ""), currencyOf.get(match.groups?.["after"] ?? "") ?? null, match.index, match.index + match[0].length);
  for (const match of lower.matchAll(withCurrency)) readWithCurrency(match, take);
  for (const match of lower.matchAll(inParts)) {
    const value = readDigits(match.groups?.["number"] ?? "");
    take(value === null ? null : value / 100, partCurrencyOf.get(match.groups?.["part"] ?? "") ?? null, match.index, match.index + match[0].length);
  }
  findWords(lower, take);
  findRanges(lower, found, take);
  for (const match of lower.matchAll(bare)) {
    const end = match.index + match[0].length;
    if (isMoney(lower, match.index, end, match[0], match.groups?.["many"] !== undefined)) take(valueOf(match.groups, 2), null, match.index, end);
  }
  return found.sort((left, right) => left.span.start - right.span.start).slice(0, most);
}

const zeros = [0x0660, 0x06f0, 0x0966, 0xff10];

function plainDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  return String(code - (zeros.findLast((zero) => zero <= code) ?? code));
}

type Take = (amount: number | null, currency: string | null, start: number, end: number) => void;

function readWithCurrency(match: RegExpExecArray, take: Take): void {
  const { sign, after, more, cents } = match.groups ?? {};
  if (sign === undefined && after === undefined && more === undefined) return;
  const name = after ?? sign ?? more?.[0] ?? "";
  const currency = currencyOf.get(match.groups?.["code"] ?? "") ?? bestCurrency(sign, after) ?? currencyOf.get(name) ?? null;
  const whole = valueOf(match.groups, exponentOf[currency ?? ""] ?? 2);
  if (whole === null) return;
  const hundredths = cents ?? more?.slice(1);
  take(hundredths === undefined ? whole : whole + Number(hundredths) / 100, currency, match.index, match.index + match[0].length);
}

/** "$100 CAD" is Canadian: the code behind says more than the sign. */
function bestCurrency(sign: string | undefined, after: string | undefined): string | null {
  return currencyOf.get(after ?? "") ?? currencyOf.get(sign ?? "") ?? null;
}

function valueOf(groups: Record<string, string> | undefined, decimals: number): number | null {
  const value = readDigits(groups?.["number"] ?? "", decimals);
  const times = multipliers[(groups?.["many"] ?? "").replace(/^[ \u00a0-]/, "")] ?? 1;
  return value === null ? null : value * times;
}

/** "a thousand pounds"; without a currency only from a hundred on and where money is spoken of. */
function findWords(text: string, take: Take): void {
  const words = [...text.matchAll(word)].map((match) => ({ word: match[0], start: match.index, end: match.index + match[0].length }));
  for (let first = 0; first < words.length; first += 1) {
    let last = first;
    while (
      last < words.length &&
      isNumberWord(words[last]?.word ?? "") &&
      (last === first || /^[ -]$/.test(text.slice(words[last - 1]?.end, words[last]?.start)))
    )
      last += 1;
    const start = words[first]?.start ?? 0;
    for (let end = last; end > first; end -= 1) {
      const run = words.slice(first, end).map((entry) => entry.word);
      const value = /^(?:and|und|et|y|e)$/.test(run[0] ?? "") ? null : readWords(run);
      if (value === null || value === 0) continue;
      const stop = words[end - 1]?.end ?? start;
      const named = new RegExp(`^ (?:${currencySource})${letterAfter}`, "iu").exec(text.slice(stop, stop + 24));
      const isArticle = run.length === 1 && /^(?:a|an|one|un|une|uno|una|um|uma|ein|eine|einen|mil|e)$/.test(run[0] ?? "");
      if (named !== null && !(isArticle && !oneOf.test(named[0])) && !(named[0] === " pound" && weighed.test(text))) {
        take(value, currencyOf.get(named[0].slice(1)) ?? null, start, stop + named[0].length);
      } else if (value >= 100 && !isArticle && (/^(?!an? ).* grand$/.test(run.join(" ")) || isMoney(text, start, stop, String(value), true)))
        take(value, null, start, stop);
      if (named !== null || value >= 100) break;
    }
    if (last > first) first = last - 1;
  }
}

/** What "a" before it makes one of: "a won game" and "a real person" are no money. */
const oneOf = /^ (?:euros?|dollars?|pounds?|dólar(?:es)?|rupees?|yen|buck|livre|quid|pfund)$/u;
const weighed = /\b(?:ounces?|kilos?|grams?|weighs?|weight|cups?)\b/u;

/** "between 100 and 200 euros", "$50-70": the other end has the same currency. */
function findRanges(text: string, found: readonly Amount[], take: Take): void {
  for (const { currency, span } of [...found]) {
    const before = /(?<![\p{N}\p{L}.,/:#])(\d[\d.,]*\d|\d) ?(?:-|–|to|and|or|bis|und|oder|à|et|ou|a|y|o|e) ?$/iu.exec(
      text.slice(Math.max(0, span.start - 24), span.start),
    );
    if (before !== null && !/(?:may|june?|july?|\d)\s$/u.test(text.slice(0, span.start - before[0].length).slice(-5))) {
      const start = span.start - before[0].length;
      if (/[-–]\s?$|between|from|zwischen|von|entre|de|tra|da|bis/u.test(text.slice(Math.max(0, start - 12), start) + before[0]))
        take(readDigits(before[1] ?? ""), currency, start, start + (before[1]?.length ?? 0));
    }
    const after = /^ ?[-–] ?(\d[\d.,]*\d|\d)(?![\p{N}\p{L}/:])/u.exec(text.slice(span.end, span.end + 16));
    if (after !== null) take(readDigits(after[1] ?? ""), currency, span.end + after[0].length - (after[1]?.length ?? 0), span.end + after[0].length);
  }
}

const moneyVerb =
  "spen[dt]|spending|pa(?:y|id|ying)|owe[ds]?|transfer(?:red|ring)?|send|sent|withdraw(?:al|n)?|withdrew|deposit(?:ed)?|charged?|charging|cost|costs|refund(?:ed)?|reimburse[d]?|credited|debited|deducted|borrow|lend|lent|invest(?:ed)?|save|saved|earn(?:ed)?|receive[d]?|worth|price|amount|limit|budget|balance|overdraft|fee|bill|payment|loan|salary|top ?up|cash|compensation|zahl\\w*|bezahl\\w*|überweis\\w*|kostet|erstatt\\w*|pag\\w+|gast\\w+|cuesta|transfer\\w*|rembours\\w*|pay[ée]\\w*|coût\\w*|вернуть|заплат\\w*|оплат\\w*";
const lead =
  "more than|less than|over|under|above|below|about|around|approximately|almost|nearly|roughly|exactly|only|just|at least|at most|up to|as much as|than|of|for|to|by|up|another|extra|least|most|from|the|that|my|this|a|an|de|von|über|por|pour|plus de|más de|mehr als|is|was|it's|its|got|me|you|him|her|them|us";
const moneyAround = new RegExp(`${letterBefore}(?:${moneyVerb})${letterAfter}`, "iu");
const directly = new RegExp(`(?:${letterBefore}(?:${moneyVerb}|${lead}))[ :]{1,2}$`, "iu");
const countedAfter =
  /^[ -]?(?:%|percent|per cent|st|nd|rd|th|am|pm|a\.m|p\.m|o'?clock|past|days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|seconds?|times?|people|persons?|items?|cards?|accounts?|digits?|points?|miles|km|kg|gb|mb|tickets?|nights?|rooms?|payments|transactions|transfers|cards|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|of (?:january|february|march|april|may|june|july|august|september|october|november|december)|tage?n?|wochen?|monate?n?|jahre?n?|uhr|jours?|mois|ans|heures?|días?|meses|años?|horas?|дней|месяц\S*)(?!\p{L})/iu;
const allowedAfter =
  /^(?:$|[.,!?;)]|[ ](?:in|at|on|to|for|from|with|by|during|last|this|per|a|each|every|and|or|but|please|back|more|instead|standing|transfer|payment|direct|debit|withdrawal|deposit|refund|fee|overdraft|limit|charge|transaction|purchase|bill|that|which|i|was|is|as|than|into|out|off|extra|via|using|yesterday|today|tomorrow|it|because|when|of|if|so|since|my|the|monthly|weekly|reimbursement|expense|cash|loan|now|total|altogether|only|was|has|had|an|auf|für|pro|pour|par|por|en|al|à)(?![\p{L}\d]))/iu;
const otherBefore =
  /(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|number|no\.?|#|order|ending|ends in|code|apt|page|step|room|flat|version|iphone|at|until|till|before|after|since|between|during|year|card|account|case|ticket|q|week|day|seat|flight|gate|bus|line|route|section|chapter|article|form|top|level|phase|the)[ :]$/iu;

function isMoney(text: string, start: number, end: number, written: string, isLarge: boolean): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 40);
  const clauseBefore = before.slice(before.search(/[^.!?]*$/u));
  if (countedAfter.test(after) || !allowedAfter.test(after) || !directly.test(before)) return false;
  if (/\dk$/iu.test(written) && /(?:is|was|it's|for|of|than|about|around|to|cost) $/iu.test(before)) return true;
  const isStanding =
    /(?:the|that|my|this|a|an)[ ]$/iu.test(before) &&
    /^ (?:standing|transfer|payment|direct|debit|withdrawal|deposit|refund|fee|overdraft|charge|purchase|bill|reimbursement|loan)/iu.test(after);
  if (otherBefore.test(before) && !isStanding) return false;
  if (/(?:in|from|by|of|during|since|until|to|for) $/iu.test(before) && /^(?:19|20)\d\d$/.test(written)) return false;
  if (!isLarge && /^\d$/.test(written)) return false;
  if (written.replaceAll(/\D/g, "").length > 9 || /^0\d/.test(written) || /^[ ]?(?:to|past|and|-|–) ?\d/iu.test(after)) return false;
  if (/^ (?:in the (?:morning|afternoon|evening)|at night)/iu.test(after)) return false;
  // "at ten to nine" is a time
  if (/^\d{1,2}$/.test(written) && /(?:^|[^\p{L}])at \d{1,2} (?:to|past|till|until) $/iu.test(before)) return false;
  return isStanding || moneyAround.test(clauseBefore);
}
