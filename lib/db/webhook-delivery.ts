import "server-only";
/**
 * What is to be sent to webhook endpoints, and every try. An endpoint's `due_at` says when its next delivery is due; a process takes the whole
 * endpoint by a lease, so one endpoint never has more requests at a time than one process sends it.
 */
import type { WebhookDeliveryId, WebhookId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Tx, withoutTenant } from "./tx";

export type DeliveryStatus = "pending" | "delivered" | "failed";
export type NewDelivery = { id: string; endpointId: WebhookId; eventId: string; eventType: string; body: string };
export type DueDelivery = { id: WebhookDeliveryId; eventId: string; eventType: string; body: string; attempts: number };
export type Lease = { workspaceId: WorkspaceId; endpointId: WebhookId; token: string };

/** Queues deliveries, due now. One for an event and endpoint that is there already is left alone. */
export async function insertDeliveries(tx: Tx, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await tx.query(
    `INSERT INTO webhook_delivery (workspace_id, id, endpoint_id, event_id, event_type, is_test, body, status, due_at, created_at)
     SELECT $1, d.id, d.endpoint_id, d.event_id, d.event_type, false, d.body, 'pending', $7, $7
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[]) AS d (id, endpoint_id, event_id, event_type, body)
     ON CONFLICT (workspace_id, endpoint_id, event_id) DO NOTHING`,
    [
      tx.workspaceId,
      deliveries.map((delivery) => delivery.id),
      deliveries.map((delivery) => delivery.endpointId),
      deliveries.map((delivery) => delivery.eventId),
      deliveries.map((delivery) => delivery.eventType),
      deliveries.map((delivery) => delivery.body),
      tx.now,
    ],
  );
  await wakeWebhooks(tx, [...new Set(deliveries.map((delivery) => delivery.endpointId))]);
}

/** Queues again, from the beginning of the schedule, what the events of the page had or did not have. */
export async function replayDeliveries(tx: Tx, deliveries: readonly NewDelivery[], which: "failed" | "all"): Promise<void> {
  if (deliveries.length === 0) return;
  await insertDeliveries(tx, deliveries);
  await tx.query(
    `UPDATE webhook_delivery SET status = 'pending', attempts = 0, due_at = $4, ended_at = NULL
     WHERE workspace_id = $1 AND endpoint_id = $2 AND event_id = ANY ($3::uuid[]) AND (status = 'failed' OR (status = 'delivered' AND $5))`,
    [tx.workspaceId, deliveries[0]?.endpointId, deliveries.map((delivery) => delivery.eventId), tx.now, which === "all"],
  );
}

/** Queues one again, whatever became of it. False for a test or a missing one. */
export async function replayDelivery(tx: Tx, endpointId: WebhookId, id: WebhookDeliveryId): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE webhook_delivery SET status = 'pending', attempts = 0, due_at = $4, ended_at = NULL
     WHERE workspace_id = $1 AND endpoint_id = $2 AND id = $3 AND NOT is_test RETURNING id`,
    [tx.workspaceId, endpointId, id, tx.now],
  );
  if (rows.length === 1) await wakeWebhooks(tx, [endpointId]);
  return rows.length === 1;
}

/** Says that endpoints have something due now; one that asked for patience is due when that is over. */
export async function wakeWebhooks(tx: Tx, ids: readonly WebhookId[]): Promise<void> {
  await tx.query(
    `UPDATE webhook_endpoint SET due_at = greatest(least(due_at, $3::timestamptz), hold_until) WHERE workspace_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.workspaceId, ids, tx.now],
  );
}

/** A test is tried once, by whoever asked for it: it is never due. */
export async function insertTestDelivery(tx: Tx, delivery: NewDelivery): Promise<void> {
  await tx.query(
    `INSERT INTO webhook_delivery (workspace_id, id, endpoint_id, event_id, event_type, is_test, body, status, created_at)
     VALUES ($1, $2, $3, $4, $5, true, $6, 'pending', $7)`,
    [tx.workspaceId, delivery.id, delivery.endpointId, delivery.eventId, delivery.eventType, delivery.body, tx.now],
  );
}

/** Leases endpoints with something due, across tenants: `ailing` ones or the others. */
export async function leaseDueWebhooks(now: Date, until: Date, token: string, ailing: boolean, limit: number): Promise<Lease[]> {
  const rows = await withoutTenant<{ workspace_id: WorkspaceId; endpoint_id: WebhookId }>(
    `SELECT workspace_id, endpoint_id FROM lease_due_webhooks($1, $2, $3, $4, $5)`,
    [now, until, token, ailing, limit],
  );
  return rows.map((row) => ({ workspaceId: row.workspace_id, endpointId: row.endpoint_id, token }));
}

