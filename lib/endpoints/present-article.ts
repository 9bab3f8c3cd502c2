import "server-only";
/** Articles and the state of knowledge as the console API shows them. */
import type { Article as ArticleOnWire, ArticlePage, ArticleSummary as SummaryOnWire } from "@/lib/contracts/api/article";
import type { Collection, Knowledge } from "@/lib/contracts/api/knowledge";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { Article, ArticleSummary, CollectionId } from "@/lib/db/article";
import type { KnowledgeState } from "@/lib/features/knowledge/get-knowledge";
import type { ArticlePageRows } from "@/lib/features/knowledge/list-articles";

export function presentArticleSummary(article: ArticleSummary): SummaryOnWire {
  return {
    id: toWireId("article", article.id),
    externalId: article.externalId,
    status: article.status,
    title: article.title,
    url: article.url,
    collection: article.collectionId === null ? null : { id: toWireId("collection", article.collectionId), name: article.collectionName ?? "" },
    hasUnpublishedChanges: article.publishedNumber !== null && article.publishedNumber !== article.latestNumber,
    version: article.version,
    createdAt: article.createdAt.toISOString(),
    updatedAt: article.updatedAt.toISOString(),
  };
}

export function presentArticle(article: Article): ArticleOnWire {
  return {
    ...presentArticleSummary(article),
    body: article.body,
    exemplars: article.exemplars,
    latestNumber: article.latestNumber,
    publishedNumber: article.publishedNumber,
  };
}

export function presentArticlePage({ articles, nextCursor, streamCursor }: ArticlePageRows): ArticlePage {
  return { data: articles.map(presentArticleSummary), nextCursor, streamCursor };
}

export function presentCollection(collection: { id: CollectionId; name: string }): Collection {
  return { id: toWireId("collection", collection.id), name: collection.name };
}

export function presentKnowledge({ state, live, articles }: KnowledgeState): Knowledge {
  return {
    state,
    live:
      live === null
        ? null
        : {
            id: toWireId("knowledgeVersion", live.id),
            number: live.number,
            articleCount: live.articleCount,
            builtAt: (live.builtAt ?? live.createdAt).toISOString(),
          },
    articles,
  };
}
