import "server-only";
/** Sends one delivery again, under its id and with its body, from the beginning of the schedule. */
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { WebhookDeliveryId, WebhookId } from "@/lib/core/kernel/ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { lockWebhook } from "@/lib/db/webhook";
import { findDelivery, replayDelivery as queueAgain } from "@/lib/db/webhook-delivery";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import type { DeliveryWithTries } from "./get-delivery";

/** Throws not_found, and state_conflict for a disabled webhook and for a test. */
export async function replayDelivery(actor: MemberActor, webhookId: WebhookId, deliveryId: WebhookDeliveryId): Promise<DeliveryWithTries> {
  requireScope(actor, "webhook:write");
  return withWorkspaceSql(actor, async (tx) => {
    const webhook = await lockWebhook(tx, webhookId);
    const before = webhook && (await findDelivery(tx, webhookId, deliveryId));
    if (!webhook || !before) throw notFound();
    if (webhook.state === "disabled") throw new AppError("state_conflict", "The webhook is off. Turn it on first.");
    if (!(await queueAgain(tx, webhookId, deliveryId))) throw new AppError("state_conflict", "A test is not sent again: send a new one.");
    await append(tx, actor, { type: "webhook.replayed", subjectType: "webhook", subjectId: webhookId, data: { deliveryId } });
    const after = await findDelivery(tx, webhookId, deliveryId);
    if (!after) throw notFound();
    return after;
  });
}
