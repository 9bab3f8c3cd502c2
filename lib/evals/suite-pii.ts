/** Personal data: structured kinds found with their whole value, and clean messages that are touched. Names, places and dates are not looked for. */
import { findPersonalData } from "@/lib/core/personal-data/find-personal-data";
import { maskPersonalData } from "@/lib/core/personal-data/mask-personal-data";
import { type Folders, heldOut } from "./folders";
import { mean } from "./measure";
import { measure, type Metric } from "./metric";
import { readRecords, textOf } from "./read-records";

const kinds: Readonly<Record<string, string>> = {
  CREDIT_CARD: "card_number",
  IBAN_CODE: "bank_account",
  US_SSN: "national_id",
  EMAIL_ADDRESS: "email",
  IP_ADDRESS: "ip_address",
  PHONE_NUMBER: "phone",
};
/** Numbers of telephones have no form of their own in this file ("416 60 039"): measured beside the others. */
const apart = "PHONE_NUMBER";
/** Messages of customers without personal data, beside the clean ones of the file: what is touched there is touched wrongly. */
const customers = ["scope_clinc.queries.jsonl", "scope_banking77.queries.jsonl", "sentiment_airline.jsonl"];

type Span = { type: string; start: number; end: number };

export function runPii(folders: Folders): Metric[] {
  const records = readRecords(heldOut(folders), "moderation_pii.jsonl") ?? [];
  if (records.length === 0) return [];
  const spans = records.flatMap((record) => {
    const found = findPersonalData(textOf(record, "text"));
    return spansOf(record["spans"]).map(({ type, start, end }) => ({
      type,
      isFound: found.some((finding) => finding.kind === kinds[type] && finding.start <= start && finding.end >= end),
    }));
  });
  const clean = records.filter((record) => spansOf(record["spans"]).length === 0).map((record) => textOf(record, "text"));
  const said = customers.flatMap((file) => (readRecords(heldOut(folders), file) ?? []).map((record) => textOf(record, "text")));
  const share = (items: readonly { isFound: boolean }[]): number => mean(items.map(({ isFound }) => Number(isFound)));
  const ofAll = (items: readonly boolean[]): number => mean(items.map(Number));
  const isMasked = (text: string): boolean => maskPersonalData(text).masked.length > 0;
  const isFlagged = (text: string): boolean => findPersonalData(text).length > 0;
  const suite = "pii";
  const own = (wanted: string) => spans.filter(({ type }) => type === wanted);
  return [
    measure(
      { suite, metric: "structured found", better: "higher", goal: 1, baseline: 1 },
      spans.filter(({ type }) => type !== apart),
      share,
    ),
    ...Object.keys(kinds)
      .filter((type) => own(type).length > 0)
      .map((type) => measure({ suite, metric: `found ${type.toLowerCase()}`, better: "higher", ...(type === apart ? {} : { goal: 1 }) }, own(type), share)),
    measure({ suite, metric: "clean messages masked", better: "lower", goal: 0.01 }, clean.map(isMasked), ofAll),
    measure({ suite, metric: "clean messages flagged", better: "lower", goal: 0.01 }, clean.map(isFlagged), ofAll),
    ...(said.length === 0 ? [] : [measure({ suite, metric: "customers' messages masked", better: "lower", goal: 0.01 }, said.map(isMasked), ofAll)]),
  ];
}

function spansOf(value: unknown): Span[] {
  return (Array.isArray(value) ? value : []).filter((span: Span) => kinds[span.type] !== undefined) as Span[];
}
