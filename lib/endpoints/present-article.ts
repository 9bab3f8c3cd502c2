import "server-only";
/** Articles and the state of knowledge as the console API shows them. */
import type { Article as ArticleOnWire, ArticlePage, ArticleSummary as SummaryOnWire, ArticleVersion, ArticleVersionPage } from "@/lib/contracts/api/article";
import type { Collection, Finding, FindingPage, Knowledge } from "@/lib/contracts/api/knowledge";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { Article, ArticleSummary, ArticleVersionText, CollectionId } from "@/lib/db/article";
import type { FindingRow } from "@/lib/db/finding";
import type { KnowledgeState } from "@/lib/features/knowledge/get-knowledge";
import type { ArticleVersionPageRows } from "@/lib/features/knowledge/list-article-versions";
import type { ArticlePageRows } from "@/lib/features/knowledge/list-articles";
import type { FindingPageRows } from "@/lib/features/knowledge/list-findings";

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

export function presentArticleVersionPage({ versions, publishedNumber, nextCursor }: ArticleVersionPageRows): ArticleVersionPage {
  return {
    data: versions.map(({ id, number, title, createdByName, createdAt }) => ({
      id: toWireId("articleVersion", id),
      number,
      title,
      isPublished: number === publishedNumber,
      writtenBy: createdByName,
      createdAt: createdAt.toISOString(),
    })),
    nextCursor,
  };
}

export function presentArticleVersion(version: ArticleVersionText & { publishedNumber: number | null }): ArticleVersion {
  const { id, number, title, body, url, exemplars, createdByName, createdAt, publishedNumber } = version;
  return {
    id: toWireId("articleVersion", id),
    number,
    title,
    body,
    url,
    exemplars: [...exemplars],
    isPublished: number === publishedNumber,
    writtenBy: createdByName,
    createdAt: createdAt.toISOString(),
  };
}

export function presentFindingPage({ findings, nextCursor, open }: FindingPageRows): FindingPage {
  return { data: findings.map(presentFinding), nextCursor, open };
}

function presentFinding(row: FindingRow): Finding {
  return {
    kind: row.kind,
    similarity: row.similarity,
    status: row.status,
    article: { id: toWireId("article", row.articleId), title: row.title, status: row.articleStatus, passage: row.passage },
    other: { id: toWireId("article", row.otherArticleId), title: row.otherTitle, status: row.otherArticleStatus, passage: row.otherPassage },
    foundAt: row.foundAt.toISOString(),
  };
}
