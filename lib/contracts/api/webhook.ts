/** Webhooks: `/api/v1/webhooks`. The requests that they send are described in docs/webhooks.md. */
import { z } from "zod";
import { webhookErrors } from "@/lib/core/webhook/outcome";
import { type EventType, eventDataSchemas } from "../events/event-types";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";

const eventTypes = Object.keys(eventDataSchemas) as [EventType, ...EventType[]];
export const webhookEventTypeSchema = z.enum(eventTypes);

export const webhookSchema = z.object({
  id: wireId("webhook"),
  url: z.string(),
  description: z.string(),
  /** Empty: every type. */
  eventTypes: z.array(z.string()),
  state: z.enum(["enabled", "disabled"]),
  /** member: by a person. gone: the receiver answered 410. failing: nothing reached it for days. */
  disabledCause: z.enum(["member", "gone", "failing"]).nullable(),
  disabledAt: z.iso.datetime().nullable(),
  /** Since when nothing has been delivered although it was tried. */
  failingSince: z.iso.datetime().nullable(),
  /** Until when the secret before the present one signs as well. */
  previousSecretUntil: z.iso.datetime().nullable(),
  /** Send it with every write; it grows with every change. */
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
});
export type Webhook = z.infer<typeof webhookSchema>;

export const webhookListSchema = z.object({ data: z.array(webhookSchema), nextCursor: z.null(), streamCursor: z.number().int().nonnegative() });
export type WebhookList = z.infer<typeof webhookListSchema>;

export const webhookDetailSchema = webhookSchema.extend({
  /** Deliveries that wait for a try and that failed for good; 501 stands for more than 500. */
  counts: z.object({ pending: z.number().int(), failed: z.number().int() }),
});
export type WebhookDetail = z.infer<typeof webhookDetailSchema>;

/** The secret is in this answer alone. */
export const webhookWithSecretSchema = z.object({ webhook: webhookSchema, secret: z.string() });
export type WebhookWithSecret = z.infer<typeof webhookWithSecretSchema>;

export const webhookParamsSchema = z.object({ webhookId: wireIdInput("webhook") });

const url = z.url({ protocol: /^https?$/, error: "must be an address that begins with https:// or http://" }).max(1_000);
const chosenTypes = z
  .array(webhookEventTypeSchema)
  .max(eventTypes.length)
  .transform((types) => [...new Set(types)].sort());

export const createWebhookRequestSchema = z.object({ url, description: text(120, 0).default(""), eventTypes: chosenTypes.default([]) });

/** What is left out stays as it is. */
export const updateWebhookRequestSchema = z.object({
  version: z.number().int().positive(),
  url: url.optional(),
  description: text(120, 0).optional(),
  eventTypes: chosenTypes.optional(),
  state: z.enum(["enabled", "disabled"]).optional(),
});

/** For so many hours the old secret signs as well; 0 ends it at once. */
export const rotateWebhookSecretRequestSchema = z.object({ overlapHours: z.number().int().min(0).max(168).default(24) });

export const testWebhookRequestSchema = z.object({ type: webhookEventTypeSchema.default("conversation.started") });

const webhookTrySchema = z.object({
  startedAt: z.iso.datetime(),
  durationMs: z.number().int(),
  /** The answer's status; null when there was none. */
  status: z.number().int().nullable(),
  /** Why it does not count as delivered; null when it does. */
  error: z.enum(webhookErrors).nullable(),
});

export const webhookDeliverySchema = z.object({
  id: wireId("webhookDelivery"),
  /** The `webhook-id` of every try. */
  messageId: wireId("event"),
  type: z.string(),
  test: z.boolean(),
  status: z.enum(["pending", "delivered", "failed"]),
  /** Tries since it was last queued. */
  attempts: z.number().int(),
  nextTryAt: z.iso.datetime().nullable(),
  lastTry: webhookTrySchema.nullable(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

export const webhookDeliveryDetailSchema = webhookDeliverySchema.extend({
  /** The exact body that is sent. */
  body: z.string(),
  /** Newest first, 50 at most. */
  tries: z.array(webhookTrySchema.extend({ id: wireId("webhookAttempt"), /** The beginning of the answer. */ answer: z.string() })),
});
export type WebhookDeliveryDetail = z.infer<typeof webhookDeliveryDetailSchema>;

export const listWebhookDeliveriesQuerySchema = z.object({
  status: z.enum(["pending", "delivered", "failed"]).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Newest first. */
export const webhookDeliveryPageSchema = z.object({ data: z.array(webhookDeliverySchema), nextCursor: z.string().nullable() });
export type WebhookDeliveryPage = z.infer<typeof webhookDeliveryPageSchema>;

export const webhookDeliveryParamsSchema = z.object({ webhookId: wireIdInput("webhook"), deliveryId: wireIdInput("webhookDelivery") });

/** failed: what failed for good, and what happened while nothing was queued. all: also what was delivered. */
export const replayWebhookRequestSchema = z
  .object({ from: z.iso.datetime(), until: z.iso.datetime(), which: z.enum(["failed", "all"]).default("failed") })
  .refine(({ from, until }) => from < until, { message: "must be later than from", path: ["until"] })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= 31 * 24 * 3_600_000, { message: "at most 31 days after from", path: ["until"] });
