/** The playground: what the bot would decide and say, with the whole trace and no side effect. */
import { z } from "zod";
import { text } from "../text";
import { messageLimit } from "@/lib/core/conversation/message-limit";
import { sourceSchema } from "../widget/conversation";
import { wireId } from "../wire-id";
import { reasonSchema } from "./reason";

export const playgroundRequestSchema = z.object({
  text: text(messageLimit),
  /** The visitor's earlier messages of this trial, oldest first. */
  history: z.array(text(messageLimit)).max(20).default([]),
});

export const playgroundResponseSchema = z.object({
  action: z.enum(["answer", "clarify", "hold", "handoff", "refuse"]),
  reasons: z.array(reasonSchema),
  signals: z.object({
    confidence: z.number().nullable(),
    scope: z.number().nullable(),
    features: z.record(z.string(), z.number()),
    repeat: z.object({ similarity: z.number(), count: z.number() }).nullable(),
    turns: z.number().int(),
    hasKnowledge: z.boolean(),
    modelFailure: z.string().nullable(),
  }),
  policy: z.object({
    confidenceThreshold: z.number(),
    scopeThreshold: z.number(),
    repeatSimilarity: z.number(),
    repeatCount: z.number(),
    turnCap: z.number(),
    draftMode: z.boolean(),
  }),
  hits: z.array(z.object({ articleId: wireId("article"), title: z.string(), url: z.string().nullable(), score: z.number(), passage: z.string() })),
  /** What would be said, sent or held; null when nothing would. */
  answer: z.object({ text: z.string(), sources: z.array(sourceSchema), model: z.string().nullable() }).nullable(),
  /** Present when a bot of the tenant's own finds the words: what it did, in words. By API nothing is asked here. */
  external: z.object({ mode: z.enum(["webhook", "api"]), sentence: z.string(), status: z.number().int().nullable(), durationMs: z.number().int() }).nullable(),
  knowledgeVersion: z.number().int().nullable(),
  latencyMs: z.number(),
});
export type PlaygroundResponse = z.infer<typeof playgroundResponseSchema>;
