import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ArticleId } from "@/lib/core/kernel/ids";
import { type Article, findArticle } from "@/lib/db/article";
import { withWorkspaceSql } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";

/** With its latest text. Throws not_found. */
export async function getArticle(actor: Actor, articleId: ArticleId): Promise<Article> {
  requireScope(actor, "knowledge:read");
  const article = await withWorkspaceSql(actor, (tx) => findArticle(tx, articleId));
  if (!article) throw notFound();
  return article;
}
