import "server-only";
/** The addresses of a sitemap (sitemaps.org): pages, or further sitemaps. Plain text with an address a line is one, too. */
import { gunzipSync } from "node:zlib";
import { XMLParser } from "fast-xml-parser";
import { unreadable, type Unreadable } from "@/lib/core/knowledge/read-document";
import { decodeText } from "./decode-text";

export type ReadSitemap = { kind: "sitemap"; pages: string[]; sitemaps: string[] };

const unpackedLimit = 50 * 1024 * 1024;
/** The protocol's own limit for one file. */
const addressLimit = 50_000;

/** Every address is absolute, http or https, without a fragment, and named once. Throws nothing. */
export function readSitemap(bytes: Uint8Array): ReadSitemap | Unreadable {
  const unpacked = unpack(bytes);
  if (unpacked === null) return unreadable("unpacks_too_large", "The packed sitemap is damaged or unpacks to more than 50 MB.");
  const { text } = decodeText(unpacked);
  const start = text.trimStart().slice(0, 1_000);
  if (/^https?:\/\/\S+\s*$/m.test(start.split("\n")[0] ?? "")) return { kind: "sitemap", pages: usable(text.split("\n")), sitemaps: [] };
  if (/<!DOCTYPE/i.test(text.slice(0, 10_000)) && !/<(?:urlset|sitemapindex)\b/i.test(text.slice(0, 10_000))) return none();
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return unreadable("damaged", "The sitemap holds declarations that a sitemap has no use for, so it was not read.");
  let root: Record<string, unknown>;
  try {
    root = new XMLParser({ ignoreAttributes: true, removeNSPrefix: true, parseTagValue: false, isArray: (name) => name === "url" || name === "sitemap" }).parse(
      text,
    );
  } catch {
    return unreadable("damaged", "The sitemap is not well-formed XML.");
  }
  const pages = locations(root.urlset, "url");
  const sitemaps = locations(root.sitemapindex, "sitemap");
  return root.urlset === undefined && root.sitemapindex === undefined ? none() : { kind: "sitemap", pages: usable(pages), sitemaps: usable(sitemaps) };
}

function none(): Unreadable {
  return unreadable("no_sitemap", "There is no sitemap at this address. Give the address of the sitemap itself, often /sitemap.xml.");
}

function unpack(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: unpackedLimit });
  } catch {
    return null;
  }
}

function locations(list: unknown, name: "url" | "sitemap"): string[] {
  if (typeof list !== "object" || list === null) return [];
  const entries = (list as Record<string, unknown>)[name];
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
    const location = typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>).loc : null;
    return typeof location === "string" ? [location] : [];
  });
}

function usable(addresses: readonly string[]): string[] {
  const found = new Set<string>();
  for (const address of addresses) {
    const text = address.trim();
    if (!URL.canParse(text)) continue;
    const url = new URL(text);
    if (url.protocol !== "https:" && url.protocol !== "http:") continue;
    url.hash = "";
    if (url.href.length <= 2_000) found.add(url.href);
    if (found.size >= addressLimit) break;
  }
  return [...found];
}
