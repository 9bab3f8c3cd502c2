import fc from "fast-check";
import { expect, test } from "vitest";
import { coverRange, grains } from "./grains";
import { addDays, isTimeZone, localDateOf, startOfDay } from "./local-day";
import { rangeOf } from "./range";

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "Africa/Cairo",
  "America/Havana",
];
const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("1990-01-01", days));
const hourMs = 3_600_000;

test("a day begins at the first instant that has its date, on a quarter of an hour, in any zone [A3] [Q14]", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), date, (zone, day) => {
      const start = startOfDay(day, zone);
      expect(start % 900_000).toBe(0);
      expect(localDateOf(start, zone) >= day).toBe(true);
      expect(localDateOf(start - 1, zone) < day).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("days with a change of the clock have 23, 25, 23.5 or 24.5 hours [A3] [Q14]", () => {
  const hours = (day: string, zone: string) => (startOfDay(addDays(day, 1), zone) - startOfDay(day, zone)) / hourMs;
  expect(hours("2026-03-29", "Europe/Berlin")).toBe(23);
  expect(hours("2026-10-25", "Europe/Berlin")).toBe(25);
  expect(hours("2026-04-05", "Australia/Lord_Howe")).toBe(24.5);
  expect(hours("2026-10-04", "Australia/Lord_Howe")).toBe(23.5);
  expect(hours("2026-04-24", "Africa/Cairo")).toBe(23);
  expect(hours("2026-03-29", "UTC")).toBe(24);
});

test("the buckets of a range follow each other without a hole, and the previous range ends where it begins [A3] [Q14]", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), date, fc.integer({ min: 0, max: 365 }), (timeZone, from, more) => {
      const range = rangeOf({ from, to: addDays(from, more), timeZone }, Date.parse("2027-01-01"));
      const ends = range.buckets.map(({ end }) => end);
      expect(range.buckets.map(({ start }) => start)).toEqual([range.start, ...ends.slice(0, -1)]);
      expect(ends.at(-1)).toBe(range.end);
      expect(range.previous.end).toBe(range.start);
      expect(range.buckets.length).toBeLessThanOrEqual(53);
    }),
    { numRuns: 300 },
  );
});

test("presets end today in the zone asked for, and the bucket that is not over is marked [A3]", () => {
  const now = Date.parse("2026-11-26T18:40:00.000Z");
  const berlin = rangeOf({ days: 7, timeZone: "Europe/Berlin" }, now);
  expect([berlin.from, berlin.to]).toEqual(["2026-11-20", "2026-11-26"]);
  expect(berlin.buckets.map(({ unfinished }) => unfinished)).toEqual([false, false, false, false, false, false, true]);
  expect(rangeOf({ days: 7, timeZone: "Asia/Kolkata" }, now).to).toBe("2026-11-27");
});

test("a range is covered by buckets that touch, each on its grain, and a zone's day by a dozen at most [F4]", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), date, (zone, day) => {
      const [from, to] = [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)];
      const pieces = coverRange(from, to);
      expect(pieces.map((piece) => piece.from)).toEqual([from, ...pieces.slice(0, -1).map((piece) => piece.to)]);
      expect(pieces.at(-1)?.to).toBe(to);
      for (const { grain, from: start } of pieces) expect(start % (grain * 60_000)).toBe(0);
      expect(pieces.every(({ grain }) => grains.includes(grain))).toBe(true);
      expect(pieces.reduce((rows, piece) => rows + (piece.to - piece.from) / (piece.grain * 60_000), 0)).toBeLessThanOrEqual(16);
    }),
    { numRuns: 300 },
  );
});

test("offsets and inventions are no time zones", () => {
  expect(["Europe/Berlin", "UTC", "+05:30", "Mars/Olympus", "", "a b"].map(isTimeZone)).toEqual([true, true, false, false, false, false]);
});
