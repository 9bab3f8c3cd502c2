import { TZDate } from "@date-fns/tz";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findAvailability } from "./find-availability";
import { isOpen, isWithin } from "./is-open";
import { nextOpenAt } from "./next-open-at";
import type { OfficeHours } from "./types";
import { wallClockOf } from "./wall-clock";

const workdays = (timeZone: string, from = "09:00", to = "17:00"): OfficeHours => ({
  timeZone,
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from, to })),
  holidays: [],
});

const at = (iso: string) => new Date(iso);

test("periods begin at their first minute and end before their last, several a day [W6]", () => {
  const hours: OfficeHours = {
    timeZone: "Europe/Berlin",
    weekly: [
      { day: 4, from: "09:00", to: "12:00" },
      { day: 4, from: "13:30", to: "24:00" },
    ],
    holidays: [],
  };
  // 2026-11-26 is a Thursday; Berlin is at +01:00.
  for (const [instant, open] of [
    ["2026-11-26T07:59:59.999Z", false],
    ["2026-11-26T08:00:00.000Z", true],
    ["2026-11-26T10:59:59.999Z", true],
    ["2026-11-26T11:00:00.000Z", false],
    ["2026-11-26T12:30:00.000Z", true],
    ["2026-11-26T22:59:59.999Z", true],
    ["2026-11-26T23:00:00.000Z", false],
  ] as const)
    expect([instant, isOpen(hours, at(instant))]).toEqual([instant, open]);
  expect(nextOpenAt(hours, at("2026-11-26T11:00:00.001Z"))).toEqual(at("2026-11-26T12:30:00.000Z"));
  expect(nextOpenAt(hours, at("2026-11-26T23:00:00.000Z"))).toEqual(at("2026-12-03T08:00:00.000Z"));
});

test("a holiday is closed in the zone's own calendar, and the next opening skips it and the weekend [W6]", () => {
  const hours = { ...workdays("Pacific/Auckland"), holidays: [{ date: "2026-12-25", label: "Christmas" }] };
  // 2026-12-24T20:00Z is 25 December, 09:00 in Auckland, a Friday.
  expect(isOpen(hours, at("2026-12-24T20:00:00Z"))).toBe(false);
  expect(isOpen(hours, at("2026-12-23T20:00:00Z"))).toBe(true);
  expect(nextOpenAt(hours, at("2026-12-24T20:00:00Z"))).toEqual(at("2026-12-27T20:00:00Z"));
});

test("hours stay at their wall-clock times when the clocks change, in half-hour zones, too [W6]", () => {
  expect(nextOpenAt(workdays("Europe/Berlin"), at("2026-03-27T20:00:00Z"))).toEqual(at("2026-03-30T07:00:00Z"));
  expect(nextOpenAt(workdays("Europe/Berlin"), at("2026-10-23T20:00:00Z"))).toEqual(at("2026-10-26T08:00:00Z"));
  expect(nextOpenAt(workdays("Asia/Kolkata"), at("2026-11-26T18:00:00Z"))).toEqual(at("2026-11-27T03:30:00Z"));
  // Lord Howe moves its clocks by half an hour, on 4 October 2026.
  expect(nextOpenAt(workdays("Australia/Lord_Howe"), at("2026-10-02T10:00:00Z"))).toEqual(at("2026-10-04T22:00:00Z"));
});

test("a period that begins in the hour that is skipped opens when the clocks have jumped; the hour that comes twice is open twice [W6]", () => {
  const skipped: OfficeHours = { timeZone: "Europe/Berlin", weekly: [{ day: 7, from: "02:30", to: "04:00" }], holidays: [] };
  expect(nextOpenAt(skipped, at("2026-03-29T00:00:00Z"))).toEqual(at("2026-03-29T01:00:00Z"));
  const twice: OfficeHours = { timeZone: "Europe/Berlin", weekly: [{ day: 7, from: "01:00", to: "02:30" }], holidays: [] };
  expect(isOpen(twice, at("2026-10-25T00:29:59Z"))).toBe(true);
  expect(isOpen(twice, at("2026-10-25T00:30:00Z"))).toBe(false);
  expect(nextOpenAt(twice, at("2026-10-25T00:45:00Z"))).toEqual(at("2026-10-25T01:00:00Z"));
});

test("closed for good and no hours at all: no opening is made up, and without hours only people count [E14]", () => {
  expect(nextOpenAt({ timeZone: "UTC", weekly: [], holidays: [] }, at("2026-11-26T00:00:00Z"))).toBeNull();
  expect(findAvailability(null, false, at("2026-11-26T00:00:00Z"))).toEqual({ available: false, open: true, nextOpenAt: null, timeZone: null });
  expect(findAvailability(null, true, at("2026-11-26T00:00:00Z")).available).toBe(true);
  expect(findAvailability(workdays("UTC"), true, at("2026-11-28T12:00:00Z"))).toEqual({
    available: false,
    open: false,
    nextOpenAt: at("2026-11-30T09:00:00Z"),
    timeZone: "UTC",
  });
});

const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca", "Pacific/Apia", "UTC"];
const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const anyHours: fc.Arbitrary<OfficeHours> = fc.record({
  timeZone: fc.constantFrom(...zones),
  weekly: fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 }))
      .map(([day, from, length]) => ({ day, from: clock(from), to: clock(Math.min(1440, from + length)) })),
    { minLength: 1, maxLength: 6 },
  ),
  holidays: fc.constant([]),
});
/** Around the changes of the clocks of 2026 and at any other time of that year. */
const anyInstant = fc.oneof(
  fc
    .constantFrom("2026-03-08T07:00Z", "2026-03-29T01:00Z", "2026-04-04T15:00Z", "2026-10-03T15:30Z", "2026-10-25T01:00Z", "2026-11-01T06:00Z")
    .chain((change) => fc.integer({ min: -2880, max: 2880 }).map((minutes) => new Date(Date.parse(change) + minutes * 60_000))),
  fc.integer({ min: 0, max: 525_599 }).map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)),
);

test("open is what another library's clock of the zone says, around every change of the clocks [W6]", () => {
  fc.assert(
    fc.property(anyHours, anyInstant, (hours, instant) => {
      const wall = new TZDate(instant.getTime(), hours.timeZone);
      const minute = wall.getHours() * 60 + wall.getMinutes();
      const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
      const expected = hours.weekly.some(({ day, from, to }) => day === (wall.getDay() || 7) && minutes(from) <= minute && minute < minutes(to));
      expect(isOpen(hours, instant)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test("the next opening is open, and no minute before it is [W6]", () => {
  fc.assert(
    fc.property(anyHours, anyInstant, (hours, instant) => {
      const next = nextOpenAt(hours, instant);
      if (next === null) throw new Error("weekly hours always open again");
      expect(isOpen(hours, next)).toBe(true);
      // A walk of up to two days, minute by minute; farther openings are walked to from their end.
      const from = Math.max(instant.getTime(), next.getTime() - 2 * 86_400_000);
      const wallAt = wallClockOf(hours.timeZone);
      for (let minute = from; minute < next.getTime(); minute += 60_000)
        if (isWithin(hours, wallAt(new Date(minute)))) throw new Error(`open before ${next.toISOString()}`);
    }),
    { numRuns: 60 },
  );
});
