import "server-only";
/** Import runs and their documents: what waits, what was read, and what went wrong. */
import type { ArticleId, ImportDocumentId, ImportId, KnowledgeSourceId, MemberId } from "@/lib/core/kernel/ids";
import type { DocumentFormat, DocumentProblem, DocumentProblemCode } from "@/lib/core/knowledge/read-document";
import type { Tx } from "./tx";

export type ImportStatus = "running" | "done" | "cancelled";
export type DocumentKind = "file" | "pasted" | "page" | "sitemap";
export type DocumentStatus = "waiting" | "reading" | "done" | "skipped" | "failed";

export type ImportRow = {
  id: ImportId;
  sourceId: KnowledgeSourceId | null;
  sourceKind: "page" | "sitemap" | null;
  sourceUrl: string | null;
  collection: string | null;
  publish: boolean;
  status: ImportStatus;
  vanished: number;
  createdBy: MemberId | null;
  createdByName: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  documents: number;
  waiting: number;
  done: number;
  skipped: number;
  failedDocuments: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
};

/** An import with the sums over its documents. */
const importSql = `SELECT i.id, i.source_id AS "sourceId", s.kind AS "sourceKind", s.url AS "sourceUrl", i.collection, i.publish, i.status, i.vanished,
    i.created_by AS "createdBy", m.name AS "createdByName", i.created_at AS "createdAt", i.finished_at AS "finishedAt",
    d.documents, d.waiting, d.done, d.skipped, d.failed_documents AS "failedDocuments", d.created, d.updated, d.unchanged, d.failed
  FROM knowledge_import i
  LEFT JOIN knowledge_source s ON s.workspace_id = $1 AND s.id = i.source_id
  LEFT JOIN member m ON m.workspace_id = $1 AND m.id = i.created_by
  CROSS JOIN LATERAL (
    SELECT count(*) AS documents, count(*) FILTER (WHERE status IN ('waiting', 'reading')) AS waiting, count(*) FILTER (WHERE status = 'done') AS done,
      count(*) FILTER (WHERE status = 'skipped') AS skipped, count(*) FILTER (WHERE status = 'failed') AS failed_documents, coalesce(sum(created), 0) AS created,
      coalesce(sum(updated), 0) AS updated, coalesce(sum(unchanged), 0) AS unchanged, coalesce(sum(failed), 0) AS failed
    FROM import_document WHERE workspace_id = $1 AND import_id = i.id
  ) d`;

export async function findImport(tx: Tx, id: ImportId): Promise<ImportRow | null> {
  const [row] = await tx.query<ImportRow>(`${importSql} WHERE i.workspace_id = $1 AND i.id = $2`, [tx.workspaceId, id]);
  return row ?? null;
}

/** The newest first; ties by id. */
export async function listImports(tx: Tx, after: { createdAt: Date; id: ImportId } | null, limit: number): Promise<ImportRow[]> {
  return tx.query<ImportRow>(
    `${importSql} WHERE i.workspace_id = $1 AND ($2::timestamptz IS NULL OR (i.created_at, i.id) < ($2::timestamptz, $3::uuid))
     ORDER BY i.created_at DESC, i.id DESC LIMIT $4`,
    [tx.workspaceId, after?.createdAt ?? null, after?.id ?? null, limit],
  );
}

export type LockedImport = {
  id: ImportId;
  sourceId: KnowledgeSourceId | null;
  collection: string | null;
  publish: boolean;
  status: ImportStatus;
  createdBy: MemberId | null;
  createdAt: Date;
};

