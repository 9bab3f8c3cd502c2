import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ArticleId, Id } from "@/lib/core/kernel/ids";
import { type ArticleVersionText, findArticle, findArticleVersion } from "@/lib/db/article";
import { withWorkspaceSql } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";

/** One of the texts that the article has had. Throws not_found. */
export async function getArticleVersion(
  actor: Actor,
  articleId: ArticleId,
  versionId: Id<"articleVersion">,
): Promise<ArticleVersionText & { publishedNumber: number | null }> {
  requireScope(actor, "knowledge:read");
  return withWorkspaceSql(actor, async (tx) => {
    const article = await findArticle(tx, articleId);
    const version = await findArticleVersion(tx, articleId, { id: versionId });
    if (!article || !version) throw notFound();
    return { ...version, publishedNumber: article.publishedNumber };
  });
}
