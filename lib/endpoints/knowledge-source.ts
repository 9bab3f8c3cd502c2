import "server-only";
/** Sites that knowledge is read from: add, change, read again, remove. */
import { importSchema } from "@/lib/contracts/api/import";
import {
  createSourceRequestSchema,
  knowledgeSourcePageSchema,
  knowledgeSourceSchema,
  listSourcesQuerySchema,
  sourceParamsSchema,
  sourceWithImportSchema,
  updateSourceRequestSchema,
} from "@/lib/contracts/api/knowledge-source";
import { crawlSource } from "@/lib/features/knowledge/crawl-source";
import { createSource } from "@/lib/features/knowledge/create-source";
import { getSource } from "@/lib/features/knowledge/get-source";
import { listSources } from "@/lib/features/knowledge/list-sources";
import { removeSource } from "@/lib/features/knowledge/remove-source";
import { updateSource } from "@/lib/features/knowledge/update-source";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";
import { AppError } from "@/lib/platform/errors";
import { presentImport, presentSource, presentSourcePage } from "./present-import";

const path = "/api/v1/knowledge-sources";

const list = endpoint({
  name: "listKnowledgeSources",
  method: "GET",
  path,
  summary: "Sites that knowledge is read from, the newest first",
  auth: "member",
  scope: "knowledge:read",
  query: listSourcesQuerySchema,
  response: knowledgeSourcePageSchema,
  status: 200,
  handle: async ({ actor, query }) => json(200, presentSourcePage(await listSources(actor, query))),
});

const create = endpoint({
  name: "createKnowledgeSource",
  method: "POST",
  path,
  summary: "Read a page, or all pages of a sitemap, now and as often as wanted; an address that is there already is read again",
  auth: "member",
  scope: "knowledge:write",
  body: createSourceRequestSchema,
  response: sourceWithImportSchema,
  status: 201,
  errors: ["address_refused", "state_conflict"],
  perMinute: 60,
  handle: async ({ actor, body }) => {
    const { source, run } = await createSource(actor, { ...body, collection: body.collection ?? null });
    return json(201, { source: presentSource(source), import: presentImport(run) });
  },
});

const get = endpoint({
  name: "getKnowledgeSource",
  method: "GET",
  path: `${path}/{sourceId}`,
  summary: "One site that knowledge is read from",
  auth: "member",
  scope: "knowledge:read",
  params: sourceParamsSchema,
  response: knowledgeSourceSchema,
  status: 200,
  handle: async ({ actor, params }) => json(200, presentSource(await getSource(actor, params.sourceId))),
});

const update = endpoint({
  name: "updateKnowledgeSource",
  method: "PATCH",
  path: `${path}/{sourceId}`,
  summary: "Change how often a site is read and what becomes of its pages",
  auth: "member",
  scope: "knowledge:write",
  params: sourceParamsSchema,
  body: updateSourceRequestSchema,
  response: knowledgeSourceSchema,
  status: 200,
  errors: ["version_conflict"],
  handle: async ({ actor, params, body }) => {
    const change = await updateSource(actor, params.sourceId, body);
    if (change.kind === "changed") return json(200, presentSource(change.source));
    throw new AppError("version_conflict", "Somebody has changed the source meanwhile. Compare with its present settings, then save again with its version.", {
      extra: { current: presentSource(change.source) },
    });
  },
});

const crawl = endpoint({
  name: "crawlKnowledgeSource",
  method: "POST",
  path: `${path}/{sourceId}/crawl`,
  summary: "Read a site once more now",
  auth: "member",
  scope: "knowledge:write",
  params: sourceParamsSchema,
  response: importSchema,
  status: 202,
  errors: ["state_conflict"],
  perMinute: 60,
  handle: async ({ actor, params }) => json(202, presentImport(await crawlSource(actor, params.sourceId))),
});

const remove = endpoint({
  name: "removeKnowledgeSource",
  method: "DELETE",
  path: `${path}/{sourceId}`,
  summary: "Stop reading a site; its articles stay",
  auth: "member",
  scope: "knowledge:write",
  params: sourceParamsSchema,
  response: null,
  status: 204,
  handle: async ({ actor, params }) => {
    await removeSource(actor, params.sourceId);
    return noContent;
  },
});

export const knowledgeSourceEndpoints: Endpoint[] = [list, create, crawl, get, update, remove];
