import "server-only";
/** Tools: addresses of the workspace's own systems that are called once a decision allows it. */
import type { ToolId } from "@/lib/core/kernel/ids";
import type { ToolIdentity, ToolMethod } from "@/lib/core/tool/tool-limits";
import type { Tx } from "./tx";

export type ToolSettings = { description: string; method: ToolMethod; url: string; identity: ToolIdentity; enabled: boolean };

export type ToolRow = ToolSettings & { id: ToolId; name: string; secretCiphertext: string; version: number; createdAt: Date; deletedAt: Date | null };

const columns = `id, name, description, method, url, identity, enabled, secret_ciphertext AS "secretCiphertext", version, created_at AS "createdAt", deleted_at AS "deletedAt"`;

/** One write at a time: held until the transaction ends. */
export async function lockTools(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text`, [`tool:${tx.workspaceId}`]);
}

/** By name: their number is limited. */
export async function listToolRows(tx: Tx): Promise<ToolRow[]> {
  return tx.query<ToolRow>(`SELECT ${columns} FROM tool WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY name`, [tx.workspaceId]);
}

/** One that was removed is not found. */
export async function findTool(tx: Tx, id: ToolId): Promise<ToolRow | null> {
  const row = await findToolOfCall(tx, id);
  return row?.deletedAt === null ? row : null;
}

/** One that was removed, too. */
export async function findToolOfCall(tx: Tx, id: ToolId): Promise<ToolRow | null> {
  const [row] = await tx.query<ToolRow>(`SELECT ${columns} FROM tool WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]);
  return row ?? null;
}

export async function insertTool(tx: Tx, row: ToolSettings & { id: ToolId; name: string; secretCiphertext: string }): Promise<void> {
  await tx.query(
    `INSERT INTO tool (workspace_id, id, name, description, method, url, identity, enabled, secret_ciphertext, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tx.workspaceId, row.id, row.name, row.description, row.method, row.url, row.identity, row.enabled, row.secretCiphertext, tx.now],
  );
}

export async function updateToolRow(tx: Tx, id: ToolId, { description, method, url, identity, enabled }: ToolSettings): Promise<void> {
  await tx.query(
    `UPDATE tool SET description = $3, method = $4, url = $5, identity = $6, enabled = $7, version = version + 1 WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id, description, method, url, identity, enabled],
  );
}

export async function replaceToolSecret(tx: Tx, id: ToolId, secretCiphertext: string): Promise<void> {
  await tx.query(`UPDATE tool SET secret_ciphertext = $3, version = version + 1 WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id, secretCiphertext]);
}

/** Nothing is called any more; the secret is gone. */
export async function markToolDeleted(tx: Tx, id: ToolId): Promise<void> {
  await tx.query(`UPDATE tool SET deleted_at = $3, enabled = false, secret_ciphertext = '', version = version + 1 WHERE workspace_id = $1 AND id = $2`, [
    tx.workspaceId,
    id,
    tx.now,
  ]);
}
