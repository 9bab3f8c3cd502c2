/** When a source is read again. */

const dayMs = 24 * 3_600_000;

/** Null for one that is only read when somebody asks. */
export function nextCrawl(recrawl: "off" | "daily" | "weekly", after: Date): Date | null {
  if (recrawl === "off") return null;
  return new Date(after.getTime() + (recrawl === "daily" ? dayMs : 7 * dayMs));
}
