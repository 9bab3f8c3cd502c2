import "server-only";
/** Keys of a workspace. Of a key itself there is only the hash; finding one by it crosses tenants and is in `lookup.ts`. */
import type { ApiKeyId, MemberId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

export type ApiKeyRow = {
  id: ApiKeyId;
  name: string;
  hint: string;
  scopes: string[];
  createdById: MemberId | null;
  createdByName: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

const columns = `k.id, k.name, k.hint, k.scopes, k.created_by AS "createdById", m.name AS "createdByName", k.created_at AS "createdAt", k.expires_at AS "expiresAt",
  k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt"`;
const withMaker = `api_key k LEFT JOIN member m ON m.workspace_id = k.workspace_id AND m.id = k.created_by`;

export async function insertApiKey(
  tx: Tx,
  key: { id: ApiKeyId; name: string; hint: string; tokenSha256: string; scopes: readonly string[]; createdBy: MemberId | null; expiresAt: Date | null },
): Promise<void> {
  await tx.query(
    `INSERT INTO api_key (workspace_id, id, name, hint, token_sha256, scopes, created_by, created_at, expires_at)
     VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6::text[], $7::uuid, $8::timestamptz, $9::timestamptz)`,
    [tx.workspaceId, key.id, key.name, key.hint, key.tokenSha256, key.scopes, key.createdBy, tx.now, key.expiresAt],
  );
}

/** Newest first, from behind `before`. */
export async function listApiKeyRows(tx: Tx, before: string | null, limit: number): Promise<ApiKeyRow[]> {
  return tx.query<ApiKeyRow>(
    `SELECT ${columns} FROM ${withMaker} WHERE k.workspace_id = $1::uuid AND ($2::uuid IS NULL OR k.id < $2::uuid) ORDER BY k.id DESC LIMIT $3`,
    [tx.workspaceId, before, limit],
  );
}

export async function findApiKeyRow(tx: Tx, id: ApiKeyId): Promise<ApiKeyRow | null> {
  const [row] = await tx.query<ApiKeyRow>(`SELECT ${columns} FROM ${withMaker} WHERE k.workspace_id = $1::uuid AND k.id = $2::uuid`, [tx.workspaceId, id]);
  return row ?? null;
}

/** Keys that still work. */
export async function countLiveApiKeys(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM api_key k WHERE k.workspace_id = $1::uuid AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $2::timestamptz)`,
    [tx.workspaceId, tx.now],
  );
  return row?.count ?? 0;
}

/** False when it is revoked already or missing. */
export async function revokeApiKeyRow(tx: Tx, id: ApiKeyId): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE api_key SET revoked_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid AND revoked_at IS NULL RETURNING id`,
    [tx.workspaceId, id, tx.now],
  );
  return rows.length === 1;
}