/** Longest due first. */
export async function readDueDeliveries(tx: Tx, endpointId: WebhookId, limit: number): Promise<DueDelivery[]> {
  return tx.query<DueDelivery>(
    `SELECT id, event_id AS "eventId", event_type AS "eventType", body, attempts FROM webhook_delivery
     WHERE workspace_id = $1 AND endpoint_id = $2 AND status = 'pending' AND due_at <= $3 ORDER BY due_at, id LIMIT $4`,
    [tx.workspaceId, endpointId, tx.now, limit],
  );
}

/**
 * Gives an endpoint back: its next due time is that of its next delivery, not before it may be called again, and never in the past, so that
 * one with many deliveries goes to the end of the line. Does nothing when another process has the lease.
 */
export async function releaseWebhook(tx: Tx, lease: Lease): Promise<void> {
  const held = await tx.query(`SELECT id FROM webhook_endpoint WHERE workspace_id = $1 AND id = $2 AND lease_token = $3 FOR UPDATE`, [
    tx.workspaceId,
    lease.endpointId,
    lease.token,
  ]);
  if (held.length === 0) return;
  // A statement of its own, begun after the lock: it sees what was queued by those who had the row before.
  await tx.query(
    `UPDATE webhook_endpoint w SET lease_until = NULL, lease_token = NULL,
       due_at = (SELECT greatest(min(d.due_at), w.hold_until, $3::timestamptz) FROM webhook_delivery d
                 WHERE d.workspace_id = $1 AND d.endpoint_id = $2 AND d.status = 'pending' AND d.due_at IS NOT NULL HAVING min(d.due_at) IS NOT NULL)
     WHERE w.workspace_id = $1 AND w.id = $2`,
    [tx.workspaceId, lease.endpointId, tx.now],
  );
}

export type TryRow = { id: string; startedAt: Date; durationMs: number; status: number | null; error: string | null; answer: string };

/** Notes a try and where the delivery stands after it: delivered, due again, or failed for good (`dueAt` null). Counts only when it still waits. */
export async function recordTry(
  tx: Tx,
  deliveryId: WebhookDeliveryId,
  attempt: TryRow,
  after: { status: DeliveryStatus; attempts: number; dueAt: Date | null },
): Promise<void> {
  // An endpoint that was deleted meanwhile has no delivery to note it at.
  const [known] = await tx.query(`SELECT id FROM webhook_delivery WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [tx.workspaceId, deliveryId]);
  if (!known) return;
  await tx.query(
    `INSERT INTO webhook_attempt (workspace_id, id, delivery_id, started_at, duration_ms, status, error, answer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.workspaceId, attempt.id, deliveryId, attempt.startedAt, attempt.durationMs, attempt.status, attempt.error, attempt.answer],
  );
  await tx.query(
    `UPDATE webhook_delivery SET status = $3, attempts = $4, due_at = $5, ended_at = CASE WHEN $3 = 'pending' THEN NULL ELSE $6::timestamptz END
     WHERE workspace_id = $1 AND id = $2 AND status = 'pending'`,
    [tx.workspaceId, deliveryId, after.status, after.attempts, after.dueAt, tx.now],
  );
}

export type DeliveryRow = {
  id: WebhookDeliveryId;
  eventId: string;
  eventType: string;
  isTest: boolean;
  status: DeliveryStatus;
  attempts: number;
  dueAt: Date | null;
  createdAt: Date;
  endedAt: Date | null;
  /** The newest try; null before the first. */
  lastTry: { startedAt: string; durationMs: number; status: number | null; error: string | null } | null;
};

const deliveryColumns = `d.id, d.event_id AS "eventId", d.event_type AS "eventType", d.is_test AS "isTest", d.status, d.attempts, d.due_at AS "dueAt",
  d.created_at AS "createdAt", d.ended_at AS "endedAt",
  (SELECT jsonb_build_object('startedAt', a.started_at, 'durationMs', a.duration_ms, 'status', a.status, 'error', a.error) FROM webhook_attempt a
   WHERE a.workspace_id = d.workspace_id AND a.delivery_id = d.id ORDER BY a.id DESC LIMIT 1) AS "lastTry"`;

