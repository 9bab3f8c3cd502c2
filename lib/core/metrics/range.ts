/** Which days a report is about, in which buckets it shows them, and what it is compared with. */
import { addDays, daysBetween, localDateOf, startOfDay } from "./local-day";
import type { LocalDate } from "./local-day";

export const presetDays = [7, 28, 90] as const;
export const longestRangeDays = 366;
/** Up to a month in days, beyond it in weeks: more bars than that are not read. */
const mostDayBuckets = 31;

export type RangeInput = {
  readonly days?: number | undefined;
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly timeZone: string;
};

export type RangeBucket = {
  /** First and last day, both in it. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly start: number;
  readonly end: number;
  /** It is not over yet. */
  readonly unfinished: boolean;
};

export type MetricsRange = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly timeZone: string;
  readonly days: number;
  readonly start: number;
  readonly end: number;
  readonly unit: "day" | "week";
  readonly buckets: readonly RangeBucket[];
  /** As many days, right before. */
  readonly previous: { readonly from: LocalDate; readonly to: LocalDate; readonly start: number; readonly end: number };
};

/** `from` and `to` (both in it) win over `days`, which end today; without any of them the last 28 days. The caller has checked dates and zone. */
export function rangeOf(input: RangeInput, now: number): MetricsRange {
  const { timeZone } = input;
  const to = input.to ?? localDateOf(now, timeZone);
  const from = input.from ?? addDays(to, 1 - (input.days ?? 28));
  const days = daysBetween(from, to) + 1;
  const unit = days <= mostDayBuckets ? "day" : "week";
  const size = unit === "day" ? 1 : 7;
  const startOf = (date: LocalDate): number => startOfDay(date, timeZone);
  const buckets: RangeBucket[] = [];
  for (let first = 0; first < days; first += size) {
    const last = Math.min(first + size, days) - 1;
    const end = startOf(addDays(from, last + 1));
    buckets.push({ from: addDays(from, first), to: addDays(from, last), start: startOf(addDays(from, first)), end, unfinished: end > now });
  }
  const start = startOf(from);
  return {
    from,
    to,
    timeZone,
    days,
    start,
    end: startOf(addDays(to, 1)),
    unit,
    buckets,
    previous: { from: addDays(from, -days), to: addDays(from, -1), start: startOf(addDays(from, -days)), end: start },
  };
}
