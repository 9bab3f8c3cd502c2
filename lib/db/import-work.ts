import "server-only";
/** What the run of an import does to its documents: take the next, keep what was fetched, count what is in, close. */
import type { ArticleId, ImportDocumentId, ImportId, KnowledgeSourceId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { DocumentFormat, DocumentProblem } from "@/lib/core/knowledge/read-document";
import type { DocumentKind } from "./import";
import { withSessionLock } from "./session-lock";
import { type Tx, withoutTenant } from "./tx";

export type DocumentAtWork = {
  id: ImportDocumentId;
  kind: DocumentKind;
  name: string;
  format: DocumentFormat | null;
  contentType: string | null;
  address: string | null;
  content: Buffer | null;
  contentSha256: string | null;
  attempts: number;
  applied: number;
};

/** Runs while no other process works on this import; null, without running, when one does. */
export function withImportLock<T>(importId: ImportId, run: () => Promise<T>): Promise<T | null> {
  return withSessionLock(`knowledge.import.run:${importId}`, run);
}

/** One that a dead process left behind comes first, then the next that waits; it is being read from now. Null when there is none. */
export async function takeNextDocument(tx: Tx, importId: ImportId): Promise<DocumentAtWork | null> {
  const [row] = await tx.query<DocumentAtWork>(
    `UPDATE import_document d SET status = 'reading', attempts = d.attempts + 1
     WHERE d.workspace_id = $1 AND d.id = (
       SELECT n.id FROM import_document n WHERE n.workspace_id = $1 AND n.import_id = $2 AND n.status IN ('waiting', 'reading')
       ORDER BY (n.status = 'reading') DESC, n.position LIMIT 1)
     RETURNING d.id, d.kind, d.name, d.format, d.content_type AS "contentType", d.address, d.content, d.content_sha256 AS "contentSha256", d.attempts, d.applied`,
    [tx.workspaceId, importId],
  );
  return row ?? null;
}

/** What was fetched is kept until it is in, so that a run that goes on after a crash reads the same. */
export async function keepContent(
  tx: Tx,
  id: ImportDocumentId,
  fetched: { content: Uint8Array; contentSha256: string; contentType: string | null; address: string },
): Promise<void> {
  await tx.query(
    `UPDATE import_document SET content = $3, content_bytes = length($3::bytea), content_sha256 = $4, content_type = $5, address = $6
     WHERE workspace_id = $1 AND id = $2 AND status = 'reading'`,
    [tx.workspaceId, id, Buffer.from(fetched.content), fetched.contentSha256, fetched.contentType, fetched.address],
  );
}

/** The name of another document of the import with the same bytes, that is in or was before it. */
export async function findSameContent(tx: Tx, importId: ImportId, document: { id: ImportDocumentId; contentSha256: string }): Promise<string | null> {
  const [row] = await tx.query<{ name: string }>(
    `SELECT o.name FROM import_document o JOIN import_document d ON d.workspace_id = $1 AND d.id = $3
     WHERE o.workspace_id = $1 AND o.import_id = $2 AND o.content_sha256 = $4 AND o.kind IN ('file', 'pasted') AND o.position < d.position AND o.status = 'done'
     ORDER BY o.position LIMIT 1`,
    [tx.workspaceId, importId, document.id, document.contentSha256],
  );
  return row?.name ?? null;
}

/** Locks the document; false when it is not being read any more or others have gone on with it. */
export async function holdDocument(tx: Tx, id: ImportDocumentId, applied: number): Promise<boolean> {
  const rows = await tx.query<{ status: string; applied: number }>(
    `SELECT status, applied FROM import_document WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
    [tx.workspaceId, id],
  );
  return rows[0]?.status === "reading" && rows[0].applied === applied;
}

export type Outcome = { articleId: ArticleId; outcome: "created" | "updated" | "unchanged" };

/** `read`: how many of the document's articles these were; they are in with this transaction. */
export async function countApplied(tx: Tx, id: ImportDocumentId, read: number, outcomes: readonly Outcome[]): Promise<void> {
  const count = (outcome: Outcome["outcome"]) => outcomes.filter((each) => each.outcome === outcome).length;
  await tx.query(
    `UPDATE import_document SET applied = applied + $3, created = created + $4, updated = updated + $5, unchanged = unchanged + $6 WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id, read, count("created"), count("updated"), count("unchanged")],
  );
  await tx.query(
    `INSERT INTO import_article (workspace_id, document_id, article_id, outcome)
     SELECT DISTINCT ON (n.article_id) $1::uuid, $2::uuid, n.article_id, n.outcome FROM unnest($3::uuid[], $4::text[]) AS n (article_id, outcome)
     ON CONFLICT (workspace_id, document_id, article_id) DO NOTHING`,
    [tx.workspaceId, id, outcomes.map((each) => each.articleId), outcomes.map((each) => each.outcome)],
  );
}

export type DocumentEnd = {
  status: "done" | "skipped" | "failed";
  format?: DocumentFormat;
  failed?: number;
  problems?: readonly DocumentProblem[];
  note?: string | null;
  code?: string;
  sentence?: string;
};

/** Its bytes go, unless it failed and can be tried again. Nothing happens to one that was cancelled meanwhile. */
export async function closeDocument(tx: Tx, id: ImportDocumentId, end: DocumentEnd): Promise<void> {
  await tx.query(
    `UPDATE import_document SET status = $3, format = coalesce($4, format), failed = $5, problems = $6::jsonb, note = $7, problem_code = $8, problem_text = $9,
       finished_at = $10, content = CASE WHEN $3 = 'failed' AND kind IN ('file', 'pasted') THEN content END
     WHERE workspace_id = $1 AND id = $2 AND status = 'reading'`,
    [
      tx.workspaceId,
      id,
      end.status,
      end.format ?? null,
      end.failed ?? 0,
      JSON.stringify(end.problems ?? []),
      end.note ?? null,
      end.code ?? null,
      end.sentence ?? null,
      tx.now,
    ],
  );
}

/** Imports that should be running and have not got on since `before`. */
export async function listImportsLeft(before: Date, limit: number): Promise<{ workspaceId: WorkspaceId; importId: ImportId }[]> {
  const rows = await withoutTenant<{ workspace_id: WorkspaceId; import_id: ImportId }>(`SELECT * FROM imports_left($1, $2)`, [before, limit]);
  return rows.map((row) => ({ workspaceId: row.workspace_id, importId: row.import_id }));
}

/** Sources whose time to be read again has come. */
export async function listSourcesDue(at: Date, limit: number): Promise<{ workspaceId: WorkspaceId; sourceId: KnowledgeSourceId }[]> {
  const rows = await withoutTenant<{ workspace_id: WorkspaceId; source_id: KnowledgeSourceId }>(`SELECT * FROM sources_due($1, $2)`, [at, limit]);
  return rows.map((row) => ({ workspaceId: row.workspace_id, sourceId: row.source_id }));
}

/** Whether every sitemap of the import was read and they name a page at all: only then a page that they do not name is gone. */
export async function isSitemapRead(tx: Tx, importId: ImportId): Promise<boolean> {
  const [row] = await tx.query<{ unread: number; pages: number }>(
    `SELECT count(*) FILTER (WHERE kind = 'sitemap' AND status <> 'done') AS unread, count(*) FILTER (WHERE kind = 'page') AS pages
     FROM import_document WHERE workspace_id = $1 AND import_id = $2`,
    [tx.workspaceId, importId],
  );
  return row !== undefined && row.unread === 0 && row.pages > 0;
}
