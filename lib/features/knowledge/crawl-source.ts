import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { KnowledgeSourceId } from "@/lib/core/kernel/ids";
import { findImport, type ImportRow } from "@/lib/db/import";
import { lockSource } from "@/lib/db/knowledge-source";
import { withWorkspaceSql } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";
import { requireRoom } from "./create-import";
import { startCrawl } from "./start-crawl";

/** Reads a source once more now; when that is under way already, that import is answered. Throws not_found and state_conflict. */
export async function crawlSource(actor: Actor, sourceId: KnowledgeSourceId): Promise<ImportRow> {
  requireScope(actor, "knowledge:write");
  return withWorkspaceSql(actor, async (tx) => {
    const source = await lockSource(tx, sourceId);
    if (!source) throw notFound();
    if (source.publish) requireScope(actor, "knowledge:publish");
    await requireRoom(tx);
    const run = await findImport(tx, await startCrawl(tx, actor, source));
    if (!run) throw notFound();
    return run;
  });
}
