import "server-only";
import { type Actor, memberIdOf, requireScope } from "@/lib/access/actor";
import type { ArticleId } from "@/lib/core/kernel/ids";
import { type Article, type ArticleText, ensureCollections, insertArticleTexts, updateArticles } from "@/lib/db/article";
import { append } from "@/lib/events/append";
import { newId } from "@/lib/platform/ids";
import { type ArticleChange, changeArticle } from "./change-article";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";
import { markTextsChanged } from "./mark-texts-changed";
import { isSameText } from "./is-same-text";

export type ArticleUpdate = Partial<ArticleText> & { version: number; collection?: string | null };

/**
 * A changed text becomes the article's next number; what is published stays until it is published again. The collection belongs to the
 * article and not to its text, so moving a published one (which needs knowledge:publish) takes effect at once. Throws not_found.
 */
export async function updateArticle(actor: Actor, articleId: ArticleId, update: ArticleUpdate): Promise<ArticleChange> {
  requireScope(actor, "knowledge:write");
  return changeArticle(actor, articleId, update.version, async (tx, article) => {
    const text = textAfter(article, update);
    const name = update.collection === undefined ? article.collectionName : update.collection;
    const isMoved = name !== article.collectionName;
    const isRewritten = !isSameText(article, text);
    if (!isMoved && !isRewritten) return;
    const isPublished = article.publishedNumber !== null;
    if (isMoved && isPublished) requireScope(actor, "knowledge:publish");
    const latestNumber = article.latestNumber + (isRewritten ? 1 : 0);
    const collectionId = name === null ? null : ((await ensureCollections(tx, [name], newId<"collection">)).get(name) ?? null);
    if (isRewritten) {
      await insertArticleTexts(tx, [{ ...text, id: newId<"articleVersion">(), articleId, number: latestNumber }], memberIdOf(actor));
    }
    if (isRewritten) await markTextsChanged(tx);
    await updateArticles(tx, [{ id: articleId, collectionId, status: article.status, latestNumber, publishedNumber: article.publishedNumber }]);
    await append(tx, actor, { type: "article.updated", subjectType: "article", subjectId: articleId, data: { number: latestNumber } });
    if (isMoved && isPublished) await markKnowledgeChanged(tx);
  });
}

function textAfter(article: Article, update: ArticleUpdate): ArticleText {
  return {
    title: update.title ?? article.title,
    body: update.body ?? article.body,
    url: update.url === undefined ? article.url : update.url,
    exemplars: update.exemplars ?? article.exemplars,
  };
}
