/** What a channel asks and tells before anybody has written: part of a session's answer, and of `GET /api/widget/v1/config`. */
import { z } from "zod";
import { lookSchema } from "./look";

/** What a visitor who needs a person meets while nobody is there: waiting, an address for the answer, or the bot alone. */
export const unavailableModeSchema = z.enum(["queue", "email", "bot_only"]);
export type UnavailableMode = z.infer<typeof unavailableModeSchema>;

/** A question of the form before the chat. `options` are a select's, empty for the others. */
export const preChatFieldSchema = z.object({
  /** Names the answer. `name` and `email` also become the visitor's name and address. */
  key: z.string(),
  kind: z.enum(["text", "email", "select", "checkbox"]),
  label: z.string(),
  required: z.boolean(),
  options: z.array(z.string()),
});
export type PreChatField = z.infer<typeof preChatFieldSchema>;

export const preChatFormSchema = z.object({
  fields: z.array(preChatFieldSchema),
  /** What the visitor agrees to by starting; null without one. With `consentRequired` a checkbox has to be ticked. */
  notice: z.object({ text: z.string(), url: z.string().nullable(), consentRequired: z.boolean() }).nullable(),
});
export type PreChatForm = z.infer<typeof preChatFormSchema>;

export const attachmentKindSchema = z.enum(["image", "pdf", "text", "office", "archive", "media"]);
export type AttachmentKind = z.infer<typeof attachmentKindSchema>;

export const channelFaceSchema = z.object({
  name: z.string(),
  botName: z.string(),
  greeting: z.string(),
  /** Shown instead of a wait when nobody of the team is online. */
  awayMessage: z.string(),
  teamOnline: z.boolean(),
  look: lookSchema,
  /** A person can take over now: within office hours, and somebody is online. */
  available: z.boolean(),
  /** Null when the channel has no hours. `nextOpenAt` is null while open, and when no opening is known. */
  officeHours: z.object({ open: z.boolean(), nextOpenAt: z.iso.datetime().nullable(), timeZone: z.string() }).nullable(),
  unavailableMode: unavailableModeSchema,
  /** Asked before the first message of every conversation; null asks nothing. */
  preChat: preChatFormSchema.nullable(),
  /** What may be sent; no kinds: nothing. Sizes in bytes. */
  attachments: z.object({ kinds: z.array(attachmentKindSchema), limitBytes: z.number().int(), mostPerMessage: z.number().int() }),
  /** Whether answers reach an address that was left, once the visitor is gone. */
  emailContinuation: z.boolean(),
});
export type ChannelFace = z.infer<typeof channelFaceSchema>;

export const configQuerySchema = z.object({
  /** The channel's publishable key. */
  channelKey: z.string().min(1).max(80),
  /** The page that shows the widget; its query and fragment are not kept. */
  pageUrl: z.string().max(2000).optional(),
  locale: z.string().max(35).optional(),
});
/** Needs no visitor and makes none: what the widget can ask for before anybody acts. */
export const configResponseSchema = z.object({ channel: channelFaceSchema });
