import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import { type ArticleFilter, type ArticlePosition, type ArticleSummary, listArticles as readArticles } from "@/lib/db/article";
import { withWorkspaceSql } from "@/lib/db/tx";

export type ArticlePageRows = { articles: ArticleSummary[]; next: ArticlePosition | null };

/**
 * The most recently changed first, `limit` (1 to 100) at a time. `next` is null on the last page. Articles that come or change while somebody
 * turns pages stand before the first page; no article is shown twice.
 */
export async function listArticles(actor: Actor, input: { filter: ArticleFilter; after: ArticlePosition | null; limit: number }): Promise<ArticlePageRows> {
  requireScope(actor, "knowledge:read");
  const rows = await withWorkspaceSql(actor, (tx) => readArticles(tx, input.filter, input.after, input.limit + 1));
  const articles = rows.slice(0, input.limit);
  const last = articles.at(-1);
  return { articles, next: rows.length > input.limit && last ? { updatedAt: last.updatedAt, id: last.id } : null };
}
