import "server-only";
/** Articles, their texts (never changed, only followed by a newer one) and collections. Statements take many rows, for imports. */
import type { ArticleId, Id, MemberId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

export type CollectionId = Id<"collection">;
export type ArticleStatus = "draft" | "published" | "archived";

export type ArticleSummary = {
  id: ArticleId;
  externalId: string | null;
  status: ArticleStatus;
  collectionId: CollectionId | null;
  collectionName: string | null;
  latestNumber: number;
  publishedNumber: number | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  title: string;
  url: string | null;
};

/** An article with its latest text. */
export type Article = ArticleSummary & { body: string; exemplars: string[] };

export type ArticleText = { title: string; body: string; url: string | null; exemplars: readonly string[] };

const summaryColumns = `a.id, a.external_id AS "externalId", a.status, a.collection_id AS "collectionId", c.name AS "collectionName", a.latest_number AS "latestNumber",
  a.published_number AS "publishedNumber", a.version, a.created_at AS "createdAt", a.updated_at AS "updatedAt", v.title, v.url`;
const latestText = `article a
  JOIN article_version v ON v.workspace_id = $1 AND v.article_id = a.id AND v.number = a.latest_number
  LEFT JOIN collection c ON c.workspace_id = $1 AND c.id = a.collection_id`;

export async function findArticle(tx: Tx, id: ArticleId): Promise<Article | null> {
  const [row] = await tx.query<Article>(`SELECT ${summaryColumns}, v.body, v.exemplars FROM ${latestText} WHERE a.workspace_id = $1 AND a.id = $2`, [
    tx.workspaceId,
    id,
  ]);
  return row ?? null;
}

/** Those of the ids that exist, in no order. */
export async function findArticles(tx: Tx, ids: readonly ArticleId[]): Promise<Article[]> {
  return tx.query<Article>(`SELECT ${summaryColumns}, v.body, v.exemplars FROM ${latestText} WHERE a.workspace_id = $1 AND a.id = ANY($2::uuid[])`, [
    tx.workspaceId,
    ids,
  ]);
}

/** One, held until the transaction ends. */
export async function lockArticle(tx: Tx, id: ArticleId): Promise<Article | null> {
  const locked = await tx.query(`SELECT id FROM article WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [tx.workspaceId, id]);
  return locked.length === 0 ? null : findArticle(tx, id);
}

/** Those of the ids that exist, held until the transaction ends. */
export async function lockArticlesByExternalId(tx: Tx, externalIds: readonly string[]): Promise<Article[]> {
  await tx.query(`SELECT id FROM article WHERE workspace_id = $1 AND external_id = ANY($2::text[]) ORDER BY id FOR UPDATE`, [tx.workspaceId, externalIds]);
  return tx.query<Article>(`SELECT ${summaryColumns}, v.body, v.exemplars FROM ${latestText} WHERE a.workspace_id = $1 AND a.external_id = ANY($2::text[])`, [
    tx.workspaceId,
    externalIds,
  ]);
}

/** Those of the ids that exist, held until the transaction ends. */
export async function lockArticlesById(tx: Tx, ids: readonly ArticleId[]): Promise<Article[]> {
  await tx.query(`SELECT id FROM article WHERE workspace_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`, [tx.workspaceId, ids]);
  return tx.query<Article>(`SELECT ${summaryColumns}, v.body, v.exemplars FROM ${latestText} WHERE a.workspace_id = $1 AND a.id = ANY($2::uuid[])`, [
    tx.workspaceId,
    ids,
  ]);
}

/**
 * Articles that are not archived and whose latest text is one of these, word for word; held until the transaction ends. Pages of the source are
 * left out: two of them may say the same.
 */
export async function lockArticlesByText(tx: Tx, texts: readonly { title: string; body: string }[], exceptSourceId: string | null): Promise<Article[]> {
  if (texts.length === 0) return [];
  const found = await tx.query<{ id: ArticleId }>(
    `SELECT a.id FROM article_version v JOIN article a ON a.workspace_id = $1 AND a.id = v.article_id AND a.latest_number = v.number AND a.status <> 'archived'
     WHERE v.workspace_id = $1 AND v.text_md5 IN (SELECT md5(t.title || E'\n' || t.body) FROM unnest($2::text[], $3::text[]) AS t (title, body))
       AND NOT EXISTS (SELECT 1 FROM source_page p WHERE p.workspace_id = $1 AND p.source_id = $4 AND p.article_id = a.id)`,
    [tx.workspaceId, texts.map((text) => text.title), texts.map((text) => text.body), exceptSourceId],
  );
  return found.length === 0
    ? []
    : lockArticlesById(
        tx,
        found.map((row) => row.id),
      );
}

export type ArticleFilter = { status?: ArticleStatus; collectionId?: CollectionId; title?: string };
/** Where a page ended: the last article's time and id. */
export type ArticlePosition = { updatedAt: Date; id: ArticleId };

/** The most recently changed first; ties by id, the newest first. */
export async function listArticles(tx: Tx, filter: ArticleFilter, after: ArticlePosition | null, limit: number): Promise<ArticleSummary[]> {
  const values: unknown[] = [tx.workspaceId, limit];
  const conditions = ["a.workspace_id = $1"];
  const add = (condition: (place: string) => string, value: unknown) => conditions.push(condition(`$${values.push(value)}`));
  if (filter.status) add((place) => `a.status = ${place}`, filter.status);
  if (filter.collectionId) add((place) => `a.collection_id = ${place}`, filter.collectionId);
  if (filter.title) add((place) => `v.title ILIKE ${place}`, `%${filter.title.replace(/[\\%_]/g, "\\$&")}%`);
  if (after) {
    const at = `$${values.push(after.updatedAt)}`;
    add((id) => `(a.updated_at, a.id) < (${at}::timestamptz, ${id}::uuid)`, after.id);
  }
  return tx.query<ArticleSummary>(
    `SELECT ${summaryColumns} FROM ${latestText} WHERE ${conditions.join(" AND ")} ORDER BY a.updated_at DESC, a.id DESC LIMIT $2`,
    values,
  );
}

export type NewArticle = {
  id: ArticleId;
  externalId: string | null;
  collectionId: CollectionId | null;
  status: ArticleStatus;
  publishedNumber: number | null;
};

/** Rows without texts; each needs its text number 1 in the same transaction. */
export async function insertArticles(tx: Tx, articles: readonly NewArticle[]): Promise<void> {
  await tx.query(
    `INSERT INTO article (workspace_id, id, external_id, collection_id, status, latest_number, published_number, created_at, updated_at)
     SELECT $1, n.id, n.external_id, n.collection_id, n.status, 1, n.published_number, $7, $7
     FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::integer[]) AS n (id, external_id, collection_id, status, published_number)`,
    [
      tx.workspaceId,
      articles.map((article) => article.id),
      articles.map((article) => article.externalId),
      articles.map((article) => article.collectionId),
      articles.map((article) => article.status),
      articles.map((article) => article.publishedNumber),
      tx.now,
    ],
  );
}

export type NewArticleText = ArticleText & { id: Id<"articleVersion">; articleId: ArticleId; number: number };

export async function insertArticleTexts(tx: Tx, texts: readonly NewArticleText[], createdBy: MemberId | null): Promise<void> {
  await tx.query(
    `INSERT INTO article_version (workspace_id, id, article_id, number, title, body, url, exemplars, created_by, created_at)
     SELECT $1, n.id, n.article_id, n.number, n.title, n.body, n.url, n.exemplars::jsonb, $9, $10
     FROM unnest($2::uuid[], $3::uuid[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[]) AS n (id, article_id, number, title, body, url, exemplars)`,
    [
      tx.workspaceId,
      texts.map((text) => text.id),
      texts.map((text) => text.articleId),
      texts.map((text) => text.number),
      texts.map((text) => text.title),
      texts.map((text) => text.body),
      texts.map((text) => text.url),
      texts.map((text) => JSON.stringify(text.exemplars)),
      createdBy,
      tx.now,
    ],
  );
}

export type ArticleState = { id: ArticleId; collectionId: CollectionId | null; status: ArticleStatus; latestNumber: number; publishedNumber: number | null };

/** Sets all of the given state of locked articles and counts their versions. */
export async function updateArticles(tx: Tx, articles: readonly ArticleState[]): Promise<void> {
  await tx.query(
    `UPDATE article a SET collection_id = n.collection_id, status = n.status, latest_number = n.latest_number, published_number = n.published_number,
       version = a.version + 1, updated_at = greatest(a.updated_at, $7)
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::integer[], $6::integer[]) AS n (id, collection_id, status, latest_number, published_number)
     WHERE a.workspace_id = $1 AND a.id = n.id`,
    [
      tx.workspaceId,
      articles.map((article) => article.id),
      articles.map((article) => article.collectionId),
      articles.map((article) => article.status),
      articles.map((article) => article.latestNumber),
      articles.map((article) => article.publishedNumber),
      tx.now,
    ],
  );
}

/** One of an article's texts, without the text. */
export type ArticleVersionRow = { id: Id<"articleVersion">; number: number; title: string; createdByName: string | null; createdAt: Date };
export type ArticleVersionText = ArticleText & { id: Id<"articleVersion">; number: number; createdByName: string | null; createdAt: Date };

/** The newest first, from below `before`. */
export async function listArticleVersions(tx: Tx, articleId: ArticleId, before: number | null, limit: number): Promise<ArticleVersionRow[]> {
  return tx.query<ArticleVersionRow>(
    `SELECT v.id, v.number, v.title, m.name AS "createdByName", v.created_at AS "createdAt"
     FROM article_version v LEFT JOIN member m ON m.workspace_id = $1 AND m.id = v.created_by
     WHERE v.workspace_id = $1 AND v.article_id = $2 AND ($3::integer IS NULL OR v.number < $3) ORDER BY v.number DESC LIMIT $4`,
    [tx.workspaceId, articleId, before, limit],
  );
}

/** By its id, or by its number. */
export async function findArticleVersion(
  tx: Tx,
  articleId: ArticleId,
  which: { id: Id<"articleVersion"> } | { number: number },
): Promise<ArticleVersionText | null> {
  const [row] = await tx.query<ArticleVersionText>(
    `SELECT v.id, v.number, v.title, v.body, v.url, v.exemplars, m.name AS "createdByName", v.created_at AS "createdAt"
     FROM article_version v LEFT JOIN member m ON m.workspace_id = $1 AND m.id = v.created_by
     WHERE v.workspace_id = $1 AND v.article_id = $2 AND (v.id = $3::uuid OR v.number = $4::integer)`,
    [tx.workspaceId, articleId, "id" in which ? which.id : null, "number" in which ? which.number : null],
  );
  return row ?? null;
}

/** The ids of collections by name; `makeId` gives the ids of those that are made. */
export async function ensureCollections(tx: Tx, names: readonly string[], makeId: () => CollectionId): Promise<Map<string, CollectionId>> {
  const wanted = [...new Set(names)].sort();
  if (wanted.length === 0) return new Map();
  const known = await findCollections(tx, wanted);
  const missing = wanted.filter((name) => !known.has(name));
  if (missing.length === 0) return known;
  await tx.query(
    `INSERT INTO collection (workspace_id, id, name, created_at) SELECT $1, n.id, n.name, $4 FROM unnest($2::uuid[], $3::text[]) AS n (id, name)
     ON CONFLICT (workspace_id, name) DO NOTHING`,
    [tx.workspaceId, missing.map(makeId), missing, tx.now],
  );
  return findCollections(tx, wanted);
}

async function findCollections(tx: Tx, names: readonly string[]): Promise<Map<string, CollectionId>> {
  const rows = await tx.query<{ id: CollectionId; name: string }>(`SELECT id, name FROM collection WHERE workspace_id = $1 AND name = ANY($2::text[])`, [
    tx.workspaceId,
    names,
  ]);
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** By name. */
export async function listCollections(tx: Tx, limit: number): Promise<{ id: CollectionId; name: string }[]> {
  return tx.query<{ id: CollectionId; name: string }>(`SELECT id, name FROM collection WHERE workspace_id = $1 ORDER BY name, id LIMIT $2`, [
    tx.workspaceId,
    limit,
  ]);
}

export type ArticleEvent = { id: Id<"event">; type: string; articleId: ArticleId; data: unknown };

/** Facts about many articles and their pending rows for the sealer, in the given order and one statement. */
export async function insertArticleEvents(tx: Tx, actor: { kind: string; id: string | null }, events: readonly ArticleEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `WITH given AS (
       SELECT * FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[]) WITH ORDINALITY AS n (id, type, article_id, data, position)
     ), written AS (
       INSERT INTO event (workspace_id, id, type, subject_type, subject_id, actor_kind, actor_id, data, occurred_at)
       SELECT $1, n.id, n.type, 'article', n.article_id, $6, $7::uuid, n.data::jsonb, $8::timestamptz FROM given n
     )
     INSERT INTO event_pending (workspace_id, event_id, created_at) SELECT $1, n.id, $8::timestamptz FROM given n ORDER BY n.position`,
    [
      tx.workspaceId,
      events.map((event) => event.id),
      events.map((event) => event.type),
      events.map((event) => event.articleId),
      events.map((event) => JSON.stringify(event.data)),
      actor.kind,
      actor.id,
      tx.now,
    ],
  );
}
