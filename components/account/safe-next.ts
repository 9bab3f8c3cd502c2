/** Where to go after signing in: an address of our own, never another site's. */
export function safeNext(next: string | null | undefined): string {
  if (!next || !next.startsWith("/") || /^\/[/\\]/.test(next) || /[\u0000-\u001f\\]/.test(next)) return "/w";
  const path = new URL(next, "http://own.invalid");
  return path.host === "own.invalid" ? path.pathname + path.search : "/w";
}
