import "server-only";
import type { Webhook, WebhookDelivery, WebhookDeliveryDetail, WebhookDetail, WebhookList, WebhookWithSecret } from "@/lib/contracts/api/webhook";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { WebhookError } from "@/lib/core/webhook/outcome";
import type { WebhookRow } from "@/lib/db/webhook";
import type { DeliveryRow, TryRow } from "@/lib/db/webhook-delivery";
import type { DeliveryWithTries } from "@/lib/features/webhook/get-delivery";
import type { WebhookWithCounts } from "@/lib/features/webhook/get-webhook";

/** Secrets never leave but when they are made. */
export function presentWebhook(row: WebhookRow): Webhook {
  const { id, url, description, eventTypes, state, disabledCause, disabledAt, failingSince, previousSecretUntil, version, createdAt } = row;
  return {
    id: toWireId("webhook", id),
    url,
    description,
    eventTypes: [...eventTypes],
    state,
    disabledCause,
    disabledAt: disabledAt?.toISOString() ?? null,
    failingSince: failingSince?.toISOString() ?? null,
    previousSecretUntil: previousSecretUntil?.toISOString() ?? null,
    version,
    createdAt: createdAt.toISOString(),
  };
}

export function presentWebhookList({ webhooks, streamCursor }: { webhooks: readonly WebhookRow[]; streamCursor: number }): WebhookList {
  return { data: webhooks.map(presentWebhook), nextCursor: null, streamCursor };
}

export function presentWebhookDetail({ webhook, counts }: WebhookWithCounts): WebhookDetail {
  return { ...presentWebhook(webhook), counts };
}

export function presentWithSecret({ webhook, secret }: { webhook: WebhookRow; secret: string }): WebhookWithSecret {
  return { webhook: presentWebhook(webhook), secret };
}

export function presentDelivery(row: DeliveryRow): WebhookDelivery {
  const { id, eventId, eventType, isTest, status, attempts, dueAt, lastTry, createdAt, endedAt } = row;
  return {
    id: toWireId("webhookDelivery", id),
    messageId: toWireId("event", eventId),
    type: eventType,
    test: isTest,
    status,
    attempts,
    nextTryAt: status === "pending" ? (dueAt?.toISOString() ?? null) : null,
    lastTry: lastTry && { ...lastTry, startedAt: new Date(lastTry.startedAt).toISOString(), error: lastTry.error as WebhookError | null },
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

export function presentDeliveryDetail(delivery: DeliveryWithTries): WebhookDeliveryDetail {
  return { ...presentDelivery(delivery), body: delivery.body, tries: delivery.tries.map(presentTry) };
}

function presentTry({ id, startedAt, durationMs, status, error, answer }: TryRow): WebhookDeliveryDetail["tries"][number] {
  return { id: toWireId("webhookAttempt", id), startedAt: startedAt.toISOString(), durationMs, status, error: error as WebhookError | null, answer };
}