/** Newest first, from behind `before`. */
export async function listDeliveries(
  tx: Tx,
  endpointId: WebhookId,
  query: { before: string | null; status: DeliveryStatus | null; limit: number },
): Promise<DeliveryRow[]> {
  return tx.query<DeliveryRow>(
    `SELECT ${deliveryColumns} FROM webhook_delivery d WHERE d.workspace_id = $1 AND d.endpoint_id = $2 AND ($3::uuid IS NULL OR d.id < $3::uuid)
       ${query.status === null ? "" : "AND d.status = $5"} ORDER BY d.id DESC LIMIT $4`,
    [tx.workspaceId, endpointId, query.before, query.limit, ...(query.status === null ? [] : [query.status])],
  );
}

export async function findDelivery(tx: Tx, endpointId: WebhookId, id: WebhookDeliveryId): Promise<(DeliveryRow & { body: string; tries: TryRow[] }) | null> {
  const [row] = await tx.query<DeliveryRow & { body: string }>(
    `SELECT ${deliveryColumns}, d.body FROM webhook_delivery d WHERE d.workspace_id = $1 AND d.endpoint_id = $2 AND d.id = $3`,
    [tx.workspaceId, endpointId, id],
  );
  if (!row) return null;
  const tries = await tx.query<TryRow>(
    `SELECT id, started_at AS "startedAt", duration_ms AS "durationMs", status, error, answer FROM webhook_attempt
     WHERE workspace_id = $1 AND delivery_id = $2 ORDER BY id DESC LIMIT 50`,
    [tx.workspaceId, id],
  );
  return { ...row, tries };
}

/** How many wait or failed, an endpoint; counted to 501 each. */
export async function countDeliveries(tx: Tx, endpointId: WebhookId): Promise<{ pending: number; failed: number }> {
  const [row] = await tx.query<{ pending: number; failed: number }>(
    `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM webhook_delivery WHERE workspace_id = $1 AND endpoint_id = $2 AND status = 'pending' AND NOT is_test LIMIT 501) p) AS pending,
       (SELECT count(*)::int FROM (SELECT 1 FROM webhook_delivery WHERE workspace_id = $1 AND endpoint_id = $2 AND status = 'failed' LIMIT 501) f) AS failed`,
    [tx.workspaceId, endpointId],
  );
  return row ?? { pending: 0, failed: 0 };
}

/** Across tenants: what is older than `before`, oldest first. */
export async function listOldDeliveries(before: Date, limit: number): Promise<{ workspaceId: WorkspaceId; deliveryId: WebhookDeliveryId }[]> {
  const rows = await withoutTenant<{ workspace_id: WorkspaceId; delivery_id: WebhookDeliveryId }>(
    `SELECT workspace_id, delivery_id FROM old_webhook_deliveries($1, $2)`,
    [before, limit],
  );
  return rows.map((row) => ({ workspaceId: row.workspace_id, deliveryId: row.delivery_id }));
}

export async function deleteDeliveries(tx: Tx, ids: readonly WebhookDeliveryId[]): Promise<void> {
  await tx.query(`DELETE FROM webhook_delivery WHERE workspace_id = $1 AND id = ANY ($2::uuid[])`, [tx.workspaceId, ids]);
}

export type PastEvent = {
  id: string;
  type: string;
  subjectType: string;
  subjectId: string;
  conversationId: string | null;
  actorKind: string;
  actorId: string | null;
  data: Record<string, unknown>;
  occurredAt: Date;
};

/** Sealed events of a span of time after a place in it, in the order in which they happened: for a replay. */
export async function readPastEvents(tx: Tx, after: { at: Date; id: string }, until: Date, limit: number): Promise<PastEvent[]> {
  return tx.query<PastEvent>(
    `SELECT e.id, e.type, e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.conversation_id AS "conversationId", e.actor_kind AS "actorKind",
       e.actor_id AS "actorId", e.data, e.occurred_at AS "occurredAt"
     FROM event e WHERE e.workspace_id = $1 AND (e.occurred_at, e.id) > ($2::timestamptz, $3::uuid) AND e.occurred_at <= $4
       AND EXISTS (SELECT 1 FROM event_seal s WHERE s.workspace_id = $1 AND s.event_id = e.id)
     ORDER BY e.occurred_at, e.id LIMIT $5`,
    [tx.workspaceId, after.at, after.id, until, limit],
  );
}
