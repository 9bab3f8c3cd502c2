/** API keys of a workspace. */
import { infiniteQueryOptions } from "@tanstack/react-query";
import type { ApiKeyPage, CreateApiKeyResponse } from "@/lib/contracts/api/api-key";
import type { Api } from "@/lib/client/api-client";
import { newIdempotencyKey } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";
import type { Scope } from "@/lib/core/rbac/scopes";

export function apiKeyListOptions(api: Api, slug: string) {
  return infiniteQueryOptions({
    queryKey: queryKeys.apiKeys(slug),
    queryFn: ({ pageParam, signal }) => api.get<ApiKeyPage>("/api/v1/api-keys", { query: { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function createApiKey(api: Api, fields: { name: string; scopes: Scope[]; expiresAt: string | null }): Promise<CreateApiKeyResponse> {
  return api.post("/api/v1/api-keys", fields, { idempotencyKey: newIdempotencyKey() });
}

export function revokeApiKey(api: Api, apiKeyId: string): Promise<void> {
  return api.del(`/api/v1/api-keys/${apiKeyId}`);
}
