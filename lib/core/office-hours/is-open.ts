import type { OfficeHours } from "./types";
import { minuteOf, wallClockOf, type WallClock } from "./wall-clock";

/** Open when the wall's clock is within a period of its day and the day is no holiday. An hour that comes twice is open twice. */
export function isOpen(hours: OfficeHours, at: Date): boolean {
  return isWithin(hours, wallClockOf(hours.timeZone)(at));
}

export function isWithin(hours: OfficeHours, wall: WallClock): boolean {
  if (hours.holidays.some(({ date }) => date === wall.date)) return false;
  return hours.weekly.some(({ day, from, to }) => day === wall.day && minuteOf(from) <= wall.minute && wall.minute < minuteOf(to));
}