/** Held until the transaction ends. */
export async function lockImportRun(tx: Tx, id: ImportId): Promise<LockedImport | null> {
  const [row] = await tx.query<LockedImport>(
    `SELECT id, source_id AS "sourceId", collection, publish, status, created_by AS "createdBy", created_at AS "createdAt" FROM knowledge_import
     WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
    [tx.workspaceId, id],
  );
  return row ?? null;
}

export async function insertImport(
  tx: Tx,
  run: { id: ImportId; sourceId: KnowledgeSourceId | null; collection: string | null; publish: boolean; createdBy: MemberId | null },
): Promise<void> {
  await tx.query(
    `INSERT INTO knowledge_import (workspace_id, id, source_id, collection, publish, status, created_by, created_at, moved_at)
     VALUES ($1, $2, $3, $4, $5, 'running', $6, $7, $7)`,
    [tx.workspaceId, run.id, run.sourceId, run.collection, run.publish, run.createdBy, tx.now],
  );
}

/** Says that it gets on; `status` sets what it is from now. */
export async function updateImport(tx: Tx, id: ImportId, change: { status?: ImportStatus; vanished?: number } = {}): Promise<void> {
  await tx.query(
    `UPDATE knowledge_import SET status = coalesce($3, status), vanished = vanished + $4, moved_at = $5,
       finished_at = CASE coalesce($3, status) WHEN 'running' THEN NULL ELSE coalesce(finished_at, $5) END
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id, change.status ?? null, change.vanished ?? 0, tx.now],
  );
}

/** Imports of this workspace that are running, and the bytes that wait in them. */
export async function readImportLoad(tx: Tx): Promise<{ running: number; bytes: number }> {
  const [row] = await tx.query<{ running: number; bytes: number }>(
    `SELECT (SELECT count(*) FROM knowledge_import WHERE workspace_id = $1 AND status = 'running') AS running,
       (SELECT coalesce(sum(content_bytes), 0) FROM import_document WHERE workspace_id = $1 AND status IN ('waiting', 'reading') AND content IS NOT NULL) AS bytes`,
    [tx.workspaceId],
  );
  return row ?? { running: 0, bytes: 0 };
}

/** The running import of a source, when there is one. */
export async function findRunningImport(tx: Tx, sourceId: KnowledgeSourceId): Promise<ImportId | null> {
  const [row] = await tx.query<{ id: ImportId }>(
    `SELECT id FROM knowledge_import WHERE workspace_id = $1 AND source_id = $2 AND status = 'running' ORDER BY created_at DESC LIMIT 1`,
    [tx.workspaceId, sourceId],
  );
  return row?.id ?? null;
}

export type NewDocument = {
  id: ImportDocumentId;
  kind: DocumentKind;
  name: string;
  format: DocumentFormat | null;
  contentType: string | null;
  content: Uint8Array | null;
  contentSha256: string | null;
};

/** Behind those that are there, in the given order. The caller holds the import. */
export async function insertDocuments(tx: Tx, importId: ImportId, documents: readonly NewDocument[]): Promise<void> {
  if (documents.length === 0) return;
  await tx.query(
    `INSERT INTO import_document (workspace_id, id, import_id, position, kind, name, format, content_type, content, content_bytes, content_sha256, status)
     SELECT $1, n.id, $2, n.position + coalesce((SELECT max(position) FROM import_document WHERE workspace_id = $1 AND import_id = $2), 0),
       n.kind, n.name, n.format, n.content_type, n.content, coalesce(length(n.content), 0), n.content_sha256, 'waiting'
     FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[], $9::text[]) WITH ORDINALITY
       AS n (id, kind, name, format, content_type, content, content_sha256, position)`,
    [
      tx.workspaceId,
      importId,
      documents.map((each) => each.id),
      documents.map((each) => each.kind),
      documents.map((each) => each.name),
      documents.map((each) => each.format),
      documents.map((each) => each.contentType),
      documents.map((each) => (each.content === null ? null : Buffer.from(each.content))),
      documents.map((each) => each.contentSha256),
    ],
  );
}

export async function countDocuments(tx: Tx, importId: ImportId): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`SELECT count(*) AS count FROM import_document WHERE workspace_id = $1 AND import_id = $2`, [
    tx.workspaceId,
    importId,
  ]);
  return row?.count ?? 0;
}

