import "server-only";
/** Knowledge versions: what was published at a moment, its index as bytes in parts, and which one is live. */
import type { ArticleId, Id, KnowledgeVersionId, TrainingId, WorkspaceId } from "@/lib/core/kernel/ids";
import { withSessionLock } from "./session-lock";
import type { Tx } from "./tx";

export type KnowledgeVersion = {
  id: KnowledgeVersionId;
  number: number;
  status: "building" | "live" | "failed" | "retired";
  articleCount: number;
  digest: string | null;
  createdAt: Date;
  builtAt: Date | null;
  /** Whether its texts have vectors: none when search is by words alone. */
  vectors: "none" | "partial" | "complete";
};

/**
 * One published article: which text of it, in which collection, and the training whose graded questions it is learned from, too. Texts and trainings
 * never change, so these name all that an index is made of.
 */
export type PublishedArticle = { articleId: ArticleId; number: number; collectionId: Id<"collection"> | null; trainingId: TrainingId | null };

const versionColumns = `id, number, status, article_count AS "articleCount", digest, created_at AS "createdAt", built_at AS "builtAt", vectors`;

const publishedDigest = `encode(sha256(convert_to(coalesce(string_agg(a.id::text || ':' || a.published_number || ':' || coalesce(a.collection_id::text, ''), ',' ORDER BY a.id), '')
  || coalesce((SELECT ' ' || e.space FROM embedding_setting e WHERE e.workspace_id = $1 AND e.space IS NOT NULL), '')
  || coalesce((SELECT ' training ' || t.id FROM training t WHERE t.workspace_id = $1 ORDER BY t.number DESC LIMIT 1), ''), 'UTF8')), 'hex')`;

/** Imports into one workspace take turns: held until the transaction ends. */
export async function lockImport(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`knowledge.import:${tx.workspaceId}`]);
}

/**
 * Runs while no other process builds for this workspace; null, without running, when one does. The lock lives on a connection, so it is
 * free as soon as its process is gone, however that ended.
 */
export function withBuildLock<T>(workspaceId: WorkspaceId, run: () => Promise<T>): Promise<T | null> {
  return withSessionLock(`knowledge.build:${workspaceId}`, run);
}

/** What is published, in one reading, and its SHA-256, which also names the space of vectors where search by meaning is on, and the newest training. */
export async function readPublished(tx: Tx): Promise<{ digest: string; articles: PublishedArticle[] }> {
  const [row] = await tx.query<{ digest: string; articles: [ArticleId, number, Id<"collection"> | null, TrainingId | null][] | null }>(
    `SELECT ${publishedDigest} AS digest, jsonb_agg(jsonb_build_array(a.id, a.published_number, a.collection_id, l.training_id) ORDER BY a.id) AS articles
     FROM article a LEFT JOIN (
       SELECT DISTINCT l.article_id, l.training_id FROM training_label l
       WHERE l.workspace_id = $1 AND l.training_id = (SELECT t.id FROM training t WHERE t.workspace_id = $1 ORDER BY t.number DESC LIMIT 1)
     ) l ON l.article_id = a.id WHERE a.workspace_id = $1 AND a.published_number IS NOT NULL`,
    [tx.workspaceId],
  );
  return {
    digest: row?.digest ?? "",
    articles: (row?.articles ?? []).map(([articleId, number, collectionId, trainingId]) => ({ articleId, number, collectionId, trainingId })),
  };
}

export type PublishedText = { articleId: ArticleId; title: string; body: string; url: string | null; exemplars: string[] };

/** The texts of published articles, in the given order. */
export async function readPublishedTexts(tx: Tx, articles: readonly PublishedArticle[]): Promise<PublishedText[]> {
  return tx.query<PublishedText>(
    `SELECT v.article_id AS "articleId", v.title, v.body, v.url, v.exemplars
     FROM unnest($2::uuid[], $3::integer[]) WITH ORDINALITY AS wanted (article_id, number, position)
     JOIN article_version v ON v.workspace_id = $1 AND v.article_id = wanted.article_id AND v.number = wanted.number
     ORDER BY wanted.position`,
    [tx.workspaceId, articles.map((article) => article.articleId), articles.map((article) => article.number)],
  );
}

