import "server-only";
/** `/api/v1/webhooks`. */
import {
  createWebhookRequestSchema,
  listWebhookDeliveriesQuerySchema,
  replayWebhookRequestSchema,
  rotateWebhookSecretRequestSchema,
  testWebhookRequestSchema,
  updateWebhookRequestSchema,
  webhookDeliveryDetailSchema,
  webhookDeliveryPageSchema,
  webhookDeliveryParamsSchema,
  webhookDetailSchema,
  webhookListSchema,
  webhookParamsSchema,
  webhookSchema,
  webhookWithSecretSchema,
} from "@/lib/contracts/api/webhook";
import { createWebhook } from "@/lib/features/webhook/create-webhook";
import { deleteWebhook } from "@/lib/features/webhook/delete-webhook";
import { getDelivery } from "@/lib/features/webhook/get-delivery";
import { getWebhook } from "@/lib/features/webhook/get-webhook";
import { listDeliveries } from "@/lib/features/webhook/list-deliveries";
import { listWebhooks } from "@/lib/features/webhook/list-webhooks";
import { replayDelivery } from "@/lib/features/webhook/replay-delivery";
import { replayWebhook } from "@/lib/features/webhook/replay-webhook";
import { rotateWebhookSecret } from "@/lib/features/webhook/rotate-webhook-secret";
import { testWebhook } from "@/lib/features/webhook/test-webhook";
import { updateWebhook } from "@/lib/features/webhook/update-webhook";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";
import { presentDelivery, presentDeliveryDetail, presentWebhook, presentWebhookDetail, presentWebhookList, presentWithSecret } from "./present-webhook";

const getAll = endpoint({
  name: "listWebhooks",
  method: "GET",
  path: "/api/v1/webhooks",
  summary: "The workspace's webhooks, oldest first.",
  auth: "member",
  scope: "webhook:read",
  response: webhookListSchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentWebhookList(await listWebhooks(actor))),
});

const post = endpoint({
  name: "createWebhook",
  method: "POST",
  path: "/api/v1/webhooks",
  summary: "Adds an address that gets the workspace's events from now on; the signing secret is in this answer alone.",
  auth: "member",
  scope: "webhook:write",
  body: createWebhookRequestSchema,
  response: webhookWithSecretSchema,
  status: 201,
  errors: ["address_refused", "state_conflict"],
  perMinute: 60,
  handle: async ({ actor, body }) => json(201, presentWithSecret(await createWebhook(actor, body))),
});

const getOne = endpoint({
  name: "getWebhook",
  method: "GET",
  path: "/api/v1/webhooks/{webhookId}",
  summary: "A webhook, and how many of its deliveries wait or failed.",
  auth: "member",
  scope: "webhook:read",
  params: webhookParamsSchema,
  response: webhookDetailSchema,
  status: 200,
  handle: async ({ actor, params }) => json(200, presentWebhookDetail(await getWebhook(actor, params.webhookId))),
});

const patch = endpoint({
  name: "updateWebhook",
  method: "PATCH",
  path: "/api/v1/webhooks/{webhookId}",
  summary: "Changes address, description or event types, or turns a webhook on or off.",
  auth: "member",
  scope: "webhook:write",
  params: webhookParamsSchema,
  body: updateWebhookRequestSchema,
  response: webhookSchema,
  status: 200,
  errors: ["version_conflict", "address_refused"],
  handle: async ({ actor, params, body }) => json(200, presentWebhook(await updateWebhook(actor, params.webhookId, body, presentWebhook))),
});

const remove = endpoint({
  name: "deleteWebhook",
  method: "DELETE",
  path: "/api/v1/webhooks/{webhookId}",
  summary: "Ends a webhook and forgets its deliveries.",
  auth: "member",
  scope: "webhook:write",
  params: webhookParamsSchema,
  response: null,
  status: 204,
  handle: async ({ actor, params }) => {
    await deleteWebhook(actor, params.webhookId);
    return noContent;
  },
});

const rotate = endpoint({
  name: "rotateWebhookSecret",
  method: "POST",
  path: "/api/v1/webhooks/{webhookId}/rotate-secret",
  summary: "Makes a new signing secret, told in this answer alone; the old one signs as well for some hours.",
  auth: "member",
  scope: "webhook:write",
  params: webhookParamsSchema,
  body: rotateWebhookSecretRequestSchema,
  response: webhookWithSecretSchema,
  status: 200,
  perMinute: 60,
  idempotent: true,
  handle: async ({ actor, params, body }) => json(200, presentWithSecret(await rotateWebhookSecret(actor, params.webhookId, body.overlapHours))),
});

const postTest = endpoint({
  name: "testWebhook",
  method: "POST",
  path: "/api/v1/webhooks/{webhookId}/test",
  summary: "Sends a sample event now and answers how it ended; there are no retries.",
  auth: "member",
  scope: "webhook:write",
  params: webhookParamsSchema,
  body: testWebhookRequestSchema,
  response: webhookDeliveryDetailSchema,
  status: 200,
  perMinute: 30,
  handle: async ({ actor, params, body }) => json(200, presentDeliveryDetail(await testWebhook(actor, params.webhookId, body.type))),
});

const replayRange = endpoint({
  name: "replayWebhook",
  method: "POST",
  path: "/api/v1/webhooks/{webhookId}/replay",
  summary: "Sends the events of a span of time again, also those that happened while the webhook was off.",
  auth: "member",
  scope: "webhook:write",
  params: webhookParamsSchema,
  body: replayWebhookRequestSchema,
  response: null,
  status: 202,
  errors: ["state_conflict"],
  perMinute: 30,
  handle: async ({ actor, params, body }) => {
    await replayWebhook(actor, params.webhookId, body);
    return { kind: "empty", status: 202 };
  },
});

const getDeliveries = endpoint({
  name: "listWebhookDeliveries",
  method: "GET",
  path: "/api/v1/webhooks/{webhookId}/deliveries",
  summary: "What was sent or is to be sent, newest first; kept for 30 days.",
  auth: "member",
  scope: "webhook:read",
  params: webhookParamsSchema,
  query: listWebhookDeliveriesQuerySchema,
  response: webhookDeliveryPageSchema,
  status: 200,
  handle: async ({ actor, params, query }) => {
    const { deliveries, nextCursor } = await listDeliveries(actor, params.webhookId, query);
    return json(200, { data: deliveries.map(presentDelivery), nextCursor });
  },
});

const getOneDelivery = endpoint({
  name: "getWebhookDelivery",
  method: "GET",
  path: "/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}",
  summary: "A delivery with its body and every try.",
  auth: "member",
  scope: "webhook:read",
  params: webhookDeliveryParamsSchema,
  response: webhookDeliveryDetailSchema,
  status: 200,
  handle: async ({ actor, params }) => json(200, presentDeliveryDetail(await getDelivery(actor, params.webhookId, params.deliveryId))),
});

const replayOne = endpoint({
  name: "replayWebhookDelivery",
  method: "POST",
  path: "/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay",
  summary: "Sends a delivery again under the same id.",
  auth: "member",
  scope: "webhook:write",
  params: webhookDeliveryParamsSchema,
  response: webhookDeliveryDetailSchema,
  status: 200,
  errors: ["state_conflict"],
  handle: async ({ actor, params }) => json(200, presentDeliveryDetail(await replayDelivery(actor, params.webhookId, params.deliveryId))),
});

export const webhookEndpoints: readonly Endpoint[] = [
  getAll,
  post,
  getOne,
  patch,
  remove,
  rotate,
  postTest,
  replayRange,
  getDeliveries,
  getOneDelivery,
  replayOne,
];
