/** A workspace's address from its name. */
import { isReservedSlug } from "./reserved-slugs";

/** 1 to 40 of a-z, 0-9 and hyphens; begins and ends with a letter or digit. */
export const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/**
 * Latin letters without their accents, everything else a hyphen. `fallback` (a slug itself) stands in for names with nothing usable, and
 * is appended when the slug is reserved or `taken` says that it is in use.
 */
export function suggestSlug(name: string, fallback: string, taken = false): string {
  const base = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (base.length < 2) return fallback;
  const whole = trimmed(base, 40);
  if (!taken && !isReservedSlug(whole)) return whole;
  return `${trimmed(base, 39 - fallback.length)}-${fallback}`;
}

function trimmed(slug: string, length: number): string {
  return slug.slice(0, length).replace(/-+$/, "");
}
