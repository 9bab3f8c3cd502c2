/** Conversations as the console sees them: inbox rows, the thread, and the packet that says why a person is needed. */
import { z } from "zod";
import { attachmentIds, attachmentSchema } from "../widget/attachment";
import { authorSchema, sourceSchema, systemCodeSchema } from "../widget/conversation";
import { text } from "../text";
import { inboxViews } from "@/lib/core/conversation/inbox-views";
import { messageLimit } from "@/lib/core/conversation/message-limit";
import { feedbackLimit } from "@/lib/core/review/feedback-limit";
import { wireId, wireIdInput } from "../wire-id";
import { gradeSchema } from "./grade";
import { killSwitchSchema } from "./kill-switch";
import { reasonSchema } from "./reason";
import { visitorRequestSchema } from "./request";

export const inboxViewSchema = z.enum(inboxViews);

const person = z.object({ id: wireId("member"), name: z.string() });
/** An archived team stays the past of its conversations. */
const team = z.object({ id: wireId("team"), name: z.string() });

export const inboxRowSchema = z.object({
  id: wireId("conversation"),
  status: z.enum(["open", "pending", "snoozed", "resolved"]),
  handledBy: z.enum(["bot", "queue", "human"]),
  visitor: z.object({
    id: wireId("visitor"),
    name: z.string().nullable(),
    email: z.string().nullable(),
    /** The tenant's server has signed who this is. */
    verified: z.boolean(),
  }),
  /** The newest public message, shortened to 160 graphemes; null before the first. */
  lastMessage: z.object({ author: authorSchema, text: z.string().nullable() }).nullable(),
  lastMessageAt: z.iso.datetime(),
  /** Why it came to people: the first reason's code of the last escalation; null while the bot has always had it. */
  reasonCode: z.string().nullable(),
  /** Since when the visitor waits for a person without an answer; null when nobody waits. */
  waitingSince: z.iso.datetime().nullable(),
  assignee: person.nullable(),
  team: team.nullable(),
  handoffStatus: z.enum(["requested", "offered", "accepted"]).nullable(),
  /** A bot draft waits for a person. */
  draftWaiting: z.boolean(),
  channelName: z.string(),
  createdAt: z.iso.datetime(),
  version: z.number().int(),
});
export type InboxRow = z.infer<typeof inboxRowSchema>;

