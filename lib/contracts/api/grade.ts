/** What members think of the bot's answers, and answers that are kept for the knowledge. */
import { z } from "zod";
import { messageLimit } from "@/lib/core/conversation/message-limit";
import { bodyLimit, exemplarLimit } from "@/lib/core/knowledge/article-limits";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";

export const gradeValueSchema = z.enum(["correct", "partially_correct", "wrong"]);
export type GradeValue = z.infer<typeof gradeValueSchema>;

/** Why an answer is not correct. */
export const gradeCauseSchema = z.enum(["not_in_knowledge", "outdated", "wrong_source", "misunderstood", "incomplete", "tone", "needed_person", "other"]);
export type GradeCause = z.infer<typeof gradeCauseSchema>;

export const gradeSchema = z.object({
  id: wireId("grade"),
  /** Grows with every change of it. */
  version: z.number().int().positive(),
  grade: gradeValueSchema,
  cause: gradeCauseSchema.nullable(),
  /** What the answer should have been; null when nobody wrote it. */
  correctedText: z.string().nullable(),
  by: z.object({ id: wireId("member"), name: z.string() }),
  gradedAt: z.iso.datetime(),
});
export type Grade = z.infer<typeof gradeSchema>;

export const messageParamsSchema = z.object({ conversationId: wireIdInput("conversation"), messageId: wireIdInput("message") });

export const gradeRequestSchema = z
  .object({
    version: z.number().int().nonnegative(),
    grade: gradeValueSchema,
    cause: gradeCauseSchema.nullable().default(null),
    correctedText: text(messageLimit).nullable().default(null),
  })
  .refine(({ grade, cause }) => grade !== "correct" || cause === null, { path: ["cause"], message: "is for answers that are not correct" });
export type GradeRequest = z.infer<typeof gradeRequestSchema>;

const question = text(exemplarLimit);
export const keepRequestSchema = z.discriminatedUnion("as", [
  z.object({ as: z.literal("exemplar"), question, articleId: wireIdInput("article") }),
  z.object({ as: z.literal("article"), question, answer: text(bodyLimit) }),
]);
export type KeepRequest = z.infer<typeof keepRequestSchema>;

const articleStatus = z.enum(["draft", "published", "archived"]);

/** What to keep, and where: a proposal that people change. */
export const keepProposalSchema = z.object({
  question: z.string(),
  answer: z.string(),
  /** Best matches first: the sources of the answer, then what the question finds. Five at most. */
  articles: z.array(
    z.object({
      id: wireId("article"),
      title: z.string(),
      status: articleStatus,
      isSource: z.boolean(),
      /** It has this question already. */
      hasQuestion: z.boolean(),
    }),
  ),
  /** The article that was made of this answer before. */
  keptAs: wireId("article").nullable(),
});
export type KeepProposal = z.infer<typeof keepProposalSchema>;

export const keptSchema = z.object({
  articleId: wireId("article"),
  title: z.string(),
  /** False: it was kept before, and nothing has changed. */
  changed: z.boolean(),
  /** What was kept waits in the article until somebody publishes it. */
  waitsForPublishing: z.boolean(),
});
export type Kept = z.infer<typeof keptSchema>;
