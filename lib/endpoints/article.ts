import "server-only";
/** The console's articles: list, write, publish, import. */
import {
  articlePageSchema,
  articleParamsSchema,
  articleSchema,
  articleVersionRequestSchema,
  createArticleRequestSchema,
  importArticlesRequestSchema,
  importArticlesResponseSchema,
  importBytesLimit,
  listArticlesQuerySchema,
  updateArticleRequestSchema,
} from "@/lib/contracts/api/article";
import { archiveArticle } from "@/lib/features/knowledge/archive-article";
import type { ArticleChange } from "@/lib/features/knowledge/change-article";
import { createArticle } from "@/lib/features/knowledge/create-article";
import { getArticle } from "@/lib/features/knowledge/get-article";
import { importArticles } from "@/lib/features/knowledge/import-articles";
import { listArticles } from "@/lib/features/knowledge/list-articles";
import { publishArticle } from "@/lib/features/knowledge/publish-article";
import { unpublishArticle } from "@/lib/features/knowledge/unpublish-article";
import { updateArticle } from "@/lib/features/knowledge/update-article";
import { type Endpoint, endpoint, json, type Reply } from "@/lib/http/endpoint";
import { AppError } from "@/lib/platform/errors";
import { presentArticle, presentArticlePage } from "./present-article";

const list = endpoint({
  name: "listArticles",
  method: "GET",
  path: "/api/v1/articles",
  summary: "Articles, the most recently changed first",
  auth: "member",
  scope: "knowledge:read",
  query: listArticlesQuerySchema,
  response: articlePageSchema,
  status: 200,
  handle: async ({ actor, query }) => json(200, presentArticlePage(await listArticles(actor, query))),
});

const create = endpoint({
  name: "createArticle",
  method: "POST",
  path: "/api/v1/articles",
  summary: "Write an article, as a draft or published at once",
  auth: "member",
  scope: "knowledge:write",
  body: createArticleRequestSchema,
  response: articleSchema,
  status: 201,
  errors: ["limit_full"],
  idempotent: true,
  bodyLimitBytes: 1024 * 1024,
  handle: async ({ actor, body }) =>
    json(201, presentArticle(await createArticle(actor, { ...body, url: body.url ?? null, collection: body.collection ?? null }))),
});

const get = endpoint({
  name: "getArticle",
  method: "GET",
  path: "/api/v1/articles/{articleId}",
  summary: "One article with its latest text",
  auth: "member",
  scope: "knowledge:read",
  params: articleParamsSchema,
  response: articleSchema,
  status: 200,
  handle: async ({ actor, params }) => json(200, presentArticle(await getArticle(actor, params.articleId))),
});

const update = endpoint({
  name: "updateArticle",
  method: "PATCH",
  path: "/api/v1/articles/{articleId}",
  summary: "Change an article; what is published stays until it is published again",
  auth: "member",
  scope: "knowledge:write",
  params: articleParamsSchema,
  body: updateArticleRequestSchema,
  response: articleSchema,
  status: 200,
  errors: ["version_conflict"],
  bodyLimitBytes: 1024 * 1024,
  handle: async ({ actor, params, body }) => articleChanged(await updateArticle(actor, params.articleId, body)),
});

const publish = endpoint({
  name: "publishArticle",
  method: "POST",
  path: "/api/v1/articles/{articleId}/publish",
  summary: "Let the bot answer from the article's latest text",
  auth: "member",
  scope: "knowledge:publish",
  params: articleParamsSchema,
  body: articleVersionRequestSchema,
  response: articleSchema,
  status: 200,
  errors: ["version_conflict"],
  handle: async ({ actor, params, body }) => articleChanged(await publishArticle(actor, params.articleId, body.version)),
});

const unpublish = endpoint({
  name: "unpublishArticle",
  method: "POST",
  path: "/api/v1/articles/{articleId}/unpublish",
  summary: "Make a published or archived article a draft",
  auth: "member",
  scope: "knowledge:publish",
  params: articleParamsSchema,
  body: articleVersionRequestSchema,
  response: articleSchema,
  status: 200,
  errors: ["version_conflict"],
  handle: async ({ actor, params, body }) => articleChanged(await unpublishArticle(actor, params.articleId, body.version)),
});

const archive = endpoint({
  name: "archiveArticle",
  method: "POST",
  path: "/api/v1/articles/{articleId}/archive",
  summary: "Put an article away",
  auth: "member",
  scope: "knowledge:publish",
  params: articleParamsSchema,
  body: articleVersionRequestSchema,
  response: articleSchema,
  status: 200,
  errors: ["version_conflict"],
  handle: async ({ actor, params, body }) => articleChanged(await archiveArticle(actor, params.articleId, body.version)),
});

const importMany = endpoint({
  name: "importArticles",
  method: "POST",
  path: "/api/v1/articles/import",
  summary: "Import articles from JSON Lines, Markdown or plain text; broken lines are named, the others go in",
  auth: "member",
  scope: "knowledge:write",
  body: importArticlesRequestSchema,
  response: importArticlesResponseSchema,
  status: 200,
  errors: ["limit_full"],
  idempotent: true,
  perMinute: 60,
  bodyLimitBytes: importBytesLimit,
  handle: async ({ actor, body }) => json(200, await importArticles(actor, { ...body, collection: body.collection ?? null })),
});

/** Throws version_conflict with the article as it is now. */
export function articleChanged(change: ArticleChange): Reply {
  if (change.kind === "changed") return json(200, presentArticle(change.article));
  throw new AppError("version_conflict", "Somebody has changed the article meanwhile. Compare with its present text, then save again with its version.", {
    extra: { current: presentArticle(change.current) },
  });
}

export const articleEndpoints: Endpoint[] = [list, create, importMany, get, update, publish, unpublish, archive];
