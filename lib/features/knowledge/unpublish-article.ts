import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ArticleId } from "@/lib/core/kernel/ids";
import { updateArticles } from "@/lib/db/article";
import { append } from "@/lib/events/append";
import { type ArticleChange, changeArticle } from "./change-article";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";

/** A published or archived article becomes a draft; the bot stops answering from it once the index is built. Throws not_found. */
export async function unpublishArticle(actor: Actor, articleId: ArticleId, version: number): Promise<ArticleChange> {
  requireScope(actor, "knowledge:publish");
  return changeArticle(actor, articleId, version, async (tx, article) => {
    if (article.status === "draft") return;
    await updateArticles(tx, [{ ...article, status: "draft", publishedNumber: null }]);
    await append(tx, actor, { type: "article.unpublished", subjectType: "article", subjectId: articleId, data: {} });
    if (article.publishedNumber !== null) await markKnowledgeChanged(tx);
  });
}
