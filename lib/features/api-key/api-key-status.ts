import type { ApiKeyRow } from "@/lib/db/api-key";

export type ApiKeyStatus = "active" | "expired" | "revoked";

export function apiKeyStatus(row: Pick<ApiKeyRow, "expiresAt" | "revokedAt">, now: Date): ApiKeyStatus {
  if (row.revokedAt) return "revoked";
  return row.expiresAt && row.expiresAt <= now ? "expired" : "active";
}
