import "server-only";
import { type Actor, memberIdOf, requireScope } from "@/lib/access/actor";
import { type Article, type ArticleText, ensureCollections, findArticle, insertArticles, insertArticleTexts } from "@/lib/db/article";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";
import { markTextsChanged } from "./mark-texts-changed";
import { requireArticleRoom } from "./require-article-room";

/** A new article, as a draft or published at once (which needs knowledge:publish). A collection of that name is made when there is none. Throws limit_full. */
export async function createArticle(actor: Actor, input: ArticleText & { collection: string | null; publish: boolean }): Promise<Article> {
  requireScope(actor, "knowledge:write");
  if (input.publish) requireScope(actor, "knowledge:publish");
  return withWorkspaceSql(actor, async (tx) => {
    await requireArticleRoom(tx, 1);
    const id = newId<"article">();
    const collections = await ensureCollections(tx, input.collection === null ? [] : [input.collection], newId<"collection">);
    await insertArticles(tx, [
      {
        id,
        externalId: null,
        collectionId: input.collection === null ? null : (collections.get(input.collection) ?? null),
        status: input.publish ? "published" : "draft",
        publishedNumber: input.publish ? 1 : null,
      },
    ]);
    await insertArticleTexts(tx, [{ ...input, id: newId<"articleVersion">(), articleId: id, number: 1 }], memberIdOf(actor));
    await markTextsChanged(tx);
    await append(tx, actor, { type: "article.created", subjectType: "article", subjectId: id, data: { number: 1 } });
    if (input.publish) {
      await append(tx, actor, { type: "article.published", subjectType: "article", subjectId: id, data: { number: 1 } });
      await markKnowledgeChanged(tx);
    }
    const article = await findArticle(tx, id);
    if (!article) throw notFound();
    return article;
  });
}
