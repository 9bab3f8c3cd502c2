import "server-only";
/** `/api/v1/api-keys`: keys for programs. */
import {
  apiKeyPageSchema,
  apiKeyParamsSchema,
  createApiKeyRequestSchema,
  createApiKeyResponseSchema,
  listApiKeysQuerySchema,
} from "@/lib/contracts/api/api-key";
import { createApiKey } from "@/lib/features/api-key/create-api-key";
import { listApiKeys } from "@/lib/features/api-key/list-api-keys";
import { revokeApiKey } from "@/lib/features/api-key/revoke-api-key";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";
import { presentApiKeyPage, presentCreatedApiKey } from "./present-api-key";

const getApiKeys = endpoint({
  name: "listApiKeys",
  method: "GET",
  path: "/api/v1/api-keys",
  summary: "The workspace's API keys, newest first, without the keys themselves.",
  auth: "member",
  scope: "api_key:write",
  query: listApiKeysQuerySchema,
  response: apiKeyPageSchema,
  status: 200,
  handle: async ({ actor, query }) => json(200, presentApiKeyPage(await listApiKeys(actor, query))),
});

const postApiKey = endpoint({
  name: "createApiKey",
  method: "POST",
  path: "/api/v1/api-keys",
  summary: "Makes a key with some of the caller's own permissions. The key is in this answer and nowhere else.",
  auth: "member",
  scope: "api_key:write",
  body: createApiKeyRequestSchema,
  response: createApiKeyResponseSchema,
  status: 201,
  errors: ["state_conflict"],
  perMinute: 60,
  idempotent: true,
  handle: async ({ actor, body }) =>
    json(201, presentCreatedApiKey(await createApiKey(actor, { ...body, expiresAt: body.expiresAt === null ? null : new Date(body.expiresAt) }))),
});

const deleteApiKey = endpoint({
  name: "revokeApiKey",
  method: "DELETE",
  path: "/api/v1/api-keys/{apiKeyId}",
  summary: "Ends a key: from now on it is refused.",
  auth: "member",
  scope: "api_key:write",
  params: apiKeyParamsSchema,
  response: null,
  status: 204,
  handle: async ({ actor, params }) => {
    await revokeApiKey(actor, params.apiKeyId);
    return noContent;
  },
});

export const apiKeyEndpoints: readonly Endpoint[] = [getApiKeys, postApiKey, deleteApiKey];
