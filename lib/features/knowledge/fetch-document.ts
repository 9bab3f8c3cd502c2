import "server-only";
/** Fetches a page or sitemap as the site wishes: what its robots.txt allows, no faster than it asks, and for a sitemap on its own site alone. */
import { setTimeout as pause } from "node:timers/promises";
import { isSameSite } from "@/lib/core/knowledge/is-same-site";
import { unreadable, type Unreadable } from "@/lib/core/knowledge/read-document";
import { type FetchedPage, fetchPage } from "@/lib/integrations/crawl/fetch-page";
import { readRobots } from "@/lib/integrations/crawl/robots";
import type { AtWork } from "./read-import-document";

export async function fetchDocument({ actor, document, source, paces }: AtWork): Promise<FetchedPage | Unreadable> {
  const mayVisit = async (url: string): Promise<Unreadable | null> => {
    if (source?.kind === "sitemap" && !isSameSite(url, source.url)) {
      return unreadable("other_site", "It lies on another site than the sitemap, so it was not read. Import that site by itself.");
    }
    const robots = await readRobots(actor.workspaceId, url);
    // The sitemap itself is named for programs to read, whatever the rules for pages are.
    const refusal = document.kind === "sitemap" ? null : robots.refuse(url);
    if (refusal) return refusal;
    await keepPace(paces, new URL(url).origin, robots.delayMs);
    return null;
  };
  return fetchPage(document.name, { mayVisit });
}

async function keepPace(paces: Map<string, number>, origin: string, delayMs: number): Promise<void> {
  const wait = (paces.get(origin) ?? 0) - performance.now();
  if (wait > 0) await pause(wait);
  paces.set(origin, performance.now() + delayMs);
}
