/** Answers that were drawn for grading, and what their grades say about all answers. */
import { z } from "zod";
import { sourceSchema } from "../widget/conversation";
import { wireId, wireIdInput } from "../wire-id";
import { pairedAnswerSchema } from "./paired";
import { reasonSchema } from "./reason";

export const gradingQuerySchema = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const toGradeSchema = z.object({
  decisionId: wireId("decision"),
  conversationId: wireId("conversation"),
  /** The answer, which is graded. */
  messageId: wireId("message"),
  question: z.string(),
  answer: z.string(),
  sources: z.array(sourceSchema),
  topic: z.string(),
  confidence: z.number().nullable(),
  /** The chance with which it was drawn. */
  samplingProbability: z.number(),
  decidedAt: z.iso.datetime(),
});
export type ToGrade = z.infer<typeof toGradeSchema>;

export const gradingPageSchema = z.object({
  data: z.array(toGradeSchema),
  nextCursor: z.string().nullable(),
  /** Drawn answers that nobody has graded; 501 stands for more than 500. */
  waiting: z.number().int(),
});
export type GradingPage = z.infer<typeof gradingPageSchema>;

const flag = z.object({
  kind: z.enum(["ungrounded", "policy", "toxicity", "personal_data", "bias"]),
  rule: z.string(),
  score: z.number(),
  span: z.object({ start: z.number().int(), end: z.number().int() }),
});

export const flaggedPageSchema = z.object({
  /** The gravest first, of these the newest; nobody has graded them. */
  data: z.array(toGradeSchema.extend({ flags: z.array(flag), paired: pairedAnswerSchema.nullable() })),
  nextCursor: z.string().nullable(),
  waiting: z.number().int(),
});
export type FlaggedPage = z.infer<typeof flaggedPageSchema>;

export const escalatedRowSchema = z.object({
  decisionId: wireId("decision"),
  conversationId: wireId("conversation"),
  question: z.string(),
  reasons: z.array(reasonSchema),
  /** Titles of what the bot had found, the best first. */
  found: z.array(z.string()),
  topic: z.string(),
  confidence: z.number().nullable(),
  /** The chance with which it was drawn. */
  samplingProbability: z.number(),
  decidedAt: z.iso.datetime(),
});
export type EscalatedRow = z.infer<typeof escalatedRowSchema>;

export const escalatedPageSchema = z.object({
  /** Drawn, and graded by nobody; the oldest first. */
  data: z.array(escalatedRowSchema),
  nextCursor: z.string().nullable(),
  waiting: z.number().int(),
  /** Of all turns that went to people: the share on which a person was needed, each graded one weighted by its chance, with its interval of 95 %; null without any. */
  needed: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  graded: z.number().int(),
});
export type EscalatedPage = z.infer<typeof escalatedPageSchema>;

export const decisionGradeParamsSchema = z.object({ decisionId: wireIdInput("decision") });
export const gradeHandoffRequestSchema = z.object({ needed: z.boolean() });

export const calibrationQuerySchema = z.object({
  /** Largest share of wrong answers that a certificate allows. */
  alpha: z.coerce.number().min(0.01).max(0.5).default(0.05),
  /** Chance that a certificate is wrong. */
  delta: z.coerce.number().min(0.01).max(0.5).default(0.1),
  /** Largest share of the questions that the bot answers of which the knowledge says nothing; `observed`: as many as among the graded. */
  outsideShare: z.union([z.literal("observed"), z.coerce.number().min(0).max(0.9)]).default("observed"),
});
export type CalibrationQuery = z.infer<typeof calibrationQuerySchema>;

/** `too_few`: `graded` of the `needed` grades are there. `too_wrong`: the grades do not show it; `bound` is the lowest share that they do show. */
export const certificateSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("certified"),
    /** Of the answers at this confidence or above, at most alpha are wrong. */
    threshold: z.number(),
    /** Graded answers that lie there, and how many of them were wrong. */
    answered: z.number().int(),
    wrong: z.number().int(),
    graded: z.number().int(),
    bound: z.number(),
  }),
  z.object({
    kind: z.literal("too_few"),
    graded: z.number().int(),
    needed: z.number().int(),
    /** For a stated share: grades of questions of which the knowledge says nothing; `graded` and `needed` are then the others. */
    outside: z.object({ graded: z.number().int(), needed: z.number().int() }).nullable(),
  }),
  z.object({ kind: z.literal("too_wrong"), graded: z.number().int(), bound: z.number() }),
]);
export type WireCertificate = z.infer<typeof certificateSchema>;

const findingsSchema = z.object({
  drawn: z.number().int(),
  graded: z.number().int(),
  wrong: z.number().int(),
  /** Newer than every graded one. */
  waiting: z.number().int(),
  /** Not graded although newer ones were: counts as wrong. */
  passedOver: z.number().int(),
  certificate: certificateSchema,
});

export const calibrationSchema = z.object({
  alpha: z.number(),
  delta: z.number(),
  outsideShare: z.number().nullable(),
  /** Answers since then count. */
  since: z.iso.datetime(),
  all: findingsSchema,
  /** The topics with most drawn answers first. `name`: of a collection that is still there. */
  topics: z.array(findingsSchema.extend({ topic: z.string(), name: z.string().nullable() })),
  /** By tenths of the confidence: its mean, and the share that was right. */
  reliability: z.array(z.object({ said: z.number(), right: z.number(), count: z.number().int() })),
  /** Share of the answers at or above a threshold, and the share of them that was wrong; at most 100 points. */
  curve: z.array(z.object({ coverage: z.number(), risk: z.number(), threshold: z.number() })),
});
export type CalibrationReport = z.infer<typeof calibrationSchema>;