/** Those of the names that the import has no document of yet, in their order. */
export async function withoutKnownNames(tx: Tx, importId: ImportId, names: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ name: string }>(`SELECT name FROM import_document WHERE workspace_id = $1 AND import_id = $2 AND name = ANY($3::text[])`, [
    tx.workspaceId,
    importId,
    names,
  ]);
  const known = new Set(rows.map((row) => row.name));
  return names.filter((name) => !known.has(name));
}

export type ImportDocumentRow = {
  id: ImportDocumentId;
  position: number;
  kind: DocumentKind;
  name: string;
  format: DocumentFormat | null;
  contentBytes: number;
  status: DocumentStatus;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  problems: DocumentProblem[];
  note: string | null;
  problemCode: DocumentProblemCode | "cancelled" | "same_content" | null;
  problemText: string | null;
  finishedAt: Date | null;
  articles: { id: ArticleId; outcome: string }[];
};

const documentColumns = `d.id, d.position, d.kind, d.name, d.format, d.content_bytes AS "contentBytes", d.status, d.created, d.updated, d.unchanged, d.failed, d.problems,
  d.note, d.problem_code AS "problemCode", d.problem_text AS "problemText", d.finished_at AS "finishedAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.article_id, 'outcome', a.outcome)) FROM (
    SELECT article_id, outcome FROM import_article WHERE workspace_id = $1 AND document_id = d.id ORDER BY article_id LIMIT 20) a), '[]') AS articles`;

/** In their order; each with the first twenty of its articles. */
export async function listDocuments(
  tx: Tx,
  importId: ImportId,
  status: DocumentStatus | null,
  afterPosition: number,
  limit: number,
): Promise<ImportDocumentRow[]> {
  return tx.query<ImportDocumentRow>(
    `SELECT ${documentColumns} FROM import_document d
     WHERE d.workspace_id = $1 AND d.import_id = $2 AND d.position > $3 AND ($4::text IS NULL OR d.status = $4) ORDER BY d.position LIMIT $5`,
    [tx.workspaceId, importId, afterPosition, status, limit],
  );
}

export async function findDocument(tx: Tx, id: ImportDocumentId): Promise<ImportDocumentRow | null> {
  const [row] = await tx.query<ImportDocumentRow>(`SELECT ${documentColumns} FROM import_document d WHERE d.workspace_id = $1 AND d.id = $2`, [
    tx.workspaceId,
    id,
  ]);
  return row ?? null;
}

/** Failed ones that can be read again wait again; how many. */
export async function retryFailedDocuments(tx: Tx, importId: ImportId): Promise<number> {
  const rows = await tx.query(
    `UPDATE import_document SET status = 'waiting', attempts = 0, applied = 0, created = 0, updated = 0, unchanged = 0, failed = 0, problems = '[]', note = NULL,
       problem_code = NULL, problem_text = NULL, finished_at = NULL, content = CASE WHEN kind IN ('page', 'sitemap') THEN NULL ELSE content END
     WHERE workspace_id = $1 AND import_id = $2 AND status = 'failed' AND (kind IN ('page', 'sitemap') OR content IS NOT NULL) RETURNING id`,
    [tx.workspaceId, importId],
  );
  return rows.length;
}

/** What waits is skipped; what is being read stops by itself. */
export async function cancelDocuments(tx: Tx, importId: ImportId, sentence: string): Promise<void> {
  await tx.query(
    `UPDATE import_document SET status = 'skipped', problem_code = 'cancelled', problem_text = $3, content = NULL, finished_at = $4
     WHERE workspace_id = $1 AND import_id = $2 AND status IN ('waiting', 'reading')`,
    [tx.workspaceId, importId, sentence, tx.now],
  );
}

/** Bytes that are kept for a retry go when nobody retried for that long. */
export async function dropOldContent(tx: Tx, before: Date): Promise<void> {
  await tx.query(`UPDATE import_document SET content = NULL WHERE workspace_id = $1 AND status = 'failed' AND content IS NOT NULL AND finished_at < $2`, [
    tx.workspaceId,
    before,
  ]);
}
