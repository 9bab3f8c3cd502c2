/** Webhooks: where the workspace's events are sent, and what became of each. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type {
  Webhook,
  WebhookDelivery,
  WebhookDeliveryDetail,
  WebhookDeliveryPage,
  WebhookDetail,
  WebhookList,
  WebhookWithSecret,
} from "@/lib/contracts/api/webhook";
import type { Api } from "@/lib/client/api-client";
import { newIdempotencyKey } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";

export function webhookListOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.webhooks(slug), queryFn: ({ signal }) => api.get<WebhookList>("/api/v1/webhooks", { signal }) });
}

export function webhookOptions(api: Api, slug: string, id: string) {
  return queryOptions({ queryKey: queryKeys.webhook(slug, id), queryFn: ({ signal }) => api.get<WebhookDetail>(`/api/v1/webhooks/${id}`, { signal }) });
}

export function deliveriesOptions(api: Api, slug: string, id: string, status: WebhookDelivery["status"] | null) {
  return infiniteQueryOptions({
    queryKey: queryKeys.webhookDeliveries(slug, id, { status }),
    queryFn: ({ pageParam, signal }) =>
      api.get<WebhookDeliveryPage>(`/api/v1/webhooks/${id}/deliveries`, { query: { cursor: pageParam, status: status ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Deliveries are no facts of the log, so the stream does not tell of them.
    refetchInterval: 5_000,
  });
}

export function deliveryOptions(api: Api, slug: string, id: string, deliveryId: string) {
  return queryOptions({
    queryKey: queryKeys.webhookDelivery(slug, id, deliveryId),
    queryFn: ({ signal }) => api.get<WebhookDeliveryDetail>(`/api/v1/webhooks/${id}/deliveries/${deliveryId}`, { signal }),
  });
}

export function createWebhook(api: Api, fields: { url: string; description: string; eventTypes: string[] }): Promise<WebhookWithSecret> {
  return api.post("/api/v1/webhooks", fields, { idempotencyKey: newIdempotencyKey() });
}

export function updateWebhook(
  api: Api,
  id: string,
  fields: { version: number } & Partial<Pick<Webhook, "url" | "description" | "eventTypes" | "state">>,
): Promise<Webhook> {
  return api.patch(`/api/v1/webhooks/${id}`, fields);
}

export function deleteWebhook(api: Api, id: string): Promise<void> {
  return api.del(`/api/v1/webhooks/${id}`);
}

/** For so many hours the secret of before signs as well. */
export function rotateSecret(api: Api, id: string, overlapHours: number): Promise<WebhookWithSecret> {
  return api.post(`/api/v1/webhooks/${id}/rotate-secret`, { overlapHours }, { idempotencyKey: newIdempotencyKey() });
}

export function testWebhook(api: Api, id: string, type: string): Promise<WebhookDeliveryDetail> {
  return api.post(`/api/v1/webhooks/${id}/test`, { type });
}

export function replayDelivery(api: Api, id: string, deliveryId: string): Promise<WebhookDeliveryDetail> {
  return api.post(`/api/v1/webhooks/${id}/deliveries/${deliveryId}/replay`);
}

export function replayWebhook(api: Api, id: string, span: { from: string; until: string; which: "failed" | "all" }): Promise<void> {
  return api.post(`/api/v1/webhooks/${id}/replay`, span, { idempotencyKey: newIdempotencyKey() });
}
