import { expect, test } from "vitest";
import { holidaysText, periodsText, readHolidays, readPeriods } from "./hours-text";

test("hours read what people type and write it back in one spelling [W6]", () => {
  const weekly = [...readPeriods("9-12:30; 13.30 – 17:00", 1), ...readPeriods("", 2), ...readPeriods("22:00 to 24:00", 3)];
  expect(weekly).toEqual([
    { day: 1, from: "09:00", to: "12:30" },
    { day: 1, from: "13:30", to: "17:00" },
    { day: 3, from: "22:00", to: "24:00" },
  ]);
  expect(periodsText(weekly, 1)).toBe("09:00-12:30, 13:30-17:00");
  expect(periodsText(weekly, 2)).toBe("");
  expect(readPeriods("whenever", 4)).toEqual([{ day: 4, from: "whenever", to: "" }]);
  const holidays = readHolidays("2026-12-25 Christmas Day\n\n 2027-01-01 ");
  expect(holidays).toEqual([
    { date: "2026-12-25", label: "Christmas Day" },
    { date: "2027-01-01", label: null },
  ]);
  expect(holidaysText(holidays)).toBe("2026-12-25 Christmas Day\n2027-01-01");
});
