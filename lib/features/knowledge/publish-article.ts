import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ArticleId } from "@/lib/core/kernel/ids";
import { updateArticles } from "@/lib/db/article";
import { append } from "@/lib/events/append";
import { type ArticleChange, changeArticle } from "./change-article";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";

/** The latest text becomes what the bot answers from, once its index is built. An archived article comes back. Throws not_found. */
export async function publishArticle(actor: Actor, articleId: ArticleId, version: number): Promise<ArticleChange> {
  requireScope(actor, "knowledge:publish");
  return changeArticle(actor, articleId, version, async (tx, article) => {
    if (article.status === "published" && article.publishedNumber === article.latestNumber) return;
    await updateArticles(tx, [{ ...article, status: "published", publishedNumber: article.latestNumber }]);
    await append(tx, actor, { type: "article.published", subjectType: "article", subjectId: articleId, data: { number: article.latestNumber } });
    await markKnowledgeChanged(tx);
  });
}
