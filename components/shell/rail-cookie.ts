/** Whether the rail is folded, as the server reads it for the first paint. */
export const railCookie = "handrail-rail";

export function railIsCollapsed(value: string | undefined): boolean {
  return value === "folded";
}

/** Browser only: keeps the choice for a year. */
export function keepRailCollapsed(collapsed: boolean): void {
  document.cookie = `${railCookie}=${collapsed ? "folded" : "open"}; path=/w; max-age=31536000; samesite=lax`;
}
