/**
 * The visitor API's shapes (`/api/widget/v1`). The widget is built from these types alone; breaking one breaks every site
 * that embeds Handrail, so fields are added, never changed.
 */
import { z } from "zod";
import { messageLimit } from "@/lib/core/conversation/message-limit";
import { emailText, plain, text } from "../text";
import { wireId } from "../wire-id";
import { attachmentIds, attachmentSchema } from "./attachment";
import { channelFaceSchema } from "./channel";

export const authorSchema = z.enum(["visitor", "bot", "human", "bot_approved", "bot_edited_by_human", "system"]);
export type Author = z.infer<typeof authorSchema>;

/** What a system line says. The widget shows its own words for a code in the visitor's language; `text` is the fallback. */
export const systemCodeSchema = z.enum([
  "ai_disclosure",
  "handoff_requested",
  "handoff_away",
  "handoff_unaccepted",
  "email_saved",
  "draft_held",
  "human_joined",
  "human_left",
  "bot_resumed",
  "resolved",
  "reopened",
  "visitor_ended",
  "handoff_bot_only",
  "personal_data_masked",
  "told",
  "request_offered",
  "request_sent",
  "request_ended",
]);
export type SystemCode = z.infer<typeof systemCodeSchema>;

export const sourceSchema = z.object({
  articleId: wireId("article"),
  title: z.string(),
  /** Where the article can be read; null when the article has no public address. */
  url: z.string().nullable(),
  /** The passage of the article, verbatim. */
  quote: z.string(),
});
export type Source = z.infer<typeof sourceSchema>;

export const visitorMessageSchema = z.object({
  id: wireId("message"),
  /** 1, 2, 3 … in the conversation, without gaps: the cursor of the visitor's stream. */
  seq: z.number().int().positive(),
  author: authorSchema,
  /** The bot's or the agent's name; null for the visitor and the system. */
  authorName: z.string().nullable(),
  text: z.string(),
  system: z.object({ code: systemCodeSchema, params: z.record(z.string(), z.string()) }).nullable(),
  sources: z.array(sourceSchema),
  /** The client message id, on the visitor's own messages: lets the widget match what it sent. */
  clientId: z.string().nullable(),
  feedback: z.enum(["up", "down"]).nullable(),
  attachments: z.array(attachmentSchema),
  createdAt: z.iso.datetime(),
});
export type VisitorMessage = z.infer<typeof visitorMessageSchema>;

export const visitorConversationSchema = z.object({
  id: wireId("conversation"),
  status: z.enum(["open", "pending", "snoozed", "resolved"]),
  handledBy: z.enum(["bot", "queue", "human"]),
  handoff: z.object({ status: z.enum(["requested", "offered", "accepted"]), requestedAt: z.iso.datetime() }).nullable(),
  /** The name of the person who has the conversation, once someone does. */
  agentName: z.string().nullable(),
  /** True after nobody accepted in time and until an address is given: the widget shows the e-mail form. */
  emailAsked: z.boolean(),
  csat: z.object({ score: z.number().int().min(1).max(5) }).nullable(),
  /** Seq of the newest message: what a stream that is up to date has seen. */
  lastSeq: z.number().int().nonnegative(),
  createdAt: z.iso.datetime(),
});
export type VisitorConversation = z.infer<typeof visitorConversationSchema>;

export const sessionRequestSchema = z.object({
  /** The channel's publishable key, `pk_…`, from the embed tag. */
  channelKey: plain(80).min(1),
  /** A token from an earlier session of this browser; an unknown, revoked or foreign one starts a new visitor. */
  visitorToken: plain(512).nullish(),
  pageUrl: plain(2000).nullish(),
  locale: plain(35).nullish(),
  /** Signed by the tenant's server (JWT, HS256, the channel's secret): makes the visitor a contact. A bad one is refused (401 `identity_invalid`). */
  identityToken: plain(4096).nullish(),
});
export const sessionResponseSchema = z.object({
  visitorToken: z.string(),
  channel: channelFaceSchema,
  /** `verified`: an identity token has said who it is. The name is null when none is known. */
  visitor: z.object({ verified: z.boolean(), name: z.string().nullable(), email: z.string().nullable() }),
  /** The visitor's newest conversation that is not older than 30 days, with its newest 100 messages; null when there is none. */
  conversation: visitorConversationSchema.nullable(),
  messages: z.array(visitorMessageSchema),
});
export type SessionResponse = z.infer<typeof sessionResponseSchema>;

export const startConversationRequestSchema = z.object({
  /** A uuid of the client's making: the same id gives the same conversation again. */
  clientId: z.uuid(),
  pageUrl: plain(2000).nullish(),
  /** Answers to the channel's form by key: texts, or true and false of checkboxes. Needed when the channel has one. */
  preChat: z
    .object({
      answers: z.record(plain(40), z.union([plain(1000), z.boolean()])).refine((answers) => Object.keys(answers).length <= 8, "at most 8 answers"),
      /** The privacy notice was agreed to. */
      consent: z.boolean(),
    })
    .nullish(),
});
export const conversationResponseSchema = z.object({
  conversation: visitorConversationSchema,
  /** Oldest first; the newest 100, or those after the asked seq. */
  messages: z.array(visitorMessageSchema),
});
export type ConversationResponse = z.infer<typeof conversationResponseSchema>;

export const postMessageRequestSchema = z
  .object({
    /** A uuid of the client's making. A retry with the same id and text gets the first answer; with another text it is refused (422). */
    clientId: z.uuid(),
    /** May be empty when files are sent. */
    text: text(messageLimit, 0),
    attachments: attachmentIds.optional(),
  })
  .refine(({ text: said, attachments }) => said !== "" || (attachments ?? []).length > 0, { path: ["text"], message: "is empty" });
export const postMessageResponseSchema = z.object({ message: visitorMessageSchema });

export const requestHumanRequestSchema = z.object({ clientId: z.uuid() });
export const leaveEmailRequestSchema = z.object({ email: emailText });
export const rateConversationRequestSchema = z.object({
  score: z.number().int().min(1).max(5),
  comment: text(1000, 0).nullish(),
});
export const rateMessageRequestSchema = z.object({
  value: z.enum(["up", "down"]),
  reason: text(500, 0).nullish(),
});
export const typingRequestSchema = z.object({ typing: z.boolean() });
/** Unsigned claims of the host page about its visitor: stored and shown as unverified. */
export const visitorAttributesRequestSchema = z.object({
  attributes: z
    .record(plain(60).min(1), z.union([plain(500), z.number(), z.boolean(), z.null()]))
    .refine((attributes) => Object.keys(attributes).length <= 30, "at most 30 attributes"),
});

/** A link in a mail: opening its page changes nothing; this restores the visitor's session. Refused with 410 `link_invalid` after a logout or 14 days. */
export const resumeRequestSchema = z.object({ token: plain(300).min(1) });
export const resumeResponseSchema = z.object({ visitorToken: z.string(), channelKey: z.string(), conversationId: wireId("conversation") });
export type ResumeResponse = z.infer<typeof resumeResponseSchema>;
