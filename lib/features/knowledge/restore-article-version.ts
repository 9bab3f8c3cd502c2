import "server-only";
import { type Actor, memberIdOf, requireScope } from "@/lib/access/actor";
import type { ArticleId } from "@/lib/core/kernel/ids";
import { findArticleVersion, insertArticleTexts, updateArticles } from "@/lib/db/article";
import { append } from "@/lib/events/append";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { type ArticleChange, changeArticle } from "./change-article";
import { isSameText } from "./is-same-text";
import { markTextsChanged } from "./mark-texts-changed";

/** An earlier text becomes the article's next one, as a draft: nothing in between is lost. Throws not_found, also for a number that it never had. */
export async function restoreArticleVersion(actor: Actor, articleId: ArticleId, version: number, number: number): Promise<ArticleChange> {
  requireScope(actor, "knowledge:write");
  return changeArticle(actor, articleId, version, async (tx, article) => {
    const earlier = await findArticleVersion(tx, articleId, { number });
    if (!earlier) throw notFound();
    if (isSameText(article, earlier)) return;
    const latestNumber = article.latestNumber + 1;
    const { title, body, url, exemplars } = earlier;
    const createdBy = memberIdOf(actor);
    await insertArticleTexts(tx, [{ title, body, url, exemplars, id: newId<"articleVersion">(), articleId, number: latestNumber }], createdBy);
    await updateArticles(tx, [{ ...article, latestNumber }]);
    await append(tx, actor, { type: "article.restored", subjectType: "article", subjectId: articleId, data: { number: latestNumber, from: number } });
    await markTextsChanged(tx);
  });
}
