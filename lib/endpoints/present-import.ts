import "server-only";
/** Imports, their documents and sources as the console API shows them. */
import type { Import, ImportDocument, ImportDocumentPage, ImportPage } from "@/lib/contracts/api/import";
import type { KnowledgeSource as SourceOnWire, KnowledgeSourcePage } from "@/lib/contracts/api/knowledge-source";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { ImportDocumentRow, ImportRow } from "@/lib/db/import";
import type { KnowledgeSource } from "@/lib/db/knowledge-source";
import type { ImportDocumentPageRows } from "@/lib/features/knowledge/list-import-documents";
import type { ImportPageRows } from "@/lib/features/knowledge/list-imports";
import type { SourcePageRows } from "@/lib/features/knowledge/list-sources";

export function presentImport(row: ImportRow): Import {
  return {
    id: toWireId("import", row.id),
    source: row.sourceId === null ? null : { id: toWireId("knowledgeSource", row.sourceId), kind: row.sourceKind ?? "page", url: row.sourceUrl ?? "" },
    collection: row.collection,
    publish: row.publish,
    status: row.status,
    documents: { total: row.documents, waiting: row.waiting, done: row.done, skipped: row.skipped, failed: row.failedDocuments },
    articles: { created: row.created, updated: row.updated, unchanged: row.unchanged, failed: row.failed, vanished: row.vanished },
    startedBy: row.createdByName,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

export function presentImportPage({ imports, nextCursor }: ImportPageRows): ImportPage {
  return { data: imports.map(presentImport), nextCursor };
}

export function presentImportDocument(row: ImportDocumentRow): ImportDocument {
  return {
    id: toWireId("importDocument", row.id),
    kind: row.kind,
    name: row.name,
    format: row.format,
    bytes: row.contentBytes,
    status: row.status,
    articles: { created: row.created, updated: row.updated, unchanged: row.unchanged, failed: row.failed },
    articleIds: row.articles.map(({ id }) => toWireId("article", id)),
    problems: row.problems,
    note: row.note,
    cause: row.problemCode === null ? null : { code: row.problemCode, message: row.problemText ?? "" },
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

export function presentImportDocumentPage({ documents, nextCursor }: ImportDocumentPageRows): ImportDocumentPage {
  return { data: documents.map(presentImportDocument), nextCursor };
}

export function presentSource(source: KnowledgeSource): SourceOnWire {
  return {
    id: toWireId("knowledgeSource", source.id),
    kind: source.kind,
    url: source.url,
    collection: source.collectionId === null ? null : { id: toWireId("collection", source.collectionId), name: source.collectionName ?? "" },
    publish: source.publish,
    recrawl: source.recrawl,
    vanished: source.vanished,
    pageLimit: source.pageLimit,
    pages: { total: source.pages, vanished: source.vanishedPages },
    lastCrawledAt: source.lastCrawledAt?.toISOString() ?? null,
    nextCrawlAt: source.nextCrawlAt?.toISOString() ?? null,
    version: source.version,
    createdAt: source.createdAt.toISOString(),
  };
}

export function presentSourcePage({ sources, nextCursor }: SourcePageRows): KnowledgeSourcePage {
  return { data: sources.map(presentSource), nextCursor };
}