export async function findLiveVersion(tx: Tx): Promise<KnowledgeVersion | null> {
  const [row] = await tx.query<KnowledgeVersion>(`SELECT ${versionColumns} FROM knowledge_version WHERE workspace_id = $1 AND status = 'live'`, [
    tx.workspaceId,
  ]);
  return row ?? null;
}

export async function findVersion(tx: Tx, id: KnowledgeVersionId): Promise<KnowledgeVersion | null> {
  const [row] = await tx.query<KnowledgeVersion>(`SELECT ${versionColumns} FROM knowledge_version WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]);
  return row ?? null;
}

/** The version made last, whatever became of it. */
export async function findNewestVersion(tx: Tx): Promise<KnowledgeVersion | null> {
  const [row] = await tx.query<KnowledgeVersion>(`SELECT ${versionColumns} FROM knowledge_version WHERE workspace_id = $1 ORDER BY number DESC LIMIT 1`, [
    tx.workspaceId,
  ]);
  return row ?? null;
}

export async function findBuildingVersion(tx: Tx): Promise<KnowledgeVersion | null> {
  const [row] = await tx.query<KnowledgeVersion>(
    `SELECT ${versionColumns} FROM knowledge_version WHERE workspace_id = $1 AND status = 'building' ORDER BY number DESC LIMIT 1`,
    [tx.workspaceId],
  );
  return row ?? null;
}

/** Its number is one more than the last; the caller has the build lock. */
export async function insertBuildingVersion(tx: Tx, version: { id: KnowledgeVersionId; articleCount: number; digest: string }): Promise<number> {
  const [row] = await tx.query<{ number: number }>(
    `INSERT INTO knowledge_version (workspace_id, id, number, status, article_count, digest, created_at)
     SELECT $1, $2, coalesce(max(number), 0) + 1, 'building', $3, $4, $5 FROM knowledge_version WHERE workspace_id = $1 RETURNING number`,
    [tx.workspaceId, version.id, version.articleCount, version.digest, tx.now],
  );
  return row?.number ?? 0;
}

/** Large bytes of a version lie in parts. The counts are what its index was made from (lib/core/retrieval/serialise-counts.ts). */
type PartTable = "knowledge_index" | "knowledge_count";

async function insertPart(tx: Tx, table: PartTable, versionId: KnowledgeVersionId, part: number, bytes: Uint8Array): Promise<void> {
  await tx.query(`INSERT INTO ${table} (workspace_id, knowledge_version_id, part, bytes) VALUES ($1, $2, $3, $4)`, [tx.workspaceId, versionId, part, bytes]);
}

export async function insertIndexPart(tx: Tx, versionId: KnowledgeVersionId, part: number, bytes: Uint8Array): Promise<void> {
  await insertPart(tx, "knowledge_index", versionId, part, bytes);
}

export async function insertCountPart(tx: Tx, versionId: KnowledgeVersionId, part: number, bytes: Uint8Array): Promise<void> {
  await insertPart(tx, "knowledge_count", versionId, part, bytes);
}

/** False, with nothing changed, when the version is no longer building or a newer one is live already. The live one before is retired. */
export async function setVersionLive(tx: Tx, versionId: KnowledgeVersionId, indexBytes: number): Promise<boolean> {
  const candidates = await tx.query(
    `SELECT id FROM knowledge_version v WHERE workspace_id = $1 AND id = $2 AND status = 'building'
       AND NOT EXISTS (SELECT 1 FROM knowledge_version l WHERE l.workspace_id = $1 AND l.status = 'live' AND l.number > v.number) FOR UPDATE`,
    [tx.workspaceId, versionId],
  );
  if (candidates.length === 0) return false;
  await tx.query(`UPDATE knowledge_version SET status = 'retired' WHERE workspace_id = $1 AND status = 'live'`, [tx.workspaceId]);
  await tx.query(`UPDATE knowledge_version SET status = 'live', index_bytes = $3, built_at = $4 WHERE workspace_id = $1 AND id = $2`, [
    tx.workspaceId,
    versionId,
    indexBytes,
    tx.now,
  ]);
  return true;
}

/** False when it is no longer building. `error` says where it failed, never what was in an article. */
export async function setVersionFailed(tx: Tx, versionId: KnowledgeVersionId, error: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE knowledge_version SET status = 'failed', error = $3, built_at = $4 WHERE workspace_id = $1 AND id = $2 AND status = 'building' RETURNING id`,
    [tx.workspaceId, versionId, error.slice(0, 2000), tx.now],
  );
  return rows.length === 1;
}

