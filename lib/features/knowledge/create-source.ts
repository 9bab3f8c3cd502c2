import "server-only";
import { type Actor, memberIdOf, requireScope } from "@/lib/access/actor";
import { nextCrawl } from "@/lib/core/knowledge/next-crawl";
import { ensureCollections } from "@/lib/db/article";
import { findImport, type ImportRow } from "@/lib/db/import";
import {
  findSource,
  insertSource,
  type KnowledgeSource,
  lockSourceByUrl,
  type Recrawl,
  type SourceKind,
  updateSource,
  type WhenVanished,
} from "@/lib/db/knowledge-source";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { checkTarget } from "@/lib/integrations/outgoing/check-target";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { requireRoom } from "./create-import";
import { startCrawl } from "./start-crawl";

export type SourceInput = {
  kind: SourceKind;
  url: string;
  collection: string | null;
  publish: boolean;
  recrawl: Recrawl;
  vanished: WhenVanished;
  pageLimit: number;
};

/**
 * Begins to read a page, or the pages of a sitemap. An address that is a source already gets these settings and is read again. Publishing needs
 * knowledge:publish. Throws address_refused for an address that may not be called, and state_conflict while too much is waiting already.
 */
export async function createSource(actor: Actor, input: SourceInput): Promise<{ source: KnowledgeSource; run: ImportRow }> {
  requireScope(actor, "knowledge:write");
  if (input.publish) requireScope(actor, "knowledge:publish");
  const target = checkTarget(input.url);
  if (target.kind === "refused") throw new AppError("address_refused", target.sentence, { errors: [{ path: "body.url", message: target.sentence }] });
  target.url.hash = "";
  const url = target.url.href;
  return withWorkspaceSql(actor, async (tx) => {
    await requireRoom(tx);
    const collections = await ensureCollections(tx, input.collection === null ? [] : [input.collection], newId<"collection">);
    const settings = { ...input, collectionId: input.collection === null ? null : (collections.get(input.collection) ?? null) };
    const id = newId<"knowledgeSource">();
    const isNew = await insertSource(tx, { ...settings, id, url, createdBy: memberIdOf(actor) });
    const held = await lockSourceByUrl(tx, input.kind, url);
    if (!held) throw notFound();
    if (isNew) await append(tx, actor, { type: "knowledge_source.created", subjectType: "knowledge_source", subjectId: held.id, data: { kind: input.kind } });
    else {
      await updateSource(tx, held.id, { ...settings, nextCrawlAt: nextCrawl(input.recrawl, tx.now) });
      const fields = ["collection", "publish", "recrawl", "vanished", "pageLimit"];
      await append(tx, actor, { type: "knowledge_source.updated", subjectType: "knowledge_source", subjectId: held.id, data: { fields } });
    }
    const importId = await startCrawl(tx, actor, { ...held, ...settings, collectionName: input.collection });
    const source = await findSource(tx, held.id);
    const run = await findImport(tx, importId);
    if (!source || !run) throw notFound();
    return { source, run };
  });
}
