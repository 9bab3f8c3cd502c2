import "server-only";
/** The visitor API's forms: shown where the bot offers one, sent once. */
import { z } from "zod";
import { submitRequestRequestSchema, submitRequestResponseSchema, visitorFormQuerySchema, visitorFormSchema } from "@/lib/contracts/widget/request";
import { wireIdInput } from "@/lib/contracts/wire-id";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { showForm } from "@/lib/features/request/show-form";
import { submitRequest } from "@/lib/features/request/submit-request";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";

const base = "/api/widget/v1/conversations/{conversationId}";
const params = z.object({ conversationId: wireIdInput("conversation") });

export const visitorRequestEndpoints: readonly Endpoint[] = [
  endpoint({
    name: "getVisitorForm",
    method: "GET",
    path: `${base}/request-form`,
    summary: "A form that the bot offers, in the visitor's language; not found where it is off or not for this visitor.",
    auth: "visitor",
    scope: "public",
    params,
    query: visitorFormQuerySchema,
    response: visitorFormSchema,
    status: 200,
    perMinute: 60,
    handle: async ({ actor, params: { conversationId }, query }) => json(200, await showForm(actor, conversationId, query.kind)),
  }),
  endpoint({
    name: "submitRequest",
    method: "POST",
    path: `${base}/requests`,
    summary: "Ask for something with a form. A person decides on it above its limit; what came of it is told in the conversation.",
    auth: "visitor",
    scope: "public",
    params,
    body: submitRequestRequestSchema,
    response: submitRequestResponseSchema,
    status: 201,
    errors: ["client_id_reused", "state_conflict"],
    perMinute: 20,
    handle: async ({ actor, params: { conversationId }, body }) => {
      const { id, kind } = await submitRequest(actor, conversationId, body);
      return json(201, { id: toWireId("visitorRequest", id), kind });
    },
  }),
];
