/**
 * International bank account numbers: country, its length, and the check digits.
 */
import { remainderOf97 } from "./check-digits";
import type { PersonalDataFinding } from "../kernel/personal-data-kinds";

/** ISO 13616: how long a country's numbers are. */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 " +
    "GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 " +
    "NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const start = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ \u00a0.-]?[A-Za-z0-9])/gu;

/** `text` has plain digits. */
export function findAccounts(text: string): PersonalDataFinding[] {
  return [...text.matchAll(start)].flatMap((match) => {
    const length = lengths[match[0].slice(0, 2).toUpperCase()];
    const end = length === undefined ? null : endOfAccount(text, match.index, length);
    return end === null ? [] : [{ kind: "bank_account" as const, start: match.index, end }];
  });
}

function endOfAccount(text: string, from: number, length: number): number | null {
  let compact = "";
  let index = from;
  for (; compact.length < length && index < text.length; index += 1) {
    const character = text[index] ?? "";
    if (/[A-Za-z0-9]/.test(character)) compact += character.toUpperCase();
    else if (!/[ \u00a0.-]/.test(character) || !/[A-Za-z0-9]/.test(text[index + 1] ?? "")) return null;
  }
  if (compact.length < length || /[A-Za-z0-9]/.test(text[index] ?? "")) return null;
  return remainderOf97(compact.slice(4) + compact.slice(0, 4)) === 1 ? index : null;
}
