import "server-only";
import type { ApiKey, ApiKeyPage, CreateApiKeyResponse } from "@/lib/contracts/api/api-key";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { ApiKeyRow } from "@/lib/db/api-key";
import type { ApiKeyStatus } from "@/lib/features/api-key/api-key-status";
import type { ApiKeyPageRows } from "@/lib/features/api-key/list-api-keys";

function presentApiKey(row: ApiKeyRow, status: ApiKeyStatus): ApiKey {
  const { id, name, hint, scopes, createdById, createdByName, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
  return {
    id: toWireId("apiKey", id),
    name,
    hint,
    scopes,
    status,
    createdBy: createdById === null ? null : { id: toWireId("member", createdById), name: createdByName ?? "" },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}

export function presentApiKeyPage({ apiKeys, nextCursor, streamCursor }: ApiKeyPageRows): ApiKeyPage {
  return { data: apiKeys.map((row) => presentApiKey(row, row.status)), nextCursor, streamCursor };
}

export function presentCreatedApiKey({ apiKey, key }: { apiKey: ApiKeyRow; key: string }): CreateApiKeyResponse {
  return { apiKey: presentApiKey(apiKey, "active"), key };
}
