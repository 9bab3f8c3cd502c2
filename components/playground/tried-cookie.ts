/** That somebody has tried the bot in this browser: the first-run list ticks it off. */

export function triedCookie(slug: string): string {
  return `handrail-tried-${slug}`;
}

/** Browser only. */
export function keepTried(slug: string): void {
  document.cookie = `${triedCookie(slug)}=yes; path=/w; max-age=31536000; samesite=lax`;
}
