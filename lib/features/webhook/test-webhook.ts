import "server-only";
/** Sends a sample event now, once, and says how it ended: what the button in the settings does. Works also while the webhook is off. */
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import { sampleEvent } from "@/lib/contracts/events/event-catalogue";
import type { EventType } from "@/lib/contracts/events/event-types";
import type { WebhookDeliveryId, WebhookId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { findWebhook } from "@/lib/db/webhook";
import { findDelivery, insertTestDelivery, recordTry } from "@/lib/db/webhook-delivery";
import { append } from "@/lib/events/append";
import { sendWebhook } from "@/lib/integrations/webhook/send-webhook";
import { now } from "@/lib/platform/clock";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { DeliveryWithTries } from "./get-delivery";
import { deliveryOf } from "./queue-deliveries";
import { signingSecrets } from "./webhook-secret";

export async function testWebhook(actor: MemberActor, webhookId: WebhookId, type: EventType): Promise<DeliveryWithTries> {
  requireScope(actor, "webhook:write");
  const sample = { ...sampleEvent(type), id: newId<"event">(), occurredAt: now().toISOString() };
  const delivery = deliveryOf(actor.workspaceId, webhookId, sample);
  const deliveryId = delivery.id as WebhookDeliveryId;
  const webhook = await withWorkspaceSql(actor, async (tx) => {
    const found = await findWebhook(tx, webhookId);
    if (!found) throw notFound();
    await insertTestDelivery(tx, delivery);
    await append(tx, actor, { type: "webhook.tested", subjectType: "webhook", subjectId: webhookId, data: { deliveryId, type } });
    return found;
  });
  const at = now();
  const message = { id: toWireId("event", sample.id), timestamp: at, body: delivery.body };
  const attempt = await sendWebhook({ url: webhook.url, secrets: signingSecrets(webhook, at) }, message);
  return withWorkspaceSql(actor, async (tx) => {
    if (attempt) {
      const { error, durationMs, status, answer } = attempt;
      const after = { status: error === null ? ("delivered" as const) : ("failed" as const), attempts: 1, dueAt: null };
      await recordTry(tx, deliveryId, { id: newId<"webhookAttempt">(), startedAt: at, durationMs, status, error, answer }, after);
    }
    const tested = await findDelivery(tx, webhookId, deliveryId);
    if (!tested) throw notFound();
    return tested;
  });
}
