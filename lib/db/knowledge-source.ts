import "server-only";
/** Addresses that knowledge comes from again and again, and their pages. */
import type { ArticleId, KnowledgeSourceId, MemberId } from "@/lib/core/kernel/ids";
import type { Article, CollectionId } from "./article";
import type { Tx } from "./tx";

export type SourceKind = "page" | "sitemap";
export type Recrawl = "off" | "daily" | "weekly";
export type WhenVanished = "report" | "draft" | "archive";

export type KnowledgeSource = {
  id: KnowledgeSourceId;
  kind: SourceKind;
  url: string;
  collectionId: CollectionId | null;
  collectionName: string | null;
  publish: boolean;
  recrawl: Recrawl;
  vanished: WhenVanished;
  pageLimit: number;
  nextCrawlAt: Date | null;
  lastCrawledAt: Date | null;
  removedAt: Date | null;
  version: number;
  createdBy: MemberId | null;
  createdAt: Date;
  updatedAt: Date;
  /** Pages that are articles, and those of them that were gone when it was last read. */
  pages: number;
  vanishedPages: number;
};

const sourceSql = `SELECT s.id, s.kind, s.url, s.collection_id AS "collectionId", c.name AS "collectionName", s.publish, s.recrawl, s.vanished, s.page_limit AS "pageLimit",
    s.next_crawl_at AS "nextCrawlAt", s.last_crawled_at AS "lastCrawledAt", s.removed_at AS "removedAt", s.version, s.created_by AS "createdBy",
    s.created_at AS "createdAt", s.updated_at AS "updatedAt",
    (SELECT count(*) FROM source_page p WHERE p.workspace_id = $1 AND p.source_id = s.id AND p.article_id IS NOT NULL) AS pages,
    (SELECT count(*) FROM source_page p WHERE p.workspace_id = $1 AND p.source_id = s.id AND p.vanished_at IS NOT NULL) AS "vanishedPages"
  FROM knowledge_source s LEFT JOIN collection c ON c.workspace_id = $1 AND c.id = s.collection_id`;

export async function findSource(tx: Tx, id: KnowledgeSourceId): Promise<KnowledgeSource | null> {
  const [row] = await tx.query<KnowledgeSource>(`${sourceSql} WHERE s.workspace_id = $1 AND s.id = $2`, [tx.workspaceId, id]);
  return row ?? null;
}

/** Held until the transaction ends; one that was removed is none. */
export async function lockSource(tx: Tx, id: KnowledgeSourceId): Promise<KnowledgeSource | null> {
  const locked = await tx.query(`SELECT id FROM knowledge_source WHERE workspace_id = $1 AND id = $2 AND removed_at IS NULL FOR UPDATE`, [tx.workspaceId, id]);
  return locked.length === 0 ? null : findSource(tx, id);
}

export async function lockSourceByUrl(tx: Tx, kind: SourceKind, url: string): Promise<KnowledgeSource | null> {
  const [row] = await tx.query<{ id: KnowledgeSourceId }>(
    `SELECT id FROM knowledge_source WHERE workspace_id = $1 AND kind = $2 AND url = $3 AND removed_at IS NULL FOR UPDATE`,
    [tx.workspaceId, kind, url],
  );
  return row ? findSource(tx, row.id) : null;
}

/** Those that were not removed, the newest first. */
export async function listSources(tx: Tx, after: { createdAt: Date; id: KnowledgeSourceId } | null, limit: number): Promise<KnowledgeSource[]> {
  return tx.query<KnowledgeSource>(
    `${sourceSql} WHERE s.workspace_id = $1 AND s.removed_at IS NULL AND ($2::timestamptz IS NULL OR (s.created_at, s.id) < ($2::timestamptz, $3::uuid))
     ORDER BY s.created_at DESC, s.id DESC LIMIT $4`,
    [tx.workspaceId, after?.createdAt ?? null, after?.id ?? null, limit],
  );
}

export type SourceSettings = { collectionId: CollectionId | null; publish: boolean; recrawl: Recrawl; vanished: WhenVanished; pageLimit: number };

