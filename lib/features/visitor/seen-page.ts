/** The page of a request from a browser: its origin and path, without query and fragment. Null when no browser's page asked. */
export function seenPage(origin: string | null, pageUrl: string | null): { origin: string; path: string } | null {
  if (origin === null || !/^https?:\/\//.test(origin)) return null;
  const page = pageUrl !== null && URL.canParse(pageUrl) ? new URL(pageUrl) : null;
  return { origin, path: page?.origin === origin ? page.pathname.slice(0, 300) : "/" };
}
