/** Bots: `/api/v1/bots`. */
import { z } from "zod";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";

export const botInstructionsLimit = 4000;

const share = z.number().min(0, "0 to 1").max(1, "0 to 1");

export const toneSchema = z.enum(["friendly", "neutral", "formal"]);

export const botSchema = z.object({
  id: wireId("bot"),
  name: z.string(),
  tone: toneSchema,
  instructions: z.string(),
  /** True: answers wait in the inbox for a person before they are sent. */
  draftMode: z.boolean(),
  /** Confidence from which an answer is given, 0 to 1. */
  answerThreshold: z.number(),
  /** Probability of being within the knowledge's scope below which the bot hands over, 0 to 1. */
  scopeThreshold: z.number(),
  /** Turns in a row that the bot takes before it hands over. */
  turnCap: z.number().int(),
  model: z.object({
    enabled: z.boolean(),
    baseUrl: z.string().nullable(),
    name: z.string().nullable(),
    /** The key itself is never answered. */
    hasApiKey: z.boolean(),
  }),
  /** The live bot version: every change makes a new one. */
  liveVersion: z.object({ id: wireId("botVersion"), number: z.number().int(), digest: z.string(), createdAt: z.iso.datetime() }),
  /** Send it with every write; it grows with every change. */
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
});
export type Bot = z.infer<typeof botSchema>;

export const botListSchema = z.object({ data: z.array(botSchema), nextCursor: z.null(), streamCursor: z.number().int().nonnegative() });
export type BotList = z.infer<typeof botListSchema>;

export const botParamsSchema = z.object({ botId: wireIdInput("bot") });

/** What is left out stays as it is. `apiKey` is write-only: null removes it. */
export const updateBotRequestSchema = z.object({
  version: z.number().int().positive(),
  name: text(60).optional(),
  tone: toneSchema.optional(),
  instructions: text(botInstructionsLimit, 0).optional(),
  draftMode: z.boolean().optional(),
  answerThreshold: share.optional(),
  scopeThreshold: share.optional(),
  turnCap: z.number().int().min(1).max(100).optional(),
  model: z
    .object({
      enabled: z.boolean().optional(),
      baseUrl: z
        .url({ protocol: /^https?$/, error: "must be an address that begins with https:// or http://" })
        .max(500)
        .nullable()
        .optional(),
      name: text(120).nullable().optional(),
      apiKey: z
        .string()
        .min(1)
        .max(500)
        .regex(/^[\x21-\x7e]+$/, "holds characters that a key does not have")
        .nullable()
        .optional(),
    })
    .optional(),
});
