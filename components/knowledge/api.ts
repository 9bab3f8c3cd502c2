/** Articles, collections, imports and the state of the knowledge. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Article, ArticlePage, ArticleStatus, ImportArticlesResponse } from "@/lib/contracts/api/article";
import type { CollectionList, Knowledge } from "@/lib/contracts/api/knowledge";
import type { Api } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";

export type ArticleFilters = { status: ArticleStatus | null; collectionId: string | null; q: string | null };

/** The filters in an address; what is not one is left out. */
export function articleFilters(search: { get(name: string): string | null }): ArticleFilters {
  const status = search.get("status");
  return {
    status: status === "draft" || status === "published" || status === "archived" ? status : null,
    collectionId: search.get("collection") || null,
    q: search.get("q")?.trim() || null,
  };
}

export function articleListOptions(api: Api, slug: string, filters: ArticleFilters) {
  return infiniteQueryOptions({
    queryKey: queryKeys.articleList(slug, filters),
    queryFn: ({ pageParam, signal }) => api.get<ArticlePage>("/api/v1/articles", { query: { ...filters, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function articleOptions(api: Api, slug: string, articleId: string) {
  return queryOptions({ queryKey: queryKeys.article(slug, articleId), queryFn: ({ signal }) => api.get<Article>(`/api/v1/articles/${articleId}`, { signal }) });
}

export function collectionOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.collections(slug), queryFn: ({ signal }) => api.get<CollectionList>("/api/v1/collections", { signal }) });
}

const buildingPollMs = 2_000;

/** Asked again while an index is being built, should the stream be silent. */
export function knowledgeOptions(api: Api, slug: string) {
  return queryOptions({
    queryKey: queryKeys.knowledge(slug),
    queryFn: ({ signal }) => api.get<Knowledge>("/api/v1/knowledge", { signal }),
    refetchInterval: ({ state }) => (state.data?.state === "building" ? buildingPollMs : false),
  });
}

export type ArticleText = { title: string; body: string; exemplars: string[]; url: string | null; collection: string | null };

export function createArticle(api: Api, text: ArticleText & { publish: boolean }, idempotencyKey: string): Promise<Article> {
  return api.post("/api/v1/articles", text, { idempotencyKey });
}

export function updateArticle(api: Api, articleId: string, version: number, text: ArticleText): Promise<Article> {
  return api.patch(`/api/v1/articles/${articleId}`, { version, ...text });
}

export type ArticleAct = "publish" | "unpublish" | "archive";

export function actOnArticle(api: Api, article: { id: string; version: number }, act: ArticleAct): Promise<Article> {
  return api.post(`/api/v1/articles/${article.id}/${act}`, { version: article.version });
}

export type ArticleImport = { format: "jsonl" | "markdown" | "text"; content: string; collection: string | null; publish: boolean };

export function importArticles(api: Api, input: ArticleImport, idempotencyKey: string): Promise<ImportArticlesResponse> {
  return api.post("/api/v1/articles/import", input, { idempotencyKey });
}
