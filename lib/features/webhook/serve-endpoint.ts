import "server-only";
/** One turn at one endpoint: what is due, a few at a time, for a few seconds; then the endpoint goes back to the line. */
import { asSystem } from "@/lib/access/actor";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { findWebhook, type WebhookRow } from "@/lib/db/webhook";
import { type DueDelivery, type Lease, readDueDeliveries, releaseWebhook } from "@/lib/db/webhook-delivery";
import { sendWebhook } from "@/lib/integrations/webhook/send-webhook";
import { now } from "@/lib/platform/clock";
import { noteTry } from "./note-try";
import { signingSecrets } from "./webhook-secret";

/** Requests at a time to one endpoint; fewer while it is slow or silent. */
export const requestsAtOnce = { healthy: 6, ailing: 2 } as const;
/** Deliveries that one turn takes into memory. */
const turnSize = 60;
/** No request begins later in a turn. */
const turnMs = 5_000;

export async function serveEndpoint(lease: Lease, signal: AbortSignal): Promise<void> {
  const actor = asSystem(lease.workspaceId, "webhook delivery");
  const work = await withWorkspaceSql(actor, async (tx) => {
    const webhook = await findWebhook(tx, lease.endpointId);
    if (webhook?.state !== "enabled" || (webhook.holdUntil !== null && webhook.holdUntil > tx.now)) return null;
    return { webhook, due: await readDueDeliveries(tx, lease.endpointId, turnSize) };
  });
  if (work) await sendAll(work.webhook, work.due, lease, signal);
  await withWorkspaceSql(actor, (tx) => releaseWebhook(tx, lease));
}

async function sendAll(webhook: WebhookRow, due: readonly DueDelivery[], lease: Lease, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  const waiting = [...due];
  let goesOn = true;
  const hand = async (): Promise<void> => {
    while (goesOn && !signal.aborted && performance.now() - startedAt < turnMs) {
      const delivery = waiting.shift();
      if (!delivery) return;
      const at = now();
      const message = { id: toWireId("event", delivery.eventId), timestamp: at, body: delivery.body };
      const attempt = await sendWebhook({ url: webhook.url, secrets: signingSecrets(webhook, at) }, message, { signal });
      if (attempt === null) return;
      // One that does not answer would only be asked in vain again.
      if (!(await noteTry(lease, delivery, attempt, at))) goesOn = false;
    }
  };
  await Promise.all(Array.from({ length: webhook.ailing ? requestsAtOnce.ailing : requestsAtOnce.healthy }, hand));
}
