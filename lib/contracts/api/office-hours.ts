/** When a channel's team is there. Times are wall-clock times of the zone, so that they survive a change of the clocks. */
import { z } from "zod";
import { text } from "../text";

/** A period of a day of the week, Monday is 1. `to` may be 24:00; a night is two periods. */
export const officePeriodSchema = z.object({ day: z.number().int().min(1).max(7), from: z.string(), to: z.string() });

export const officeHoursSchema = z.object({
  /** An IANA name, such as Europe/Berlin. */
  timeZone: z.string(),
  weekly: z.array(officePeriodSchema),
  /** Days on which it is closed, in the zone's calendar. */
  holidays: z.array(z.object({ date: z.string(), label: z.string().nullable() })),
});

/** The most periods of one day. */
export const periodsADayLimit = 6;
export const holidayLimit = 100;

const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "must be a time such as 09:30");

const periodInput = z
  .object({ day: z.number().int().min(1).max(7), from: wallTime, to: wallTime })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "must be after the beginning" });

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    // Offsets such as +02:00 know no summer; only names do.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
};

const isDate = (date: string): boolean => {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
};

export const officeHoursInput = z
  .object({
    timeZone: z.string().max(60).refine(isTimeZone, "is no time zone, such as Europe/Berlin"),
    weekly: z
      .array(periodInput)
      .min(1, "needs a period")
      .max(periodsADayLimit * 7),
    holidays: z
      .array(
        z.object({
          date: z
            .string()
            .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date such as 2026-12-25")
            .refine(isDate, "is no date"),
          label: text(80).nullable().default(null),
        }),
      )
      .max(holidayLimit, `at most ${holidayLimit} holidays`)
      .default([]),
  })
  .superRefine(({ weekly }, context) => {
    const sorted = weekly.map((period, index) => ({ ...period, index })).sort((a, b) => a.day - b.day || a.from.localeCompare(b.from));
    sorted.forEach((period, place) => {
      const before = sorted[place - 1];
      if (before?.day === period.day && before.to > period.from)
        context.addIssue({ code: "custom", path: ["weekly", period.index, "from"], message: "overlaps another period of the day" });
      if (sorted[place - periodsADayLimit]?.day === period.day)
        context.addIssue({ code: "custom", path: ["weekly", period.index], message: `at most ${periodsADayLimit} periods a day` });
    });
  })
  .transform(({ timeZone, weekly, holidays }) => ({
    timeZone,
    weekly: [...weekly].sort((a, b) => a.day - b.day || a.from.localeCompare(b.from)),
    holidays: [...new Map(holidays.map((holiday) => [holiday.date, holiday])).values()].sort((a, b) => a.date.localeCompare(b.date)),
  }));
