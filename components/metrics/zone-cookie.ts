/** The browser's time zone, which the server reads for the days of a report. */
export const zoneCookie = "handrail-zone";

/** Browser only. True when the server did not know it yet. */
export function keepZone(known: string): boolean {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || zone === known) return false;
  document.cookie = `${zoneCookie}=${encodeURIComponent(zone)}; path=/w; max-age=31536000; samesite=lax`;
  return true;
}
