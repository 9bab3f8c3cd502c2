import "server-only";
/** The published texts as an index takes them. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import type { SourceArticle } from "@/lib/core/retrieval/types";
import { type PublishedArticle, readPublishedTexts } from "@/lib/db/knowledge";
import { withWorkspaceSql } from "@/lib/db/tx";

const readPage = 500;

/** In the given order, read in pages: texts never change, so what is read later is what was published when the list was made. */
export async function readSourceArticles(workspaceId: WorkspaceId, articles: readonly PublishedArticle[]): Promise<SourceArticle[]> {
  const collections = new Map(articles.map((article) => [article.articleId, article.collectionId]));
  const read: SourceArticle[] = [];
  for (let start = 0; start < articles.length; start += readPage) {
    const texts = await withWorkspaceSql({ workspaceId }, (tx) => readPublishedTexts(tx, articles.slice(start, start + readPage)));
    for (const { articleId, ...text } of texts) read.push({ ...text, id: articleId, collectionId: collections.get(articleId) ?? null });
  }
  return read;
}
