/** The presence that a member chose in this browser: who closed the console while online is online again on return. */

export function presenceCookie(memberId: string): string {
  return `handrail-presence-${memberId}`;
}

export function presenceOf(value: string | undefined): "online" | "away" {
  return value === "online" ? "online" : "away";
}

/** Browser only: keeps the choice for a month. */
export function keepPresence(memberId: string, presence: "online" | "away"): void {
  document.cookie = `${presenceCookie(memberId)}=${presence}; path=/w; max-age=2592000; samesite=lax`;
}
