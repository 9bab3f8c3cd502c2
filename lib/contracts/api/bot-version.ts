/** Versions of a bot, and what it has learned from graded answers. */
import { z } from "zod";
import { wireId } from "../wire-id";

/** `classifier`: the grades that the models of topic and scope were trained on; `external`: a bot of the tenant's own. */
export const botVersionAreaSchema = z.enum(["prompt", "model", "policy", "words", "external", "classifier"]);
export type BotVersionArea = z.infer<typeof botVersionAreaSchema>;

const author = z.object({ id: wireId("member"), name: z.string() }).nullable();

export const botVersionsQuerySchema = z.object({
  /** Versions with a lower number. */
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const botVersionPageSchema = z.object({
  data: z.array(
    z.object({
      id: wireId("botVersion"),
      number: z.number().int().positive(),
      state: z.string(),
      /** SHA-256 of all that the version is made of. */
      digest: z.string(),
      /** Null for a program's. */
      author,
      createdAt: z.iso.datetime(),
      /** Since the version before; empty for the first one. */
      changed: z.array(botVersionAreaSchema),
    }),
  ),
  nextBefore: z.number().int().nullable(),
});
export type BotVersionPage = z.infer<typeof botVersionPageSchema>;

export const trainingSchema = z.object({
  /** New grades after which the bot learns by itself; null: only when somebody asks. */
  retrainAfter: z.number().int().nullable(),
  /** Grades since the last time; 501 stands for more than 500. */
  newGrades: z.number().int(),
  newest: z
    .object({
      number: z.number().int().positive(),
      cause: z.enum(["asked", "grades"]),
      /** `done`: the models answer, and every bot has a version with them. */
      status: z.enum(["running", "done"]),
      /** Questions that it learned from. */
      labels: z.number().int(),
      digest: z.string(),
      author,
      createdAt: z.iso.datetime(),
      doneAt: z.iso.datetime().nullable(),
    })
    .nullable(),
});
export type Training = z.infer<typeof trainingSchema>;

/** `started` is false while one is under way, and when the grades say the same as at the last one. */
export const startedTrainingSchema = trainingSchema.extend({ started: z.boolean() });
export type StartedTraining = z.infer<typeof startedTrainingSchema>;

export const setTrainingRequestSchema = z.object({ retrainAfter: z.number().int().min(1).max(10_000).nullable() });
