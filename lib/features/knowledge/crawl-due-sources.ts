import "server-only";
/** Sources that are read daily or weekly are read when their time comes. */
import { asSystem } from "@/lib/access/actor";
import { listSourcesDue } from "@/lib/db/import-work";
import { lockSource } from "@/lib/db/knowledge-source";
import { withWorkspaceSql } from "@/lib/db/tx";
import { now } from "@/lib/platform/clock";
import { startCrawl } from "./start-crawl";

/** How many were begun. Several processes at once begin each of them once: the source is locked, and its time then lies ahead. */
export async function crawlDueSources(limit = 50): Promise<number> {
  let begun = 0;
  for (const { workspaceId, sourceId } of await listSourcesDue(now(), limit)) {
    const actor = asSystem(workspaceId, "scheduled crawl");
    await withWorkspaceSql(actor, async (tx) => {
      const source = await lockSource(tx, sourceId);
      if (!source?.nextCrawlAt || source.nextCrawlAt > tx.now) return;
      await startCrawl(tx, actor, source);
      begun += 1;
    });
  }
  return begun;
}
