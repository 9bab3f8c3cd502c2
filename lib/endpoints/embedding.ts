import "server-only";
/** `/api/v1/embedding`, and the trials of endpoints that a bot or the search is to use. */
import { botParamsSchema } from "@/lib/contracts/api/bot";
import {
  embeddingSchema,
  embeddingTrialSchema,
  modelTrialSchema,
  testEmbeddingRequestSchema,
  testModelRequestSchema,
  updateEmbeddingRequestSchema,
} from "@/lib/contracts/api/embedding";
import { testModel } from "@/lib/features/bot/test-model";
import { getEmbedding } from "@/lib/features/embedding/get-embedding";
import { testEmbedding } from "@/lib/features/embedding/test-embedding";
import { updateEmbedding } from "@/lib/features/embedding/update-embedding";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { presentEmbedding } from "./present-embedding";

const trialsPerMinute = 20;

const get = endpoint({
  name: "getEmbedding",
  method: "GET",
  path: "/api/v1/embedding",
  summary: "Search by meaning: where vectors come from, and whether every published text has one.",
  auth: "member",
  scope: "bot:read",
  response: embeddingSchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentEmbedding(await getEmbedding(actor))),
});

const put = endpoint({
  name: "updateEmbedding",
  method: "PUT",
  path: "/api/v1/embedding",
  summary: "Switches search by meaning on or off, or moves it to another endpoint.",
  auth: "member",
  scope: "bot:write",
  body: updateEmbeddingRequestSchema,
  response: embeddingSchema,
  status: 200,
  errors: ["version_conflict"],
  handle: async ({ actor, body }) =>
    json(200, presentEmbedding({ setting: await updateEmbedding(actor, body, (setting) => presentEmbedding({ setting, live: null })), live: null })),
});

const trySearch = endpoint({
  name: "testEmbedding",
  method: "POST",
  path: "/api/v1/embedding/test",
  summary: "Asks an embeddings endpoint for two vectors and says what is wrong, if anything. Stores nothing.",
  auth: "member",
  scope: "bot:write",
  body: testEmbeddingRequestSchema,
  response: embeddingTrialSchema,
  status: 200,
  perMinute: trialsPerMinute,
  handle: async ({ actor, body }) => json(200, await testEmbedding(actor, body)),
});

const tryModel = endpoint({
  name: "testModel",
  method: "POST",
  path: "/api/v1/bots/{botId}/model/test",
  summary: "Asks a model one question about a made-up passage and says what is wrong, if anything. Stores nothing.",
  auth: "member",
  scope: "bot:write",
  params: botParamsSchema,
  body: testModelRequestSchema,
  response: modelTrialSchema,
  status: 200,
  perMinute: trialsPerMinute,
  handle: async ({ actor, params, body }) => json(200, await testModel(actor, params.botId, body)),
});

export const embeddingEndpoints: readonly Endpoint[] = [get, put, trySearch, tryModel];
