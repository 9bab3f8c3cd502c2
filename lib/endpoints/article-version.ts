import "server-only";
/** What an article has said before, and the way back. */
import {
  articleParamsSchema,
  articleSchema,
  articleVersionPageSchema,
  articleVersionParamsSchema,
  articleVersionSchema,
  listArticleVersionsQuerySchema,
  restoreArticleRequestSchema,
} from "@/lib/contracts/api/article";
import { getArticleVersion } from "@/lib/features/knowledge/get-article-version";
import { listArticleVersions } from "@/lib/features/knowledge/list-article-versions";
import { restoreArticleVersion } from "@/lib/features/knowledge/restore-article-version";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { articleChanged } from "./article";
import { presentArticleVersion, presentArticleVersionPage } from "./present-article";

const list = endpoint({
  name: "listArticleVersions",
  method: "GET",
  path: "/api/v1/articles/{articleId}/versions",
  summary: "The texts that an article has had, the newest first",
  auth: "member",
  scope: "knowledge:read",
  params: articleParamsSchema,
  query: listArticleVersionsQuerySchema,
  response: articleVersionPageSchema,
  status: 200,
  handle: async ({ actor, params, query }) => json(200, presentArticleVersionPage(await listArticleVersions(actor, params.articleId, query))),
});

const get = endpoint({
  name: "getArticleVersion",
  method: "GET",
  path: "/api/v1/articles/{articleId}/versions/{versionId}",
  summary: "One of the texts that an article has had",
  auth: "member",
  scope: "knowledge:read",
  params: articleVersionParamsSchema,
  response: articleVersionSchema,
  status: 200,
  handle: async ({ actor, params }) => json(200, presentArticleVersion(await getArticleVersion(actor, params.articleId, params.versionId))),
});

const restore = endpoint({
  name: "restoreArticleVersion",
  method: "POST",
  path: "/api/v1/articles/{articleId}/restore",
  summary: "Make an earlier text the latest one; what is published stays until it is published again",
  auth: "member",
  scope: "knowledge:write",
  params: articleParamsSchema,
  body: restoreArticleRequestSchema,
  response: articleSchema,
  status: 200,
  errors: ["version_conflict"],
  handle: async ({ actor, params, body }) => articleChanged(await restoreArticleVersion(actor, params.articleId, body.version, body.number)),
});

export const articleVersionEndpoints: Endpoint[] = [list, get, restore];
