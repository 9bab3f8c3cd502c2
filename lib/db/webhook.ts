import "server-only";
/** Webhook endpoints: where a workspace has its events sent. What is sent lies in `webhook-delivery.ts`. */
import type { WebhookId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

export type DisabledCause = "member" | "gone" | "failing";

export type WebhookSettings = { url: string; description: string; eventTypes: readonly string[] };

export type WebhookRow = WebhookSettings & {
  id: WebhookId;
  state: "enabled" | "disabled";
  disabledCause: DisabledCause | null;
  disabledAt: Date | null;
  secretCiphertext: string;
  previousSecretCiphertext: string | null;
  previousSecretUntil: Date | null;
  afterSeq: number;
  failingSince: Date | null;
  ailing: boolean;
  holdUntil: Date | null;
  version: number;
  createdAt: Date;
};

const columns = `id, url, description, event_types AS "eventTypes", state, disabled_cause AS "disabledCause", disabled_at AS "disabledAt",
  secret_ciphertext AS "secretCiphertext", previous_secret_ciphertext AS "previousSecretCiphertext", previous_secret_until AS "previousSecretUntil",
  after_seq AS "afterSeq", failing_since AS "failingSince", ailing, hold_until AS "holdUntil", version, created_at AS "createdAt"`;

/** Enabled at once. Gets what is sealed from now on. */
export async function insertWebhook(tx: Tx, webhook: WebhookSettings & { id: WebhookId; secretCiphertext: string }): Promise<void> {
  await tx.query(
    `INSERT INTO webhook_endpoint (workspace_id, id, url, description, event_types, state, secret_ciphertext, after_seq, created_at)
     VALUES ($1, $2, $3, $4, $5::jsonb, 'enabled', $6, coalesce((SELECT seq FROM seal_head WHERE workspace_id = $1), 0), $7)`,
    [tx.workspaceId, webhook.id, webhook.url, webhook.description, JSON.stringify(webhook.eventTypes), webhook.secretCiphertext, tx.now],
  );
}

/** All of them, oldest first: their number is limited. */
export async function listWebhooks(tx: Tx): Promise<WebhookRow[]> {
  return tx.query<WebhookRow>(`SELECT ${columns} FROM webhook_endpoint WHERE workspace_id = $1 ORDER BY id`, [tx.workspaceId]);
}

export async function findWebhook(tx: Tx, id: WebhookId): Promise<WebhookRow | null> {
  const [row] = await tx.query<WebhookRow>(`SELECT ${columns} FROM webhook_endpoint WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]);
  return row ?? null;
}

/** Locks the row until the transaction ends. */
export async function lockWebhook(tx: Tx, id: WebhookId): Promise<WebhookRow | null> {
  const [row] = await tx.query<WebhookRow>(`SELECT ${columns} FROM webhook_endpoint WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [tx.workspaceId, id]);
  return row ?? null;
}

/** What a person changes; the caller holds the lock. Enabling forgets the failures before, and what waited is due at once. */
export async function updateWebhookRow(tx: Tx, id: WebhookId, settings: WebhookSettings, state: "enabled" | "disabled"): Promise<void> {
  await tx.query(
    `UPDATE webhook_endpoint SET url = $3, description = $4, event_types = $5::jsonb, version = version + 1, state = $6,
       disabled_cause = CASE WHEN $6 = 'enabled' THEN NULL ELSE coalesce(disabled_cause, 'member') END,
       disabled_at = CASE WHEN $6 = 'enabled' THEN NULL ELSE coalesce(disabled_at, $7) END,
       failing_since = CASE WHEN $6 = 'enabled' AND state = 'disabled' THEN NULL ELSE failing_since END,
       ailing = ailing AND NOT ($6 = 'enabled' AND state = 'disabled'),
       hold_until = CASE WHEN $6 = 'enabled' AND state = 'disabled' THEN NULL ELSE hold_until END
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id, settings.url, settings.description, JSON.stringify(settings.eventTypes), state, tx.now],
  );
}

/** Without a person: the receiver is gone, or nothing reached it for days. */
export async function disableWebhookRow(tx: Tx, id: WebhookId, cause: "gone" | "failing"): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE webhook_endpoint SET state = 'disabled', disabled_cause = $3, disabled_at = $4, version = version + 1
     WHERE workspace_id = $1 AND id = $2 AND state = 'enabled' RETURNING id`,
    [tx.workspaceId, id, cause, tx.now],
  );
  return rows.length === 1;
}

export async function replaceWebhookSecret(tx: Tx, id: WebhookId, secretCiphertext: string, previousUntil: Date | null): Promise<void> {
  await tx.query(
    `UPDATE webhook_endpoint SET secret_ciphertext = $3, version = version + 1, previous_secret_until = $4::timestamptz,
       previous_secret_ciphertext = CASE WHEN $4::timestamptz IS NULL THEN NULL ELSE secret_ciphertext END
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id, secretCiphertext, previousUntil],
  );
}

export async function deleteWebhookRow(tx: Tx, id: WebhookId): Promise<void> {
  await tx.query(`DELETE FROM webhook_endpoint WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]);
}

/** What a try said about the endpoint itself. Writes nothing when nothing changes. */
export async function noteWebhookHealth(
  tx: Tx,
  id: WebhookId,
  health: { delivered: boolean; ailing: boolean; holdUntil: Date | null },
): Promise<{ failingSince: Date | null }> {
  const failing = health.delivered ? null : tx.now;
  await tx.query(
    `UPDATE webhook_endpoint SET failing_since = CASE WHEN $3::timestamptz IS NULL THEN NULL ELSE coalesce(failing_since, $3::timestamptz) END, ailing = $4,
       hold_until = greatest(hold_until, $5::timestamptz)
     WHERE workspace_id = $1 AND id = $2 AND ((failing_since IS NULL) <> ($3::timestamptz IS NULL) OR ailing <> $4 OR $5::timestamptz IS NOT NULL)`,
    [tx.workspaceId, id, failing, health.ailing, health.holdUntil],
  );
  const [row] = await tx.query<{ failingSince: Date | null }>(
    `SELECT failing_since AS "failingSince" FROM webhook_endpoint WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id],
  );
  return { failingSince: row?.failingSince ?? null };
}

/** Members who are told when an endpoint is disabled. */
export async function listWebhookKeepers(tx: Tx, roles: readonly string[]): Promise<{ memberId: string; accountId: string; email: string }[]> {
  return tx.query(
    `SELECT id AS "memberId", account_id AS "accountId", email FROM member WHERE workspace_id = $1::uuid AND status = 'active' AND role = ANY ($2::text[]) ORDER BY id`,
    [tx.workspaceId, roles],
  );
}