export const inboxQuerySchema = z.object({
  view: inboxViewSchema.default("unassigned"),
  /** Only conversations of this team. */
  teamId: wireIdInput("team").optional(),
  /** Words in the transcript, the visitor's name or e-mail address. */
  q: z.string().max(200).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const inboxPageSchema = z.object({
  data: z.array(inboxRowSchema),
  nextCursor: z.string().nullable(),
  /** Read before the list: a stream that starts here misses nothing. */
  streamCursor: z.number().int(),
  /** How many wait in each view; counting stops at 500 ("more than 500"). */
  counts: z.object({ mine: z.number().int(), unassigned: z.number().int(), bot: z.number().int() }),
});
export type InboxPage = z.infer<typeof inboxPageSchema>;

/** How many people have to approve the same words, and who has. */
export const approvalsSchema = z.object({ needed: z.number().int(), by: z.array(person) });

export const draftSchema = z.object({
  id: wireId("draft"),
  text: z.string().nullable(),
  sources: z.array(sourceSchema),
  status: z.enum(["pending_review", "approved", "edited", "rejected", "responded", "cancelled", "expired", "superseded", "sent"]),
  version: z.number().int(),
  /** What an approval must name: SHA-256 of the text and sources as the visitor would see them. */
  contentSha256: z.string(),
  createdAt: z.iso.datetime(),
  approvals: approvalsSchema,
  decidedBy: person.nullable(),
  decidedAt: z.iso.datetime().nullable(),
});
export type Draft = z.infer<typeof draftSchema>;

export const decisionSummarySchema = z.object({
  id: wireId("decision"),
  action: z.enum(["answer", "clarify", "hold", "handoff", "refuse"]),
  outcome: z.enum(["applied", "superseded"]),
  reasons: z.array(reasonSchema),
  /** How sure retrieval was, 0 to 1; null when it was not asked. Not certified: no graded sample stands behind it yet. */
  confidence: z.number().nullable(),
  sources: z.array(z.object({ articleId: wireId("article"), title: z.string(), score: z.number() })),
  createdAt: z.iso.datetime(),
});
export type DecisionSummary = z.infer<typeof decisionSummarySchema>;

export const threadMessageSchema = z.object({
  id: wireId("message"),
  /** The visitor's number of the message; null for private notes. */
  seq: z.number().int().nullable(),
  /** The order of the thread. */
  eventSeq: z.number().int(),
  visibility: z.enum(["public", "note"]),
  author: authorSchema,
  authorName: z.string().nullable(),
  /** Null after erasure. */
  text: z.string().nullable(),
  system: z.object({ code: systemCodeSchema, params: z.record(z.string(), z.string()) }).nullable(),
  sources: z.array(sourceSchema),
  clientId: z.string().nullable(),
  feedback: z.object({ value: z.enum(["up", "down"]), reason: z.string().nullable() }).nullable(),
  attachments: z.array(attachmentSchema),
  /** The decision on this visitor message, once there is one. */
  decision: decisionSummarySchema.nullable(),
  /** What members think of this answer of the bot, one grade each; null for what the bot did not answer. */
  grades: z.array(gradeSchema).nullable(),
  createdAt: z.iso.datetime(),
});
export type ThreadMessage = z.infer<typeof threadMessageSchema>;

export const conversationDetailSchema = z.object({
  id: wireId("conversation"),
  version: z.number().int(),
  status: z.enum(["open", "pending", "snoozed", "resolved"]),
  handledBy: z.enum(["bot", "queue", "human"]),
  assignee: person.nullable(),
  team: team.nullable(),
  waitingSince: z.iso.datetime().nullable(),
  channelName: z.string(),
  botName: z.string(),
  pageUrl: z.string().nullable(),
  createdAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  visitor: z.object({
    id: wireId("visitor"),
    name: z.string().nullable(),
    email: z.string().nullable(),
    locale: z.string().nullable(),
    /** Claims of the host page, unverified. */
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    earlierConversations: z.number().int(),
    /** Who the tenant's server says it is, signed; null for everybody else. */
    contact: z
      .object({
        id: wireId("contact"),
        externalId: z.string(),
        verifiedAt: z.iso.datetime(),
        /** Whether the name and the address shown above are the signed ones, or typed by somebody. */
        nameVerified: z.boolean(),
        emailVerified: z.boolean(),
        /** Signed, too. */
        attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      })
      .nullable(),
  }),
  /** What the visitor answered before the chat, and what was agreed to; null when nothing was asked. */
  preChat: z
    .object({
      answers: z.array(z.object({ key: z.string(), label: z.string(), value: z.union([z.string(), z.boolean()]) })),
      consent: z.object({ at: z.iso.datetime(), text: z.string(), url: z.string().nullable() }).nullable(),
    })
    .nullable(),
  /** Whether answers reach the visitor by mail once they are gone, and when the last mail went out. */
  emailContinuation: z.object({ configured: z.boolean(), lastMailAt: z.iso.datetime().nullable() }),
  handoff: z
    .object({
      id: wireId("handoff"),
      status: z.enum(["requested", "offered", "accepted", "declined", "expired", "closed"]),
      trigger: z.enum(["visitor", "bot", "member"]),
      reasons: z.array(reasonSchema),
      requestedAt: z.iso.datetime(),
      acceptedAt: z.iso.datetime().nullable(),
      acceptedBy: person.nullable(),
    })
    .nullable(),
  draft: draftSchema.nullable(),
  /** What keeps the bot from answering here, the widest where there are several; null: nothing. */
  stopped: killSwitchSchema.nullable(),
  csat: z.object({ score: z.number().int(), comment: z.string().nullable() }).nullable(),
  /** What the visitor asked for with forms, the oldest first. */
  requests: z.array(visitorRequestSchema),
  messages: z.array(threadMessageSchema),
  /** True when the thread is longer than what is here (the newest 500). */
  truncated: z.boolean(),
  streamCursor: z.number().int(),
  /** Which acts the asking member may do now. */
  can: z.object({
    claim: z.boolean(),
    reply: z.boolean(),
    note: z.boolean(),
    resolve: z.boolean(),
    reopen: z.boolean(),
    handBack: z.boolean(),
    /** Stop the bot in this conversation, and let it go on. */
    stop: z.boolean(),
    review: z.boolean(),
    /** Grade answers of the bot, and keep good answers for the knowledge. */
    grade: z.boolean(),
  }),
});
export type ConversationDetail = z.infer<typeof conversationDetailSchema>;

export const conversationParamsSchema = z.object({ conversationId: wireIdInput("conversation") });
export const conversationResponseSchema = z.object({ conversation: conversationDetailSchema });
export const noteRequestSchema = z.object({
  /** A uuid of the client's making: a retry gets the first answer, another text under it is refused (422). */
  clientId: z.uuid(),
  text: text(messageLimit),
});
export const replyRequestSchema = z
  .object({
    clientId: z.uuid(),
    /** May be empty when files are sent. */
    text: text(messageLimit, 0),
    attachments: attachmentIds.optional(),
  })
  .refine(({ text: said, attachments }) => said !== "" || (attachments ?? []).length > 0, { path: ["text"], message: "is empty" });
export const memberTypingRequestSchema = z.object({ typing: z.boolean() });

export const attachmentParamsSchema = conversationParamsSchema.extend({ attachmentId: wireIdInput("file") });

export const draftParamsSchema = z.object({ draftId: wireIdInput("draft") });
/** Approving names what was seen: another version or content is refused with the present draft (409). `text` sends an edited answer. */
export const approveDraftRequestSchema = z.object({
  version: z.number().int().positive(),
  contentSha256: z.string().length(64),
  text: text(messageLimit).optional(),
});
/** `feedback`: why; the bot tries once more with it. */
export const rejectDraftRequestSchema = z.object({ version: z.number().int().positive(), feedback: text(feedbackLimit).optional() });
export const draftResponseSchema = z.object({
  draft: draftSchema,
  /** Of a draft that was planted and that this member has decided on; null of every other one. */
  planted: z.object({ caught: z.boolean(), wrong: z.string(), why: z.string() }).nullable(),
});
export type DraftResponse = z.infer<typeof draftResponseSchema>;
