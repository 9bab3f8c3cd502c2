import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ArticleId } from "@/lib/core/kernel/ids";
import { type ArticleVersionRow, findArticle, listArticleVersions as readVersions } from "@/lib/db/article";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { notFound } from "@/lib/platform/errors";

export type ArticleVersionPageRows = { versions: ArticleVersionRow[]; publishedNumber: number | null; nextCursor: string | null };

/** The newest text first. Throws not_found, and bad_request for the cursor of another list. */
export async function listArticleVersions(
  actor: Actor,
  articleId: ArticleId,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<ArticleVersionPageRows> {
  requireScope(actor, "knowledge:read");
  const list = `article versions ${articleId}`;
  const [number] = cursor === undefined ? [] : openCursor(list, cursor);
  return withWorkspaceSql(actor, async (tx) => {
    const article = await findArticle(tx, articleId);
    if (!article) throw notFound();
    const rows = await readVersions(tx, articleId, typeof number === "number" ? number : null, limit + 1);
    const versions = rows.slice(0, limit);
    const last = rows.length > limit ? versions.at(-1) : undefined;
    return { versions, publishedNumber: article.publishedNumber, nextCursor: last ? sealCursor(list, [last.number]) : null };
  });
}
