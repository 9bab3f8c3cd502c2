/** The queue of drafts that wait for a person, and one of them with all that a decision on it needs. */
import { z } from "zod";
import { messageLimit } from "@/lib/core/conversation/message-limit";
import { text } from "../text";
import { authorSchema } from "../widget/conversation";
import { wireId, wireIdInput } from "../wire-id";
import { approvalsSchema, draftSchema } from "./conversation";
import { pairedAnswerSchema } from "./paired";
import { reasonSchema } from "./reason";

const person = z.object({ id: wireId("member"), name: z.string() });

export const reviewQuerySchema = z.object({
  /** As in a row. */
  risk: z.coerce.number().int().min(0).max(3).optional(),
  /** A sensitive topic, a collection's id, or `none`. */
  topic: z.string().max(60).optional(),
  /** The code of the reason why it waits. */
  reason: z.string().max(60).optional(),
  mine: z.enum(["true", "false"]).default("false"),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const reviewRowSchema = z.object({
  id: wireId("draft"),
  conversationId: wireId("conversation"),
  /** Of the draft, as a decision names it. */
  version: z.number().int(),
  /** 3 safety, law or flagged words; 2 the policy wants a person; 1 everything is held; 0 anything else. */
  risk: z.number().int(),
  topic: z.string(),
  /** The first reason why it waits. */
  reason: reasonSchema,
  visitor: z.object({ id: wireId("visitor"), name: z.string().nullable(), email: z.string().nullable() }),
  /** What was asked, shortened to 160 graphemes; null after erasure. */
  question: z.string().nullable(),
  channelName: z.string(),
  /** Who has the conversation, when a person does. */
  assignee: person.nullable(),
  /** Who sees to it that it is decided on. */
  owner: person.nullable(),
  /** Who has it open, until when. */
  lease: z.object({ by: person, until: z.iso.datetime() }).nullable(),
  dueAt: z.iso.datetime().nullable(),
  escalatedAt: z.iso.datetime().nullable(),
  approvals: approvalsSchema,
  createdAt: z.iso.datetime(),
});
export type ReviewRow = z.infer<typeof reviewRowSchema>;

export const reviewPageSchema = z.object({
  data: z.array(reviewRowSchema),
  nextCursor: z.string().nullable(),
  streamCursor: z.number().int(),
  /** Of the whole queue; counting stops at 501. */
  waiting: z.number().int(),
  /** Those whose time is over in ten minutes or is over already. */
  dueSoon: z.number().int(),
  oldestAt: z.iso.datetime().nullable(),
});
export type ReviewPage = z.infer<typeof reviewPageSchema>;

const span = z.object({ start: z.number().int(), end: z.number().int() });

export const reviewCaseSchema = z.object({
  row: reviewRowSchema,
  draft: draftSchema,
  /** The bot's own words, where people have changed them. */
  firstText: z.string().nullable(),
  /** For a second try: the draft that was rejected, and what was said of it. */
  retryOf: z.object({ draftId: wireId("draft"), text: z.string().nullable(), feedback: z.string().nullable(), by: z.string() }).nullable(),
  botName: z.string(),
  /** Public messages up to now, the newest thirty, oldest first. */
  messages: z.array(
    z.object({
      id: wireId("message"),
      author: authorSchema,
      authorName: z.string().nullable(),
      text: z.string().nullable(),
      createdAt: z.iso.datetime(),
      isQuestion: z.boolean(),
    }),
  ),
  reasons: z.array(reasonSchema),
  confidence: z.number().nullable(),
  /** Passages of the sources that carry a sentence of the draft; `source` counts from 0. */
  support: z.array(span.extend({ source: z.number().int() })),
  /** Sentences of the draft that no source carries. */
  unsupported: z.array(span),
  /** Where the model says something else to somebody else. */
  paired: pairedAnswerSchema.nullable(),
  signals: z.record(z.string(), z.unknown()),
  policy: z.record(z.string(), z.unknown()),
});
export type ReviewCase = z.infer<typeof reviewCaseSchema>;

export const assignDraftRequestSchema = z.object({ memberId: wireIdInput("member").nullable() });

export const respondRequestSchema = z.object({ version: z.number().int().positive(), text: text(messageLimit) });

export const reviewersQuerySchema = z.object({ days: z.coerce.number().int().min(1).max(90).default(28) });

const count = z.number().int().nonnegative();

export const reviewerReportSchema = z.object({
  since: z.iso.datetime(),
  /** There were more decisions than are looked at: these are the newest. */
  isBounded: z.boolean(),
  tolerated: z.number(),
  falseAlarmRate: z.number(),
  data: z.array(
    z.object({
      reviewer: person,
      decided: count,
      approved: count,
      edited: count,
      rejected: count,
      responded: count,
      /** Approvals as they were whose text is still there. */
      timed: count,
      /** Of the timed ones, those that took less than reading takes. */
      unread: count,
      medianOpenMs: count.nullable(),
      /** More unread approvals than is tolerated and chance explains. */
      alarm: z.boolean(),
      /** Planted drafts that they decided on, how many of them they caught, and between which shares that lies with 95 % certainty. */
      gold: z.object({ seen: count, caught: count, low: z.number(), high: z.number() }),
    }),
  ),
});
export type ReviewerReport = z.infer<typeof reviewerReportSchema>;
