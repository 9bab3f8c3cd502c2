/** Tools: `/api/v1/tools`, and their calls. The request that a tool gets is described in docs/tools.md. */
import { z } from "zod";
import { toolCallErrors, toolCallStatuses } from "@/lib/core/tool/tool-call";
import { toolIdentities, toolMethods } from "@/lib/core/tool/tool-limits";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";
import { actionNameSchema, argumentField, argumentSchemaInput, currencyOrNone, exactNumber } from "./approval-policy";

const above = z.object({ kind: z.literal("above"), field: argumentField, limit: exactNumber, currency: currencyOrNone });
const none = z.object({ kind: z.literal("none") });
const always = z.object({ kind: z.literal("always") });
export const toolApprovalInput = z.discriminatedUnion("kind", [none, always, above]);

export const toolSchema = z.object({
  id: wireId("tool"),
  name: actionNameSchema,
  description: z.string(),
  method: z.enum(toolMethods),
  url: z.string(),
  identity: z.enum(toolIdentities),
  enabled: z.boolean(),
  botMayAsk: z.boolean(),
  schema: z.record(z.string(), z.unknown()),
  /** `rules`: the approval policy of the tool's name says more than these words can. */
  approval: z.discriminatedUnion("kind", [none, always, above, z.object({ kind: z.literal("rules") })]),
  /** Send it with every write; it grows with every change. */
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
});
export type WireTool = z.infer<typeof toolSchema>;

export const toolListSchema = z.object({ data: z.array(toolSchema), nextCursor: z.null() });
export type ToolList = z.infer<typeof toolListSchema>;

/** The secret is in this answer alone. */
export const toolWithSecretSchema = z.object({ tool: toolSchema, secret: z.string() });
export type ToolWithSecret = z.infer<typeof toolWithSecretSchema>;

export const toolParamsSchema = z.object({ toolId: wireIdInput("tool") });

const url = z.url({ protocol: /^https?$/, error: "must be an address that begins with https:// or http://" }).max(1_000);
const settings = {
  description: text(500, 0),
  method: z.enum(toolMethods),
  url,
  identity: z.enum(toolIdentities),
  enabled: z.boolean(),
  botMayAsk: z.boolean(),
};

export const createToolRequestSchema = z.object({
  name: actionNameSchema,
  ...settings,
  description: settings.description.default(""),
  method: settings.method.default("POST"),
  identity: settings.identity.default("none"),
  enabled: settings.enabled.default(true),
  botMayAsk: settings.botMayAsk.default(false),
  schema: argumentSchemaInput,
  approval: toolApprovalInput.default({ kind: "always" }),
});

/** What is left out stays as it is. */
export const updateToolRequestSchema = z.object({
  version: z.number().int().positive(),
  ...z.object(settings).partial().shape,
  schema: argumentSchemaInput.optional(),
  approval: toolApprovalInput.optional(),
});

export const callToolRequestSchema = z.object({
  arguments: z.record(z.string(), z.unknown()).meta({ examples: [{ orderId: "N-1042", amount: { minor: 12_000, currency: "EUR" } }] }),
  summary: text(300),
  conversationId: wireIdInput("conversation").nullable().default(null),
});

export const toolCallSchema = z.object({
  id: wireId("toolCall"),
  tool: z.object({ id: wireId("tool"), name: z.string() }),
  approvalId: wireId("approval"),
  conversationId: wireId("conversation").nullable(),
  summary: z.string(),
  status: z.enum(toolCallStatuses),
  error: z.enum(toolCallErrors).nullable(),
  answer: z.object({ status: z.number().int().nullable(), text: z.string() }),
  begunAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  settledBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type WireToolCall = z.infer<typeof toolCallSchema>;

export const toolCallPageSchema = z.object({ data: z.array(toolCallSchema), nextCursor: z.string().nullable() });
export type ToolCallPage = z.infer<typeof toolCallPageSchema>;

export const listToolCallsQuerySchema = z.object({
  status: z.enum(toolCallStatuses).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const toolCallParamsSchema = z.object({ toolCallId: wireIdInput("toolCall") });
export const settleToolCallRequestSchema = z.object({ result: z.enum(["succeeded", "failed"]) });
