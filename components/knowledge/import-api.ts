/** Imports, the sites that knowledge is read from, what is said twice, and the texts that an article has had. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Article, ArticleVersion, ArticleVersionPage } from "@/lib/contracts/api/article";
import type { Import, ImportDocument, ImportDocumentPage, ImportPage } from "@/lib/contracts/api/import";
import type { Finding, FindingPage } from "@/lib/contracts/api/knowledge";
import type { KnowledgeSource, KnowledgeSourcePage, SourceWithImport } from "@/lib/contracts/api/knowledge-source";
import { type Api, newIdempotencyKey } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";

/** While something runs; the log tells only its beginning and its end. */
const runningPollMs = 1_000;

export function importListOptions(api: Api, slug: string) {
  return queryOptions({
    queryKey: queryKeys.importList(slug),
    queryFn: ({ signal }) => api.get<ImportPage>("/api/v1/imports", { signal }),
    refetchInterval: ({ state }) => (state.data?.data.some(({ status }) => status === "running") ? runningPollMs : false),
  });
}

export function importOptions(api: Api, slug: string, importId: string) {
  return queryOptions({
    queryKey: queryKeys.import(slug, importId),
    queryFn: ({ signal }) => api.get<Import>(`/api/v1/imports/${importId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? runningPollMs : false),
  });
}

export function importDocumentOptions(api: Api, slug: string, importId: string, status: ImportDocument["status"] | null, isRunning: boolean) {
  return infiniteQueryOptions({
    queryKey: queryKeys.importDocuments(slug, importId, { status }),
    queryFn: ({ pageParam, signal }) => api.get<ImportDocumentPage>(`/api/v1/imports/${importId}/documents`, { query: { status, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: isRunning ? runningPollMs : false,
  });
}

export function startImport(api: Api, input: { collection: string | null; publish: boolean }, idempotencyKey: string): Promise<Import> {
  return api.post("/api/v1/imports", { ...input, documents: [] }, { idempotencyKey });
}

export function addFile(api: Api, importId: string, file: File): Promise<ImportDocument> {
  return api.upload(`/api/v1/imports/${importId}/documents?name=${encodeURIComponent(file.name.slice(-255).toWellFormed())}`, file, {
    clientId: newIdempotencyKey(),
  });
}

export function actOnImport(api: Api, importId: string, act: "cancel" | "retry"): Promise<Import> {
  return api.post(`/api/v1/imports/${importId}/${act}`);
}

export type SourceSettings = Pick<KnowledgeSource, "recrawl" | "vanished" | "pageLimit">;
export type NewSource = SourceSettings & { kind: KnowledgeSource["kind"]; url: string; collection: string | null; publish: boolean };

export function sourceOptions(api: Api, slug: string) {
  return queryOptions({
    queryKey: queryKeys.sources(slug),
    queryFn: ({ signal }) => api.get<KnowledgeSourcePage>("/api/v1/knowledge-sources", { query: { limit: 100 }, signal }),
  });
}

export function createSource(api: Api, input: NewSource, idempotencyKey: string): Promise<SourceWithImport> {
  return api.post("/api/v1/knowledge-sources", input, { idempotencyKey });
}

export function updateSource(api: Api, source: KnowledgeSource, change: Partial<SourceSettings>): Promise<KnowledgeSource> {
  return api.patch(`/api/v1/knowledge-sources/${source.id}`, { version: source.version, ...change });
}

export function crawlSource(api: Api, sourceId: string): Promise<Import> {
  return api.post(`/api/v1/knowledge-sources/${sourceId}/crawl`);
}

export function removeSource(api: Api, sourceId: string): Promise<void> {
  return api.del(`/api/v1/knowledge-sources/${sourceId}`);
}

export function findingOptions(api: Api, slug: string, kind: Finding["kind"] | null) {
  return infiniteQueryOptions({
    queryKey: queryKeys.findingList(slug, { kind }),
    queryFn: ({ pageParam, signal }) => api.get<FindingPage>("/api/v1/knowledge/findings", { query: { kind, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function dismissFinding(api: Api, { article, other, kind }: Finding): Promise<void> {
  return api.post("/api/v1/knowledge/findings/dismiss", { articleId: article.id, otherArticleId: other.id, kind });
}

export function versionListOptions(api: Api, slug: string, articleId: string) {
  return infiniteQueryOptions({
    queryKey: queryKeys.articleVersions(slug, articleId),
    queryFn: ({ pageParam, signal }) => api.get<ArticleVersionPage>(`/api/v1/articles/${articleId}/versions`, { query: { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function versionOptions(api: Api, slug: string, articleId: string, versionId: string) {
  return queryOptions({
    queryKey: queryKeys.articleVersion(slug, articleId, versionId),
    queryFn: ({ signal }) => api.get<ArticleVersion>(`/api/v1/articles/${articleId}/versions/${versionId}`, { signal }),
    // A text never changes.
    staleTime: 3_600_000,
  });
}

export function restoreVersion(api: Api, article: Article, number: number): Promise<Article> {
  return api.post(`/api/v1/articles/${article.id}/restore`, { version: article.version, number });
}
