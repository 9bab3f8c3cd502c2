import "server-only";
/** What a site's robots.txt allows us (RFC 9309): kept for ten minutes in this process, a workspace at a time. */
import robotsParser from "robots-parser";
import { unreadable, type Unreadable } from "@/lib/core/knowledge/read-document";
import { now } from "@/lib/platform/clock";
import { singleton } from "@/lib/platform/singleton";
import { decodeText } from "../documents/decode-text";
import { fetchPage } from "./fetch-page";

export type Robots = {
  /** Null when the page may be read. */
  refuse(url: string): Unreadable | null;
  /** Between two pages, in milliseconds. */
  delayMs: number;
  sitemaps: string[];
};

type Held = { readAt: number; robots: Promise<Robots> };

/** As in the requests' user-agent. */
const agent = "Handrail";
const heldMs = 600_000;
const heldCount = 500;
const textBytes = 500 * 1024;
/** Without a wish of the site, and the longest wish that is followed. */
const usualDelayMs = 250;
const longestDelayMs = 10_000;

/** `owner` keeps what one workspace may reach from being known to another. Never throws. */
export async function readRobots(owner: string, url: string): Promise<Robots> {
  const { origin } = new URL(url);
  const key = `${owner} ${origin}`;
  const held = singleton("robots", () => new Map<string, Held>());
  const known = held.get(key);
  if (known && now().getTime() - known.readAt < heldMs) return known.robots;
  const robots = fetchRobots(origin);
  held.delete(key);
  held.set(key, { readAt: now().getTime(), robots });
  for (const oldest of held.keys()) {
    if (held.size <= heldCount) break;
    held.delete(oldest);
  }
  const read = await robots;
  // What could not be read is asked again, not remembered.
  if (read === unknown) held.delete(key);
  return read;
}

const free: Robots = { refuse: () => null, delayMs: usualDelayMs, sitemaps: [] };
const unknown: Robots = {
  refuse: () => unreadable("unreachable", "The site's robots.txt, which says what may be read, does not answer. Try again later."),
  delayMs: usualDelayMs,
  sitemaps: [],
};

/** RFC 9309 2.3.1: no file allows everything, a server in trouble allows nothing for now. Redirects are followed. */
async function fetchRobots(origin: string): Promise<Robots> {
  const address = `${origin}/robots.txt`;
  const page = await fetchPage(address, { responseBytes: textBytes, totalMs: 15_000, accept: "text/plain,*/*;q=0.5" });
  if (page.kind === "unreadable") {
    if (page.code === "address_refused") return { ...free, refuse: () => page };
    const status = page.status ?? 0;
    const isMissing = (status >= 400 && status < 500) || page.code === "redirects" || page.code === "too_large";
    return isMissing ? free : unknown;
  }
  const rules = robotsParser(address, decodeText(page.bytes).text);
  const wished = (rules.getCrawlDelay(agent) ?? 0) * 1000;
  return {
    refuse: (url) =>
      rules.isAllowed(url, agent) === false ? unreadable("robots", "The site's robots.txt asks programs not to read this page, so it was not read.") : null,
    delayMs: Number.isFinite(wished) ? Math.min(Math.max(wished, usualDelayMs), longestDelayMs) : usualDelayMs,
    sitemaps: rules.getSitemaps(),
  };
}
