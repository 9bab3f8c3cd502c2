/** What the clock on the wall shows in a zone, and how far it is from UTC. From the engine's own time zone data. */

export type WallClock = {
  /** Milliseconds of the wall's date and time read as if they were UTC. */
  asUtcMs: number;
  /** `YYYY-MM-DD`. */
  date: string;
  /** Monday is 1. */
  day: number;
  /** Since the wall's midnight. */
  minute: number;
};

/** Reads wall clocks of one zone; throws RangeError for a zone that the engine does not know. */
export function wallClockOf(timeZone: string): (at: Date) => WallClock {
  const format = new Intl.DateTimeFormat("en-u-ca-iso8601", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return (at) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const asUtcMs = Date.UTC(year, month - 1, day, hour, minute, second);
    const wall = new Date(asUtcMs);
    return { asUtcMs, date: wall.toISOString().slice(0, 10), day: wall.getUTCDay() || 7, minute: hour * 60 + minute };
  };
}

/** Minutes since midnight of `HH:MM`. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
