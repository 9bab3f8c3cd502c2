/** The audit log: facts in the order they were sealed, and the whole story of one decision. */
import { z } from "zod";
import { wireId, wireIdInput } from "../wire-id";
import { decisionSummarySchema, draftSchema } from "./conversation";
import { pairedAnswerSchema } from "./paired";

export const auditQuerySchema = z.object({
  /** An event type (`message.created`) or the part before the dot (`message`). */
  type: z.string().max(60).optional(),
  /** A member's, visitor's or other actor's id as the log shows it. */
  actorId: z.uuid().optional(),
  conversationId: wireIdInput("conversation").optional(),
  after: z.iso.datetime().optional(),
  before: z.iso.datetime().optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const auditEventSchema = z.object({
  id: wireId("event"),
  type: z.string(),
  subjectType: z.string(),
  /** Plain uuid, as in the log and its export. */
  subjectId: z.string(),
  conversationId: wireId("conversation").nullable(),
  conversationSeq: z.number().int().nullable(),
  actor: z.object({ kind: z.enum(["member", "api_key", "visitor", "system", "bot"]), id: z.string().nullable(), name: z.string().nullable() }),
  data: z.record(z.string(), z.unknown()),
  occurredAt: z.iso.datetime(),
  /** Null while the sealer has not yet taken it into the chain. */
  seal: z.object({ seq: z.number().int(), hash: z.string(), prevHash: z.string(), sealedAt: z.iso.datetime() }).nullable(),
  /** For decisions: the id under which the whole story is told. */
  decisionId: wireId("decision").nullable(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

export const auditStatusSchema = z.object({
  sealed: z.number().int(),
  pending: z.number().int(),
  /** Age of the oldest pending event in milliseconds; alarming above 5,000. */
  oldestPendingMs: z.number().int().nullable(),
  headHash: z.string().nullable(),
  checkpoint: z.object({ seq: z.number().int(), signedAt: z.iso.datetime(), keyId: z.string() }).nullable(),
  lastVerified: z.object({ seq: z.number().int(), at: z.iso.datetime(), problem: z.string().nullable() }).nullable(),
  publicKey: z.string(),
});
export type AuditStatus = z.infer<typeof auditStatusSchema>;

export const auditPageSchema = z.object({
  data: z.array(auditEventSchema),
  nextCursor: z.string().nullable(),
  streamCursor: z.number().int(),
  status: auditStatusSchema,
});
export type AuditPage = z.infer<typeof auditPageSchema>;

export const decisionParamsSchema = z.object({ decisionId: wireIdInput("decision") });
export const decisionStorySchema = z.object({
  decision: decisionSummarySchema.extend({
    conversationId: wireId("conversation"),
    /** The question as the visitor wrote it; null after erasure. */
    question: z.string().nullable(),
    signals: z.record(z.string(), z.unknown()),
    policy: z.record(z.string(), z.unknown()),
    hits: z.array(z.object({ articleId: wireId("article"), title: z.string(), score: z.number(), passage: z.string() })),
    topic: z.string(),
    botVersionNumber: z.number().int(),
    knowledgeVersionNumber: z.number().int().nullable(),
    samplingProbability: z.number(),
    model: z.string().nullable(),
    promptSha256: z.string().nullable(),
    inputTokens: z.number().int().nullable(),
    outputTokens: z.number().int().nullable(),
    latencyMs: z.number().int(),
    /** Where the model says something else to somebody else. */
    paired: pairedAnswerSchema.nullable(),
    reply: z.string().nullable(),
  }),
  draft: draftSchema.nullable(),
  /** Every fact of the turn and of what came of it, oldest first. */
  events: z.array(auditEventSchema),
});
export type DecisionStory = z.infer<typeof decisionStorySchema>;
