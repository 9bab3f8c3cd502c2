import "server-only";
/** What a workspace's webhooks are sent, a request for each type of event: the catalogue of `lib/contracts/events` in the envelope of Standard Webhooks. */
import { z } from "zod";
import { eventCatalogue, sampleEvent, sampleIds } from "@/lib/contracts/events/event-catalogue";
import { eventDataSchemas, type EventType } from "@/lib/contracts/events/event-types";
import { webhookPayload } from "@/lib/core/webhook/webhook-payload";
import { answerSchema, type JsonSchema } from "./openapi-schemas";

export function webhooksOf(): JsonSchema {
  return Object.fromEntries((Object.keys(eventDataSchemas) as EventType[]).map((type) => [type, { post: delivery(type) }]));
}

/** The payload of a type: what is the same for all, and the details that its schema says. */
export function webhookSchema(type: EventType): JsonSchema {
  const schema = z.object({
    type: z.literal(type),
    timestamp: z.iso.datetime(),
    data: z.object({
      eventId: z.string(),
      workspaceId: z.string(),
      subject: z.object({ type: z.string(), id: z.string() }),
      conversationId: z.string().nullable(),
      actor: z.object({ kind: z.enum(["member", "api_key", "visitor", "bot", "system"]), id: z.string().nullable() }),
      details: eventDataSchemas[type],
    }),
  });
  return answerSchema(schema, new Map(), type);
}

/** The sample of a type as it is sent: ids are those of the API. */
export function webhookExample(type: EventType): JsonSchema {
  return { ...webhookPayload(sampleIds.workspace, sampleEvent(type)) };
}

function delivery(type: EventType): JsonSchema {
  return {
    operationId: `on${type.replaceAll(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: eventCatalogue[type].about,
    description: "Sent to the workspace's webhooks, signed as Standard Webhooks says. Answer with a status from 200 to 299 first, then work.",
    tags: ["webhooks"],
    requestBody: {
      required: true,
      content: { "application/json": { schema: webhookSchema(type), example: webhookExample(type) } },
    },
    responses: { "204": { description: "Taken." } },
  };
}
