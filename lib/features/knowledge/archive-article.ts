import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ArticleId } from "@/lib/core/kernel/ids";
import { updateArticles } from "@/lib/db/article";
import { append } from "@/lib/events/append";
import { type ArticleChange, changeArticle } from "./change-article";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";
import { markTextsChanged } from "./mark-texts-changed";

/** Puts an article away: out of the bot's answers, kept with all its texts because decisions name them. Throws not_found. */
export async function archiveArticle(actor: Actor, articleId: ArticleId, version: number): Promise<ArticleChange> {
  requireScope(actor, "knowledge:publish");
  return changeArticle(actor, articleId, version, async (tx, article) => {
    if (article.status === "archived") return;
    await updateArticles(tx, [{ ...article, status: "archived", publishedNumber: null }]);
    await append(tx, actor, { type: "article.archived", subjectType: "article", subjectId: articleId, data: {} });
    await markTextsChanged(tx);
    if (article.publishedNumber !== null) await markKnowledgeChanged(tx);
  });
}
