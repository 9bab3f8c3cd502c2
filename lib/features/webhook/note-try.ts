import "server-only";
/** What follows from one try: delivered, tried again later, given up, or the end of the endpoint. */
import { asSystem } from "@/lib/access/actor";
import { disableAfterMs, retryDelay } from "@/lib/core/webhook/retry-schedule";
import { withWorkspaceSql, type Tx } from "@/lib/db/tx";
import { disableWebhookRow, noteWebhookHealth } from "@/lib/db/webhook";
import { type DueDelivery, type Lease, recordTry } from "@/lib/db/webhook-delivery";
import { append } from "@/lib/events/append";
import type { WebhookTry } from "@/lib/integrations/webhook/send-webhook";
import { isMailConfigured } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";

/** A receiver that takes longer is served apart from the quick ones. */
const slowMs = 3_000;
/** Fewer tries than this do not show that an endpoint is dead, however long ago the first of them failed. */
const triesBeforeDisabling = 4;

/** False when the endpoint should be left alone for now. */
export async function noteTry(lease: Pick<Lease, "workspaceId" | "endpointId">, delivery: DueDelivery, attempt: WebhookTry, startedAt: Date): Promise<boolean> {
  return withWorkspaceSql(asSystem(lease.workspaceId, "webhook delivery"), async (tx) => {
    const { error, durationMs, status, answer, retryAfterMs } = attempt;
    const attempts = delivery.attempts + 1;
    const delivered = error === null;
    const waitMs = delivered || error === "gone" ? null : retryDelay(attempts, Math.random(), retryAfterMs);
    await recordTry(
      tx,
      delivery.id,
      { id: newId<"webhookAttempt">(), startedAt, durationMs, status, error, answer },
      waitMs === null
        ? { status: delivered ? "delivered" : "failed", attempts, dueAt: null }
        : { status: "pending", attempts, dueAt: new Date(tx.now.getTime() + waitMs) },
    );
    const silent = !delivered && status === null;
    const holdUntil = retryAfterMs === null || waitMs === null ? null : new Date(tx.now.getTime() + Math.min(retryAfterMs, waitMs));
    const { failingSince } = await noteWebhookHealth(tx, lease.endpointId, { delivered, ailing: silent || durationMs > slowMs, holdUntil });
    if (error === "gone") await disable(tx, lease, "gone");
    else if (failingSince !== null && attempts >= triesBeforeDisabling && tx.now.getTime() - failingSince.getTime() >= disableAfterMs)
      await disable(tx, lease, "failing");
    return !silent && holdUntil === null && error !== "gone";
  });
}

/** The team is told, once. */
async function disable(tx: Tx, { endpointId, workspaceId }: Pick<Lease, "workspaceId" | "endpointId">, cause: "gone" | "failing"): Promise<void> {
  if (!(await disableWebhookRow(tx, endpointId, cause))) return;
  await append(tx, asSystem(workspaceId, "webhook delivery"), { type: "webhook.disabled", subjectType: "webhook", subjectId: endpointId, data: { cause } });
  if (isMailConfigured()) await enqueue(tx, "send_mail", { mailId: newId(), template: "webhook_disabled", workspaceId, subjectId: endpointId });
}