/** Keeps the bytes of the live version and of the newest `keep` retired ones; versions themselves stay, because decisions name them. */
export async function deleteOldIndexes(tx: Tx, keep: number): Promise<void> {
  await tx.query(
    `DELETE FROM knowledge_index i WHERE i.workspace_id = $1 AND i.knowledge_version_id IN (
       SELECT v.id FROM knowledge_version v WHERE v.workspace_id = $1 AND (v.status = 'failed' OR (v.status = 'retired' AND v.id NOT IN (
         SELECT k.id FROM knowledge_version k WHERE k.workspace_id = $1 AND k.status = 'retired' ORDER BY k.number DESC LIMIT $2))))`,
    [tx.workspaceId, keep],
  );
}

/** Only the live version is ever built upon. */
export async function deleteOldCounts(tx: Tx): Promise<void> {
  await tx.query(
    `DELETE FROM knowledge_count c WHERE c.workspace_id = $1 AND c.knowledge_version_id IN (
       SELECT v.id FROM knowledge_version v WHERE v.workspace_id = $1 AND v.status <> 'live')`,
    [tx.workspaceId],
  );
}

/** The whole index of a version; null when it was never stored or is deleted. */
export async function readIndexBytes(tx: Tx, versionId: KnowledgeVersionId): Promise<Uint8Array | null> {
  return readParts(tx, "knowledge_index", versionId);
}

/** The counts of a version; null when they were never stored or are deleted. */
export async function readCountBytes(tx: Tx, versionId: KnowledgeVersionId): Promise<Uint8Array | null> {
  return readParts(tx, "knowledge_count", versionId);
}

async function readParts(tx: Tx, table: PartTable, versionId: KnowledgeVersionId): Promise<Uint8Array | null> {
  const parts: Buffer[] = [];
  for (let last = -1; ;) {
    const rows = await tx.query<{ part: number; bytes: Buffer }>(
      `SELECT part, bytes FROM ${table} WHERE workspace_id = $1 AND knowledge_version_id = $2 AND part > $3 ORDER BY part LIMIT 8`,
      [tx.workspaceId, versionId, last],
    );
    const newest = rows.at(-1);
    if (!newest) return parts.length > 0 ? Buffer.concat(parts) : null;
    parts.push(...rows.map((row) => row.bytes));
    last = newest.part;
  }
}

/** For the knowledge screen: counts of articles, and the digest of what is published now. */
export async function readKnowledgeCounts(tx: Tx): Promise<{ draft: number; published: number; archived: number; digest: string }> {
  const [row] = await tx.query<{ draft: number; published: number; archived: number; digest: string }>(
    `SELECT count(*) FILTER (WHERE a.status = 'draft') AS draft, count(*) FILTER (WHERE a.status = 'published') AS published,
       count(*) FILTER (WHERE a.status = 'archived') AS archived,
       (SELECT ${publishedDigest} FROM article a WHERE a.workspace_id = $1 AND a.published_number IS NOT NULL) AS digest
     FROM article a WHERE a.workspace_id = $1`,
    [tx.workspaceId],
  );
  return row ?? { draft: 0, published: 0, archived: 0, digest: "" };
}