/** False when a source of that kind and address is there already. */
export async function insertSource(
  tx: Tx,
  source: SourceSettings & { id: KnowledgeSourceId; kind: SourceKind; url: string; createdBy: MemberId | null },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO knowledge_source (workspace_id, id, kind, url, collection_id, publish, recrawl, vanished, page_limit, created_by, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11) ON CONFLICT DO NOTHING RETURNING id`,
    [
      tx.workspaceId,
      source.id,
      source.kind,
      source.url,
      source.collectionId,
      source.publish,
      source.recrawl,
      source.vanished,
      source.pageLimit,
      source.createdBy,
      tx.now,
    ],
  );
  return rows.length === 1;
}

export async function updateSource(tx: Tx, id: KnowledgeSourceId, settings: SourceSettings & { nextCrawlAt: Date | null }): Promise<void> {
  await tx.query(
    `UPDATE knowledge_source SET collection_id = $3, publish = $4, recrawl = $5, vanished = $6, page_limit = $7, next_crawl_at = $8, version = version + 1, updated_at = $9
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id, settings.collectionId, settings.publish, settings.recrawl, settings.vanished, settings.pageLimit, settings.nextCrawlAt, tx.now],
  );
}

/** A crawl begins now; the next one is due at `nextCrawlAt`. */
export async function markCrawled(tx: Tx, id: KnowledgeSourceId, nextCrawlAt: Date | null): Promise<void> {
  await tx.query(`UPDATE knowledge_source SET last_crawled_at = $3, next_crawl_at = $4 WHERE workspace_id = $1 AND id = $2`, [
    tx.workspaceId,
    id,
    tx.now,
    nextCrawlAt,
  ]);
}

export async function removeSource(tx: Tx, id: KnowledgeSourceId): Promise<void> {
  await tx.query(
    `UPDATE knowledge_source SET removed_at = $3, next_crawl_at = NULL, recrawl = 'off', version = version + 1, updated_at = $3 WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id, tx.now],
  );
}

export type SourcePage = { url: string; articleId: ArticleId | null; readSha256: string | null; vanishedAt: Date | null };

/** The page at the address and its parts ("#part-2" and so on). */
export async function findSourcePages(tx: Tx, sourceId: KnowledgeSourceId, urls: readonly string[]): Promise<Map<string, SourcePage>> {
  const rows = await tx.query<SourcePage>(
    `SELECT url, article_id AS "articleId", read_sha256 AS "readSha256", vanished_at AS "vanishedAt" FROM source_page
     WHERE workspace_id = $1 AND source_id = $2 AND url = ANY($3::text[])`,
    [tx.workspaceId, sourceId, urls],
  );
  return new Map(rows.map((row) => [row.url, row]));
}

/** The page was read just now and is this article. */
export async function keepSourcePage(tx: Tx, sourceId: KnowledgeSourceId, page: { url: string; articleId: ArticleId; readSha256: string }): Promise<void> {
  await tx.query(
    `INSERT INTO source_page (workspace_id, source_id, url, article_id, read_sha256, seen_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (workspace_id, source_id, url) DO UPDATE SET article_id = excluded.article_id, read_sha256 = excluded.read_sha256, seen_at = excluded.seen_at, vanished_at = NULL`,
    [tx.workspaceId, sourceId, page.url, page.articleId, page.readSha256, tx.now],
  );
}

/** Pages that could not be read this time, or were not wanted, are still there. */
export async function markSeen(tx: Tx, sourceId: KnowledgeSourceId, urls: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE source_page SET seen_at = $4 WHERE workspace_id = $1 AND source_id = $2 AND (url = ANY($3::text[]) OR split_part(url, '#part-', 1) = ANY($3::text[]))`,
    [tx.workspaceId, sourceId, urls, tx.now],
  );
}

/** Pages that were not seen since; from now they count as gone. Their articles, locked. */
export async function markVanished(
  tx: Tx,
  sourceId: KnowledgeSourceId,
  since: Date,
): Promise<Pick<Article, "id" | "status" | "collectionId" | "latestNumber" | "publishedNumber">[]> {
  const rows = await tx.query<{ articleId: ArticleId | null }>(
    `UPDATE source_page SET vanished_at = $4 WHERE workspace_id = $1 AND source_id = $2 AND seen_at < $3 AND vanished_at IS NULL RETURNING article_id AS "articleId"`,
    [tx.workspaceId, sourceId, since, tx.now],
  );
  return tx.query(
    `SELECT id, status, collection_id AS "collectionId", latest_number AS "latestNumber", published_number AS "publishedNumber" FROM article
     WHERE workspace_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`,
    [tx.workspaceId, rows.flatMap((row) => (row.articleId === null ? [] : [row.articleId]))],
  );
}
