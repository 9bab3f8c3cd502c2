/** Durations in words. Times are milliseconds since the epoch. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "just now", "5 min ago", "3 h ago", "yesterday", "12 days ago", "4 months ago"; a time ahead says "in 5 min". */
export function relativeTime(atMs: number, nowMs: number): string {
  const ahead = atMs - nowMs;
  const distance = Math.abs(ahead);
  if (distance < 45_000) return "just now";
  if (distance < hourMs) return around(`${Math.max(1, Math.round(distance / minuteMs))} min`, ahead);
  if (distance < dayMs) return around(`${Math.round(distance / hourMs)} h`, ahead);
  const days = Math.round(distance / dayMs);
  if (days === 1) return ahead > 0 ? "tomorrow" : "yesterday";
  if (days < 60) return around(`${days} days`, ahead);
  if (days < 730) return around(`${Math.round(days / 30.44)} months`, ahead);
  return around(`${Math.round(days / 365.25)} years`, ahead);
}

/** A running wait: "0:07", "12:40", "3 h 05", "2 d 4 h". Never negative. */
export function waitedFor(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))}`;
  return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3600)} h`;
}

function around(words: string, ahead: number): string {
  return ahead > 0 ? `in ${words}` : `${words} ago`;
}
