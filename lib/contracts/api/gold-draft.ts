/** Gold drafts: wrong answers that are kept and planted among the drafts. `/api/v1/gold-drafts`. */
import { z } from "zod";
import { messageLimit } from "@/lib/core/conversation/message-limit";
import { goldWordsLimit, mostGoldShare } from "@/lib/core/review/gold-draft";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";

const count = z.number().int().nonnegative();

export const goldDraftSchema = z.object({
  id: wireId("goldDraft"),
  question: z.string(),
  answer: z.string(),
  /** The words of the answer that are wrong. */
  wrong: z.string(),
  why: z.string(),
  keptBy: z.object({ id: wireId("member"), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  /** Decided on so often, and caught. */
  seen: count,
  caught: count,
});
export type GoldDraft = z.infer<typeof goldDraftSchema>;

export const goldCandidateSchema = z.object({
  decisionId: wireId("decision"),
  conversationId: wireId("conversation"),
  cause: z.enum(["rejected", "edited", "graded_wrong"]),
  question: z.string(),
  answer: z.string(),
  /** What a person said with the rejection, or the better answer of the grade. */
  said: z.string().nullable(),
  at: z.iso.datetime(),
});
export type GoldCandidate = z.infer<typeof goldCandidateSchema>;

export const goldDraftListSchema = z.object({
  /** Of each hundred drafts that a reviewer opens, how many are planted. */
  share: count,
  /** In use, the newest 200. */
  data: z.array(goldDraftSchema),
  /** Could be kept: the newest 20 that are not. */
  candidates: z.array(goldCandidateSchema),
});
export type GoldDraftList = z.infer<typeof goldDraftListSchema>;

export const keepGoldDraftRequestSchema = z.object({
  decisionId: wireIdInput("decision"),
  question: text(messageLimit),
  answer: text(messageLimit),
  wrong: text(goldWordsLimit),
  why: text(goldWordsLimit),
});
export type KeepGoldDraftRequest = z.output<typeof keepGoldDraftRequestSchema>;

export const goldShareRequestSchema = z.object({ share: z.number().int().min(0).max(mostGoldShare) });

export const goldDraftParamsSchema = z.object({ goldDraftId: wireIdInput("goldDraft") });
