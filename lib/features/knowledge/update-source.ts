import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { KnowledgeSourceId } from "@/lib/core/kernel/ids";
import { nextCrawl } from "@/lib/core/knowledge/next-crawl";
import { ensureCollections } from "@/lib/db/article";
import { findSource, type KnowledgeSource, lockSource, updateSource as storeSource } from "@/lib/db/knowledge-source";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { SourceInput } from "./create-source";

export type SourceUpdate = Partial<Omit<SourceInput, "kind" | "url">> & { version: number };
/** `conflict`: it is not the version that was looked at; nothing was changed. */
export type SourceChange = { kind: "changed" | "conflict"; source: KnowledgeSource };

/** What is left out stays as it is; pages that are articles already keep their collection. Throws not_found. */
export async function updateSource(actor: Actor, sourceId: KnowledgeSourceId, update: SourceUpdate): Promise<SourceChange> {
  requireScope(actor, "knowledge:write");
  return withWorkspaceSql(actor, async (tx) => {
    const source = await lockSource(tx, sourceId);
    if (!source) throw notFound();
    if (source.version !== update.version) return { kind: "conflict", source };
    if (update.publish === true && !source.publish) requireScope(actor, "knowledge:publish");
    const name = update.collection === undefined ? source.collectionName : update.collection;
    const collections = await ensureCollections(tx, name === null ? [] : [name], newId<"collection">);
    const recrawl = update.recrawl ?? source.recrawl;
    await storeSource(tx, sourceId, {
      collectionId: name === null ? null : (collections.get(name) ?? null),
      publish: update.publish ?? source.publish,
      recrawl,
      vanished: update.vanished ?? source.vanished,
      pageLimit: update.pageLimit ?? source.pageLimit,
      nextCrawlAt: recrawl === source.recrawl ? source.nextCrawlAt : nextCrawl(recrawl, tx.now),
    });
    const fields = Object.keys(update).filter((field) => field !== "version");
    await append(tx, actor, { type: "knowledge_source.updated", subjectType: "knowledge_source", subjectId: sourceId, data: { fields } });
    const changed = await findSource(tx, sourceId);
    if (!changed) throw notFound();
    return { kind: "changed", source: changed };
  });
}
