import "server-only";
/** `/api/v1/tools` and `/api/v1/tool-calls`. */
import {
  callToolRequestSchema,
  createToolRequestSchema,
  listToolCallsQuerySchema,
  settleToolCallRequestSchema,
  toolCallPageSchema,
  toolCallParamsSchema,
  toolCallSchema,
  toolListSchema,
  toolParamsSchema,
  toolSchema,
  toolWithSecretSchema,
  updateToolRequestSchema,
} from "@/lib/contracts/api/tool";
import type { ObjectSchema } from "@/lib/core/approval/argument-schema";
import { createTool } from "@/lib/features/tool/create-tool";
import { deleteTool } from "@/lib/features/tool/delete-tool";
import { listTools } from "@/lib/features/tool/list-tools";
import { getToolCall, listToolCalls } from "@/lib/features/tool/read-calls";
import { rotateToolSecret } from "@/lib/features/tool/rotate-tool-secret";
import { runTool } from "@/lib/features/tool/run-tool";
import { settleCall } from "@/lib/features/tool/settle-call";
import { updateTool } from "@/lib/features/tool/update-tool";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";
import { presentTool, presentToolCall, presentToolCalls, presentTools, presentToolWithSecret } from "./present-tool";

const base = "/api/v1/tools";
const one = `${base}/{toolId}`;
const calls = "/api/v1/tool-calls";

export const toolEndpoints: readonly Endpoint[] = [
  endpoint({
    name: "listTools",
    method: "GET",
    path: base,
    summary: "The workspace's tools, by name.",
    auth: "member",
    scope: "tool:read",
    response: toolListSchema,
    status: 200,
    handle: async ({ actor }) => json(200, presentTools(await listTools(actor))),
  }),
  endpoint({
    name: "createTool",
    method: "POST",
    path: base,
    summary: "Adds a tool and the approval policy of its name; the signing secret is in this answer alone.",
    auth: "member",
    scope: "tool:write",
    body: createToolRequestSchema,
    response: toolWithSecretSchema,
    status: 201,
    errors: ["address_refused", "state_conflict", "limit_full"],
    handle: async ({ actor, body: { schema, ...body } }) =>
      json(201, presentToolWithSecret(await createTool(actor, { ...body, schema: schema as unknown as ObjectSchema }))),
  }),
  endpoint({
    name: "updateTool",
    method: "PATCH",
    path: one,
    summary: "Changes a tool, its arguments or its approval rule, or turns it on or off. What waits keeps what it was asked under.",
    auth: "member",
    scope: "tool:write",
    params: toolParamsSchema,
    body: updateToolRequestSchema,
    response: toolSchema,
    status: 200,
    errors: ["version_conflict", "address_refused"],
    handle: async ({ actor, params, body: { schema, ...body } }) =>
      json(
        200,
        presentTool(await updateTool(actor, params.toolId, { ...body, ...(schema ? { schema: schema as unknown as ObjectSchema } : {}) }, presentTool)),
      ),
  }),
  endpoint({
    name: "deleteTool",
    method: "DELETE",
    path: one,
    summary: "Removes a tool: nothing is called any more, also not what waits.",
    auth: "member",
    scope: "tool:write",
    params: toolParamsSchema,
    response: null,
    status: 204,
    handle: async ({ actor, params }) => {
      await deleteTool(actor, params.toolId);
      return noContent;
    },
  }),
  endpoint({
    name: "rotateToolSecret",
    method: "POST",
    path: `${one}/rotate-secret`,
    summary: "Makes a new signing secret, told in this answer alone; the old one ends at once.",
    auth: "member",
    scope: "tool:write",
    params: toolParamsSchema,
    response: toolWithSecretSchema,
    status: 200,
    handle: async ({ actor, params }) => json(200, presentToolWithSecret(await rotateToolSecret(actor, params.toolId))),
  }),
  endpoint({
    name: "callTool",
    method: "POST",
    path: `${one}/calls`,
    summary: "Has a tool called once: after a person's agreement where its rule asks for it. The same Idempotency-Key is the same call.",
    auth: "member",
    scope: "tool:call",
    params: toolParamsSchema,
    body: callToolRequestSchema,
    response: toolCallSchema,
    status: 201,
    errors: ["state_conflict", "idempotency_key_reused"],
    handle: async ({ actor, params, body, request }) =>
      json(201, presentToolCall(await runTool(actor, { ...body, toolId: params.toolId, key: request.header("idempotency-key") }))),
  }),
  endpoint({
    name: "listToolCalls",
    method: "GET",
    path: calls,
    summary: "Calls of tools, newest first.",
    auth: "member",
    scope: "tool:read",
    query: listToolCallsQuerySchema,
    response: toolCallPageSchema,
    status: 200,
    handle: async ({ actor, query: { status = null, cursor = null, limit } }) =>
      json(200, presentToolCalls(await listToolCalls(actor, { status, cursor, limit }))),
  }),
  endpoint({
    name: "getToolCall",
    method: "GET",
    path: `${calls}/{toolCallId}`,
    summary: "One call, and what became of it.",
    auth: "member",
    scope: "tool:read",
    params: toolCallParamsSchema,
    response: toolCallSchema,
    status: 200,
    handle: async ({ actor, params }) => json(200, presentToolCall(await getToolCall(actor, params.toolCallId))),
  }),
  endpoint({
    name: "settleToolCall",
    method: "POST",
    path: `${calls}/{toolCallId}/settle`,
    summary: "Say what came of a call whose outcome is unknown. Nothing is called.",
    auth: "member",
    scope: "approval:decide",
    params: toolCallParamsSchema,
    body: settleToolCallRequestSchema,
    response: toolCallSchema,
    status: 200,
    errors: ["state_conflict"],
    handle: async ({ actor, params, body }) => json(200, presentToolCall(await settleCall(actor, params.toolCallId, body.result))),
  }),
];
