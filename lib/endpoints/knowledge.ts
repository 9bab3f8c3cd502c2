import "server-only";
/** The state of the workspace's knowledge as a whole. */
import { collectionListSchema, knowledgeSchema } from "@/lib/contracts/api/knowledge";
import { getKnowledge } from "@/lib/features/knowledge/get-knowledge";
import { listCollections } from "@/lib/features/knowledge/list-collections";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { presentCollection, presentKnowledge } from "./present-article";

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

export const knowledgeEndpoints: Endpoint[] = [knowledge, collections];
