/** Office hours as lines that are typed: a line of periods a day, a line a holiday. Pure. */
import type { Channel } from "@/lib/contracts/api/channel";

type Hours = NonNullable<Channel["officeHours"]>;

export const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** `09:00-12:30, 13:30-17:00`; empty for a closed day. */
export function periodsText(weekly: Hours["weekly"], day: number): string {
  return weekly
    .filter((period) => period.day === day)
    .map(({ from, to }) => `${from}-${to}`)
    .join(", ");
}

/** What is typed for a day, in the spelling that the server takes; what cannot be read is sent as it is and refused by name. */
export function readPeriods(text: string, day: number): Hours["weekly"] {
  return text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [from = "", to = ""] = part.split(/\s*(?:-|–|to)\s*/);
      return { day, from: clock(from), to: clock(to) };
    });
}

/** `9` and `9:5` and `9.30` become `09:00`, `09:05` and `09:30`. */
function clock(text: string): string {
  const found = /^(\d{1,2})(?:[:.](\d{1,2}))?$/.exec(text.trim());
  return found ? `${(found[1] ?? "").padStart(2, "0")}:${(found[2] ?? "0").padStart(2, "0")}` : text;
}

/** `2026-12-25 Christmas`, one a line. */
export function holidaysText(holidays: Hours["holidays"]): string {
  return holidays.map(({ date, label }) => (label ? `${date} ${label}` : date)).join("\n");
}

export function readHolidays(text: string): Hours["holidays"] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [date = "", ...words] = line.split(/\s+/);
      return { date, label: words.join(" ") || null };
    });
}
