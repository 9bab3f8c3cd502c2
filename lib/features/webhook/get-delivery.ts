import "server-only";
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { WebhookDeliveryId, WebhookId } from "@/lib/core/kernel/ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { type DeliveryRow, findDelivery, type TryRow } from "@/lib/db/webhook-delivery";
import { notFound } from "@/lib/platform/errors";

export type DeliveryWithTries = DeliveryRow & { body: string; tries: TryRow[] };

export async function getDelivery(actor: MemberActor, webhookId: WebhookId, deliveryId: WebhookDeliveryId): Promise<DeliveryWithTries> {
  requireScope(actor, "webhook:read");
  const delivery = await withWorkspaceSql(actor, (tx) => findDelivery(tx, webhookId, deliveryId));
  if (!delivery) throw notFound();
  return delivery;
}
