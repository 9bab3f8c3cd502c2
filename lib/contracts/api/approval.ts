/** Actions that wait for a person: asked for by programs, decided by people, carried out once. */
import { z } from "zod";
import { approvalStatuses } from "@/lib/core/approval/decide-approval";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";
import { actionNameSchema, approversSchema } from "./approval-policy";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "is not a SHA-256 in small hex digits");
const person = z.object({ id: wireId("member"), name: z.string() });
const argumentsSchema = z.record(z.string(), z.unknown()).meta({ examples: [{ orderId: "N-1042", amount: { minor: 12_000, currency: "EUR" } }] });
export const approvalStatusSchema = z.enum(approvalStatuses);

export const approvalSchema = z.object({
  id: wireId("approval"),
  action: actionNameSchema,
  title: z.string(),
  summary: z.string(),
  status: approvalStatusSchema,
  version: z.number().int().positive(),
  arguments: argumentsSchema,
  argumentsSha256: sha256,
  requestedArguments: argumentsSchema.nullable(),
  schema: z.record(z.string(), z.unknown()),
  /** Null: the arguments need nobody. */
  tier: z.object({ name: z.string(), mode: z.enum(["all", "any"]), needs: z.array(approversSchema.extend({ have: z.number().int() })) }).nullable(),
  votes: z.array(z.object({ by: person, at: z.iso.datetime(), counts: z.boolean() })),
  mayDecide: z.boolean(),
  policyId: wireId("approvalPolicy"),
  policyVersion: z.number().int().positive(),
  requestedBy: z.object({ kind: z.enum(["member", "api_key", "visitor", "bot"]), name: z.string() }),
  conversationId: wireId("conversation").nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  editedBy: person.nullable(),
  editedAt: z.iso.datetime().nullable(),
  decidedBy: person.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  response: z.string().nullable(),
  begunAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
export type WireApproval = z.infer<typeof approvalSchema>;

export const approvalPageSchema = z.object({
  data: z.array(approvalSchema),
  /** Of every action; 501 stands for more than 500. */
  waiting: z.number().int(),
  nextCursor: z.string().nullable(),
  streamCursor: z.number().int().nonnegative(),
});
export type ApprovalList = z.infer<typeof approvalPageSchema>;

export const listApprovalsQuerySchema = z.object({
  status: approvalStatusSchema.optional(),
  action: actionNameSchema.optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const approvalParamsSchema = z.object({ approvalId: wireIdInput("approval") });
export const getApprovalQuerySchema = z.object({ waitSeconds: z.coerce.number().int().min(0).max(30).default(0) });

export const requestApprovalRequestSchema = z.object({
  action: actionNameSchema,
  arguments: argumentsSchema,
  summary: text(300),
  conversationId: wireIdInput("conversation").nullable().default(null),
});

const seen = { version: z.number().int().positive(), argumentsSha256: sha256 };
export const approveActionRequestSchema = z.object(seen);
export const editActionRequestSchema = z.object({ ...seen, arguments: argumentsSchema });
export const rejectActionRequestSchema = z.object({ ...seen, reason: text(1_000, 0).default("") });
export const respondToActionRequestSchema = z.object({ ...seen, text: text(4_000) });

export const executeActionRequestSchema = z.object({
  executionId: z.uuid().transform((id) => id.toLowerCase()),
  argumentsSha256: sha256,
  result: z.enum(["begun", "executed", "failed"]).default("begun"),
});
export const executionSchema = z.object({ approval: approvalSchema, repeated: z.boolean() });
