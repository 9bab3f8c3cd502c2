import "server-only";
/** Bots of the tenant's own: how each is asked, and the turns that wait for an answer by API. */
import type { BotId, TurnId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

export type ExternalBotRow = { mode: "off" | "webhook" | "api"; url: string | null; secretCiphertext: string | null; timeoutMs: number; version: number };

/** Null before it was ever set. */
export async function findExternalBot(tx: Tx, botId: BotId): Promise<ExternalBotRow | null> {
  const [row] = await tx.query<ExternalBotRow>(
    `SELECT mode, url, secret_ciphertext AS "secretCiphertext", timeout_ms AS "timeoutMs", version FROM external_bot WHERE workspace_id = $1::uuid AND bot_id = $2::uuid`,
    [tx.workspaceId, botId],
  );
  return row ?? null;
}

/** The caller holds the bot's lock. */
export async function saveExternalBot(tx: Tx, botId: BotId, row: Omit<ExternalBotRow, "version">): Promise<void> {
  await tx.query(
    `INSERT INTO external_bot (workspace_id, bot_id, mode, url, secret_ciphertext, timeout_ms) VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6)
     ON CONFLICT (workspace_id, bot_id) DO UPDATE SET mode = excluded.mode, url = excluded.url, secret_ciphertext = excluded.secret_ciphertext,
       timeout_ms = excluded.timeout_ms, version = external_bot.version + 1`,
    [tx.workspaceId, botId, row.mode, row.url, row.secretCiphertext, row.timeoutMs],
  );
}

/** Leaves a turn to the tenant's program until then; no sweep takes it before. False when it waits already or is decided. */
export async function awaitExternalAnswer(tx: Tx, turnId: TurnId, until: Date): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE turn SET external_due_at = $3, due_at = $3 WHERE workspace_id = $1 AND id = $2 AND status = 'pending' AND external_due_at IS NULL RETURNING id`,
    [tx.workspaceId, turnId, until],
  );
  return rows.length === 1;
}

/** Turns that wait for an answer by API and whose time is not over, oldest first. */
export async function listAwaitingTurns(tx: Tx, workspaceId: WorkspaceId, limit: number): Promise<TurnId[]> {
  const rows = await tx.query<{ id: TurnId }>(
    `SELECT t.id FROM turn t JOIN conversation c ON c.workspace_id = t.workspace_id AND c.id = t.conversation_id
     WHERE t.workspace_id = $1 AND t.status = 'pending' AND t.external_due_at > $2 AND c.handled_by = 'bot' AND c.epoch = t.epoch ORDER BY t.created_at, t.id LIMIT $3`,
    [workspaceId, tx.now, limit],
  );
  return rows.map((row) => row.id);
}
