import "server-only";
/** Tools: addresses of the workspace's own systems that are called once a decision allows it. */
import type { ApprovalPolicy } from "@/lib/core/approval/approval-policy";
import type { ConversationId, ToolId } from "@/lib/core/kernel/ids";
import { botCallLimit, type ToolIdentity, type ToolMethod } from "@/lib/core/tool/tool-limits";
import type { Tx } from "./tx";

export type ToolSettings = {
  description: string;
  method: ToolMethod;
  url: string;
  identity: ToolIdentity;
  enabled: boolean;
  /** In a conversation, with a model. */ botMayAsk: boolean;
};

export type ToolRow = ToolSettings & { id: ToolId; name: string; secretCiphertext: string; version: number; createdAt: Date; deletedAt: Date | null };

const columns = `id, name, description, method, url, identity, enabled, bot_may_ask AS "botMayAsk", secret_ciphertext AS "secretCiphertext", version, created_at AS "createdAt", deleted_at AS "deletedAt"`;

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
    `INSERT INTO tool (workspace_id, id, name, description, method, url, identity, enabled, bot_may_ask, secret_ciphertext, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [tx.workspaceId, row.id, row.name, row.description, row.method, row.url, row.identity, row.enabled, row.botMayAsk, row.secretCiphertext, tx.now],
  );
}

export async function updateToolRow(tx: Tx, id: ToolId, { description, method, url, identity, enabled, botMayAsk }: ToolSettings): Promise<void> {
  await tx.query(
    `UPDATE tool SET description = $3, method = $4, url = $5, identity = $6, enabled = $7, bot_may_ask = $8, version = version + 1 WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id, description, method, url, identity, enabled, botMayAsk],
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

/** A tool that a bot may ask for, with the policy of its name. */
export type OfferedTool = Pick<ToolRow, "id" | "name" | "description"> & { policy: ApprovalPolicy };

/**
 * What the bot may ask for in a conversation now: for its visitor, and while it has not asked too often. Null: in a trial, as for a visitor whom the site has
 * signed in. A tool about which nobody could be asked is not among them.
 */
export async function listOfferedTools(tx: Tx, conversationId: ConversationId | null): Promise<OfferedTool[]> {
  const rows = await tx.query<OfferedTool>(
    `SELECT t.id, t.name, t.description, p.policy FROM tool t
     CROSS JOIN LATERAL (SELECT a.policy FROM approval_policy a WHERE a.workspace_id = $1 AND a.action = t.name ORDER BY a.number DESC LIMIT 1) p
     WHERE t.workspace_id = $1 AND t.deleted_at IS NULL AND t.enabled AND t.bot_may_ask AND ($2::uuid IS NULL OR (
       (t.identity = 'none' OR EXISTS (
         SELECT 1 FROM conversation c JOIN visitor v ON v.workspace_id = $1 AND v.id = c.visitor_id
         WHERE c.workspace_id = $1 AND c.id = $2 AND v.contact_id IS NOT NULL))
       AND (SELECT count(*) FROM visitor_request r WHERE r.workspace_id = $1 AND r.conversation_id = $2 AND r.tool_id IS NOT NULL) < $3))
     ORDER BY t.name`,
    [tx.workspaceId, conversationId, botCallLimit],
  );
  return rows.filter(({ policy }) => policy.tiers.length > 0);
}
