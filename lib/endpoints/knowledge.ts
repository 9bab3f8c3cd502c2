import "server-only";
/** The state of the workspace's knowledge as a whole. */
import { collectionListSchema, dismissFindingRequestSchema, findingPageSchema, knowledgeSchema, listFindingsQuerySchema } from "@/lib/contracts/api/knowledge";
import { dismissFinding } from "@/lib/features/knowledge/dismiss-finding";
import { getKnowledge } from "@/lib/features/knowledge/get-knowledge";
import { listCollections } from "@/lib/features/knowledge/list-collections";
import { listFindings } from "@/lib/features/knowledge/list-findings";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";
import { presentCollection, presentFindingPage, presentKnowledge } from "./present-article";

const knowledge = endpoint({
  name: "getKnowledge",
  method: "GET",
  path: "/api/v1/knowledge",
  summary: "What the bot answers from, and whether that is what is published now",
  auth: "member",
  scope: "knowledge:read",
  response: knowledgeSchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentKnowledge(await getKnowledge(actor))),
});

const collections = endpoint({
  name: "listCollections",
  method: "GET",
  path: "/api/v1/collections",
  summary: "Collections of articles, by name",
  auth: "member",
  scope: "knowledge:read",
  response: collectionListSchema,
  status: 200,
  handle: async ({ actor }) => json(200, { data: (await listCollections(actor)).map(presentCollection) }),
});

const findings = endpoint({
  name: "listFindings",
  method: "GET",
  path: "/api/v1/knowledge/findings",
  summary: "Articles that say the same twice or may contradict each other, the most alike first",
  auth: "member",
  scope: "knowledge:read",
  query: listFindingsQuerySchema,
  response: findingPageSchema,
  status: 200,
  handle: async ({ actor, query }) => json(200, presentFindingPage(await listFindings(actor, query))),
});

const dismiss = endpoint({
  name: "dismissFinding",
  method: "POST",
  path: "/api/v1/knowledge/findings/dismiss",
  summary: "Say that two articles are meant as they are; the finding comes back when one of them changes",
  auth: "member",
  scope: "knowledge:write",
  body: dismissFindingRequestSchema,
  response: null,
  status: 204,
  errors: ["not_found"],
  handle: async ({ actor, body }) => {
    await dismissFinding(actor, body.articleId, body.otherArticleId, body.kind);
    return noContent;
  },
});

export const knowledgeEndpoints: Endpoint[] = [knowledge, collections, findings, dismiss];
