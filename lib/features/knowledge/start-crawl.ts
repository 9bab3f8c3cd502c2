import "server-only";
/** A source is read now: an import of its own, with the source's address as its first document. */
import { type Actor, memberIdOf } from "@/lib/access/actor";
import type { ImportId } from "@/lib/core/kernel/ids";
import { nextCrawl } from "@/lib/core/knowledge/next-crawl";
import { findRunningImport, insertDocuments, insertImport } from "@/lib/db/import";
import { type KnowledgeSource, markCrawled } from "@/lib/db/knowledge-source";
import type { Tx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { newId } from "@/lib/platform/ids";
import { enqueueImport } from "./enqueue-import";

/** One that is being read already is not read twice: that import is answered. The caller holds the source. */
export async function startCrawl(tx: Tx, actor: Actor, source: KnowledgeSource): Promise<ImportId> {
  const running = await findRunningImport(tx, source.id);
  if (running) return running;
  const id = newId<"import">();
  const createdBy = memberIdOf(actor) ?? source.createdBy;
  await insertImport(tx, { id, sourceId: source.id, collection: source.collectionName, publish: source.publish, createdBy });
  await insertDocuments(tx, id, [
    { id: newId<"importDocument">(), kind: source.kind, name: source.url, format: null, contentType: null, content: null, contentSha256: null },
  ]);
  await markCrawled(tx, source.id, nextCrawl(source.recrawl, tx.now));
  await append(tx, actor, { type: "import.started", subjectType: "import", subjectId: id, data: { sourceId: source.id } });
  await enqueueImport(tx, id);
  return id;
}
