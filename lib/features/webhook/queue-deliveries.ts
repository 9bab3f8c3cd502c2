import "server-only";
/** The webhooks' listener of the sealed log: a delivery for every event and endpoint that wants it, in the transaction that moves the cursor. */
import type { WebhookId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type ToldEvent, webhookPayload } from "@/lib/core/webhook/webhook-payload";
import { listWebhooks, type WebhookRow } from "@/lib/db/webhook";
import { insertDeliveries, type NewDelivery } from "@/lib/db/webhook-delivery";
import type { Listener } from "@/lib/events/follow";
import { newId } from "@/lib/platform/ids";

/** While an endpoint is off nothing is queued for it; a replay brings it later. */
export const webhookListener: Listener = {
  name: "webhooks",
  handle: async (tx, facts) => {
    const webhooks = (await listWebhooks(tx)).filter((webhook) => webhook.state === "enabled");
    await insertDeliveries(
      tx,
      webhooks.flatMap((webhook) =>
        facts
          .filter((fact) => fact.seq > webhook.afterSeq && wants(webhook, fact.event.type))
          .map((fact) => deliveryOf(tx.workspaceId, webhook.id, fact.event)),
      ),
    );
  },
};

export function wants(webhook: Pick<WebhookRow, "eventTypes">, type: string): boolean {
  return webhook.eventTypes.length === 0 || webhook.eventTypes.includes(type);
}

export function deliveryOf(workspaceId: WorkspaceId, endpointId: WebhookId, event: ToldEvent): NewDelivery {
  return {
    id: newId<"webhookDelivery">(),
    endpointId,
    eventId: event.id,
    eventType: event.type,
    body: JSON.stringify(webhookPayload(workspaceId, event)),
  };
}
