/** Days of a time zone: which date an instant has there, and at which instant a date begins. The zone's rules are the runtime's own. */

/** A date without a time, `2026-03-29`. */
export type LocalDate = string;

const dayMs = 86_400_000;
const quarterMs = 900_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws a RangeError for a zone that nobody knows. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", calendar: "gregory" });
    if (formats.size > 600) formats.clear();
    formats.set(zone, format);
  }
  return format;
}

/** Names like `Europe/Berlin` or `UTC`; offsets like `+05:30` are no zone, they know no summer time. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone)) return false;
  try {
    return formatOf(zone).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/** The date that a clock on the wall shows in the zone. */
export function localDateOf(at: number, zone: string): LocalDate {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year?.padStart(4, "0")}-${parts.month}-${parts.day}`;
}

/** Before it, offsets that are no quarters of an hour were still about. */
const firstDate = "1990-01-01";

/** A real date of the calendar, from 1990 to 2999. */
export function isLocalDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const at = Date.parse(`${date}T00:00:00.000Z`);
  return Number.isFinite(at) && date >= firstDate && date < "3000" && new Date(at).toISOString().startsWith(date);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Days from the first date to the second. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / dayMs);
}

/**
 * The first instant of the date in the zone. Where clocks go forward at midnight it is the hour that comes instead. Looks at quarters of an
 * hour, because no zone's day has begun between two of them since 1990; no zone is further than fifteen hours from UTC.
 */
export function startOfDay(date: LocalDate, zone: string): number {
  const utc = Date.parse(`${date}T00:00:00.000Z`);
  let before = -64;
  let reached = 64;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (localDateOf(utc + middle * quarterMs, zone) >= date) reached = middle;
    else before = middle;
  }
  return utc + reached * quarterMs;
}
