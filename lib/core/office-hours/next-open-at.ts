/**
 * The first instant from `at` on at which it is open: `at` itself while open, null when none comes within two years. Opening happens at the
 * beginning of a period, or when the clocks are changed into the middle of one.
 */
import { isWithin } from "./is-open";
import type { OfficeHours } from "./types";
import { minuteOf, type WallClock, wallClockOf } from "./wall-clock";

const dayMs = 86_400_000;
const minuteMs = 60_000;
const daysLookedAt = 740;

export function nextOpenAt(hours: OfficeHours, at: Date): Date | null {
  const wallAt = wallClockOf(hours.timeZone);
  if (isWithin(hours, wallAt(at))) return at;
  const first = wallAt(at).asUtcMs;
  const firstDay = first - (first % dayMs);
  for (let day = 0; day < daysLookedAt; day += 1) {
    const midnight = firstDay + day * dayMs;
    const weekday = new Date(midnight).getUTCDay() || 7;
    const date = new Date(midnight).toISOString().slice(0, 10);
    const periods = hours.weekly.filter((period) => period.day === weekday);
    if (periods.length === 0 || hours.holidays.some((holiday) => holiday.date === date)) continue;
    const changes = clockChanges(wallAt, midnight);
    const beginnings = periods.flatMap(({ from }) => instantsOf(wallAt, midnight + minuteOf(from) * minuteMs));
    const open = [...changes, ...beginnings].filter((instant) => instant > at.getTime() && isWithin(hours, wallAt(new Date(instant))));
    if (open.length > 0) return new Date(Math.min(...open));
  }
  return null;
}

type Read = (at: Date) => WallClock;

const offsetAt = (wallAt: Read, instant: number): number => wallAt(new Date(instant)).asUtcMs - instant + (instant % 1000);

/** The instants at which the wall shows this: one, two when the clocks go back over it, none when they go forward over it. */
function instantsOf(wallAt: Read, wallMs: number): number[] {
  const offsets = new Set([wallMs - dayMs, wallMs, wallMs + dayMs].map((instant) => offsetAt(wallAt, instant)));
  return [...offsets].map((offset) => wallMs - offset).filter((instant) => wallAt(new Date(instant)).asUtcMs === wallMs);
}

/** The instants around a wall's day at which its clocks are changed, exact to the minute. Zones are less than a day from UTC. */
function clockChanges(wallAt: Read, midnight: number): number[] {
  const changes: number[] = [];
  for (let start = midnight - dayMs; start < midnight + 2 * dayMs; start += dayMs / 4) {
    let low = start;
    let high = start + dayMs / 4;
    const before = offsetAt(wallAt, low);
    if (offsetAt(wallAt, high) === before) continue;
    while (high - low > minuteMs) {
      const middle = low + Math.floor((high - low) / 2 / minuteMs) * minuteMs;
      if (offsetAt(wallAt, middle) === before) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
}
