/** Search by meaning: `/api/v1/embedding`, and the trial of an endpoint before it is saved. */
import { z } from "zod";
import { text } from "../text";

const address = z.url({ protocol: /^https?$/, error: "must be an address that begins with https:// or http://" }).max(500);
/** Write-only. Left out: as it is. Null removes it. */
const apiKey = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[\x21-\x7e]+$/, "holds characters that a key does not have")
  .nullable()
  .optional();

export const embeddingSchema = z.object({
  enabled: z.boolean(),
  /** Null: the operator's endpoint, where there is one. */
  baseUrl: z.string().nullable(),
  model: z.string().nullable(),
  hasApiKey: z.boolean(),
  /** off: search is by words. building: texts are being embedded. ready: every published text has its vector. failing: the endpoint was of no use the last time. */
  state: z.enum(["off", "building", "ready", "failing"]),
  failure: z.object({ code: z.string(), at: z.iso.datetime() }).nullable(),
  /** 0 before anything was saved. Send it with every write. */
  version: z.number().int().nonnegative(),
});
export type Embedding = z.infer<typeof embeddingSchema>;

export const updateEmbeddingRequestSchema = z.object({
  version: z.number().int().nonnegative(),
  enabled: z.boolean(),
  baseUrl: address.nullable(),
  model: text(120).nullable(),
  apiKey,
});

export const testEmbeddingRequestSchema = z.object({ baseUrl: address.nullable(), model: text(120).nullable(), apiKey });

/** `code` is a word for machines: a network code, `private_address`, `not_json` …; `status` is HTTP's, when there was an answer. */
export const failedTrialSchema = z.object({
  kind: z.literal("fails"),
  failure: z.string(),
  code: z.string(),
  status: z.number().int().nullable(),
  latencyMs: z.number().int(),
});

export const embeddingTrialSchema = z.union([
  z.object({ kind: z.literal("works"), dimensions: z.number().int().positive(), latencyMs: z.number().int() }),
  failedTrialSchema,
]);
export type EmbeddingTrial = z.infer<typeof embeddingTrialSchema>;

export const testModelRequestSchema = z.object({ baseUrl: address.nullable(), name: text(120).nullable(), apiKey });

export const modelTrialSchema = z.union([
  z.object({
    kind: z.literal("works"),
    /** What the model said to a question about a made-up passage. */
    answer: z.string(),
    inputTokens: z.number().int().nullable(),
    outputTokens: z.number().int().nullable(),
    latencyMs: z.number().int(),
  }),
  failedTrialSchema,
]);
export type ModelTrial = z.infer<typeof modelTrialSchema>;
