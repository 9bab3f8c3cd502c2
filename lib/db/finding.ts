import "server-only";
/** What articles say twice or against each other, pair by pair; dismissed ones stay dismissed until one of the texts changes. */
import type { ArticleId } from "@/lib/core/kernel/ids";
import type { Finding } from "@/lib/core/knowledge/find-duplicates";
import type { ArticleStatus } from "./article";
import type { Tx } from "./tx";

export type ComparedText = { id: ArticleId; number: number; title: string; body: string };

/** The latest texts of all articles that are not archived, in the order of their ids, from behind one. */
export async function readComparedTexts(tx: Tx, after: ArticleId | null, limit: number): Promise<ComparedText[]> {
  return tx.query<ComparedText>(
    `SELECT a.id, v.number, v.title, v.body FROM article a JOIN article_version v ON v.workspace_id = $1 AND v.article_id = a.id AND v.number = a.latest_number
     WHERE a.workspace_id = $1 AND a.status <> 'archived' AND ($2::uuid IS NULL OR a.id > $2) ORDER BY a.id LIMIT $3`,
    [tx.workspaceId, after, limit],
  );
}

/** These are all that is found now. What was open and is not found any more goes; a dismissal holds for the texts that it was about. */
export async function replaceFindings(tx: Tx, findings: readonly Finding[], numbers: ReadonlyMap<string, number>): Promise<void> {
  await tx.query(
    `WITH found AS (
       SELECT * FROM unnest($2::text[], $3::uuid[], $4::uuid[], $5::integer[], $6::integer[], $7::double precision[], $8::text[], $9::text[])
         AS n (kind, article_id, other_article_id, number, other_number, similarity, passage, other_passage)
     ), gone AS (
       DELETE FROM knowledge_finding f WHERE f.workspace_id = $1
         AND NOT EXISTS (SELECT 1 FROM found n WHERE n.kind = f.kind AND n.article_id = f.article_id AND n.other_article_id = f.other_article_id)
     )
     INSERT INTO knowledge_finding AS f (workspace_id, kind, article_id, other_article_id, number, other_number, similarity, passage, other_passage, status, found_at)
     SELECT $1, n.kind, n.article_id, n.other_article_id, n.number, n.other_number, n.similarity, n.passage, n.other_passage, 'open', $10 FROM found n
     ON CONFLICT (workspace_id, kind, article_id, other_article_id) DO UPDATE SET
       status = CASE WHEN f.number = excluded.number AND f.other_number = excluded.other_number THEN f.status ELSE 'open' END,
       found_at = CASE WHEN f.number = excluded.number AND f.other_number = excluded.other_number THEN f.found_at ELSE excluded.found_at END,
       number = excluded.number, other_number = excluded.other_number, similarity = excluded.similarity, passage = excluded.passage, other_passage = excluded.other_passage`,
    [
      tx.workspaceId,
      findings.map((each) => each.kind),
      findings.map((each) => each.articleId),
      findings.map((each) => each.otherArticleId),
      findings.map((each) => numbers.get(each.articleId) ?? 0),
      findings.map((each) => numbers.get(each.otherArticleId) ?? 0),
      findings.map((each) => each.similarity),
      findings.map((each) => each.passage),
      findings.map((each) => each.otherPassage),
      tx.now,
    ],
  );
}

export type FindingRow = {
  kind: Finding["kind"];
  similarity: number;
  status: "open" | "dismissed";
  foundAt: Date;
  articleId: ArticleId;
  title: string;
  articleStatus: ArticleStatus;
  passage: string;
  otherArticleId: ArticleId;
  otherTitle: string;
  otherArticleStatus: ArticleStatus;
  otherPassage: string;
};

export type FindingPosition = { similarity: number; articleId: ArticleId; otherArticleId: ArticleId; kind: Finding["kind"] };

/** The most alike first. */
export async function listFindings(
  tx: Tx,
  filter: { kind: Finding["kind"] | null; status: "open" | "dismissed" },
  after: FindingPosition | null,
  limit: number,
): Promise<FindingRow[]> {
  return tx.query<FindingRow>(
    `SELECT f.kind, f.similarity, f.status, f.found_at AS "foundAt", f.article_id AS "articleId", v.title, a.status AS "articleStatus", f.passage,
       f.other_article_id AS "otherArticleId", w.title AS "otherTitle", o.status AS "otherArticleStatus", f.other_passage AS "otherPassage"
     FROM knowledge_finding f
     JOIN article a ON a.workspace_id = $1 AND a.id = f.article_id
     JOIN article_version v ON v.workspace_id = $1 AND v.article_id = a.id AND v.number = a.latest_number
     JOIN article o ON o.workspace_id = $1 AND o.id = f.other_article_id
     JOIN article_version w ON w.workspace_id = $1 AND w.article_id = o.id AND w.number = o.latest_number
     WHERE f.workspace_id = $1 AND f.status = $2 AND ($3::text IS NULL OR f.kind = $3)
       AND ($4::double precision IS NULL OR (-f.similarity, f.article_id, f.other_article_id, f.kind) > (-$4::double precision, $5::uuid, $6::uuid, $7::text))
     ORDER BY -f.similarity, f.article_id, f.other_article_id, f.kind LIMIT $8`,
    [
      tx.workspaceId,
      filter.status,
      filter.kind,
      after?.similarity ?? null,
      after?.articleId ?? null,
      after?.otherArticleId ?? null,
      after?.kind ?? null,
      limit,
    ],
  );
}

export async function countOpenFindings(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`SELECT count(*) AS count FROM knowledge_finding WHERE workspace_id = $1 AND status = 'open'`, [
    tx.workspaceId,
  ]);
  return row?.count ?? 0;
}

/** `before`: it was dismissed already. */
export async function dismissFinding(tx: Tx, kind: Finding["kind"], articleId: ArticleId, otherArticleId: ArticleId): Promise<"dismissed" | "before" | "none"> {
  const [row] = await tx.query<{ status: string }>(
    `SELECT status FROM knowledge_finding WHERE workspace_id = $1 AND kind = $2 AND article_id = $3 AND other_article_id = $4 FOR UPDATE`,
    [tx.workspaceId, kind, articleId, otherArticleId],
  );
  if (!row) return "none";
  if (row.status === "dismissed") return "before";
  await tx.query(`UPDATE knowledge_finding SET status = 'dismissed' WHERE workspace_id = $1 AND kind = $2 AND article_id = $3 AND other_article_id = $4`, [
    tx.workspaceId,
    kind,
    articleId,
    otherArticleId,
  ]);
  return "dismissed";
}
