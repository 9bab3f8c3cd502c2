/** Channels: `/api/v1/channels`. */
import { z } from "zod";
import { text } from "../text";
import { channelLookSchema } from "../widget/look";
import { attachmentKindSchema, preChatFormSchema, unavailableModeSchema } from "../widget/channel";
import { wireId, wireIdInput } from "../wire-id";
import { officeHoursInput, officeHoursSchema } from "./office-hours";

export const siteCountLimit = 50;

/** The origin of a site: scheme, host and port, without a path. `https://shop.example/help` becomes `https://shop.example`. */
export const siteOrigin = z
  .string()
  .max(300)
  .transform((value, context) => {
    const given = value.trim();
    const url = /^https?:\/\//i.test(given) && URL.canParse(given) ? new URL(given) : null;
    if (!url || url.username !== "" || url.password !== "" || url.hostname === "" || url.hostname.includes("*")) {
      context.addIssue({ code: "custom", message: "must look like https://www.example.com" });
      return z.NEVER;
    }
    return url.origin;
  });

export const channelSchema = z.object({
  id: wireId("channel"),
  kind: z.enum(["widget"]),
  name: z.string(),
  botId: wireId("bot"),
  /** Names the channel in the embed tag; not a secret. */
  publishableKey: z.string(),
  greeting: z.string(),
  awayMessage: z.string(),
  look: channelLookSchema,
  /** Origins that may embed the widget. */
  sites: z.array(z.string()),
  /** The script tag to copy into the site's pages. */
  embedSnippet: z.string(),
  /** Null means always open. */
  officeHours: officeHoursSchema.nullable(),
  /** Whether it is open now, and when it opens next; null while open, without hours, and when no opening is known. */
  hoursNow: z.object({ open: z.boolean(), nextOpenAt: z.iso.datetime().nullable() }),
  unavailableMode: unavailableModeSchema,
  preChat: preChatFormSchema.nullable(),
  attachmentKinds: z.array(attachmentKindSchema),
  /** The secret that identity tokens are signed with: its last characters; null until one was made. */
  identity: z.object({
    secretHint: z.string().nullable(),
    secretCreatedAt: z.iso.datetime().nullable(),
    /** The secret before is good until then; null when there is none. */
    previousSecretUntil: z.iso.datetime().nullable(),
  }),
  /** Sites on which the embed tag was seen to run, the latest first. */
  seen: z.array(z.object({ origin: z.string(), pagePath: z.string(), firstSeenAt: z.iso.datetime(), lastSeenAt: z.iso.datetime(), isOwn: z.boolean() })),
  /** Whether the operator has set a mail server: without one nothing goes on by e-mail. */
  mailConfigured: z.boolean(),
  /** Since when it takes no new visitors; null while it does. */
  archivedAt: z.iso.datetime().nullable(),
  /** Send it with every write; it grows with every change. */
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
});
export type Channel = z.infer<typeof channelSchema>;

export const channelListSchema = z.object({ data: z.array(channelSchema), nextCursor: z.null(), streamCursor: z.number().int().nonnegative() });
export type ChannelList = z.infer<typeof channelListSchema>;

export const channelParamsSchema = z.object({ channelId: wireIdInput("channel") });

const limitedOptions = z
  .array(text(120))
  .max(30, "at most 30 options")
  .transform((options) => [...new Set(options)]);

const preChatFieldInput = z
  .object({
    key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "starts with a letter and holds small letters, digits and _"),
    kind: z.enum(["text", "email", "select", "checkbox"]),
    label: text(120),
    required: z.boolean().default(false),
    options: limitedOptions.default([]),
  })
  .refine(({ kind, options }) => kind !== "select" || options.length > 0, { path: ["options"], message: "a select needs options" })
  .transform((field) => ({ ...field, options: field.kind === "select" ? field.options : [] }));

const webAddress = z
  .string()
  .max(500)
  .refine((value) => URL.canParse(value) && ["http:", "https:"].includes(new URL(value).protocol), "must start with https:// or http://");

/** The most questions of the form before the chat. */
export const preChatFieldLimit = 8;

export const preChatFormInput = z
  .object({
    fields: z
      .array(preChatFieldInput)
      .max(preChatFieldLimit, `at most ${preChatFieldLimit} fields`)
      .refine((fields) => new Set(fields.map(({ key }) => key)).size === fields.length, "two fields have the same key"),
    notice: z.object({ text: text(1000), url: webAddress.nullable(), consentRequired: z.boolean() }).nullable(),
  })
  .refine(({ fields, notice }) => fields.length > 0 || notice !== null, "a form asks something or shows a notice");

/** What is left out stays as it is; lists are replaced whole. */
export const updateChannelRequestSchema = z.object({
  version: z.number().int().positive(),
  name: text(80).optional(),
  /** Which bot answers here: new conversations only. */
  botId: wireIdInput("bot").optional(),
  greeting: text(1000, 0).optional(),
  awayMessage: text(1000, 0).optional(),
  look: channelLookSchema.optional(),
  sites: z
    .array(siteOrigin)
    .max(siteCountLimit, `at most ${siteCountLimit} sites`)
    .transform((sites) => [...new Set(sites)])
    .optional(),
  officeHours: officeHoursInput.nullable().optional(),
  unavailableMode: unavailableModeSchema.optional(),
  preChat: preChatFormInput.nullable().optional(),
  attachmentKinds: z
    .array(attachmentKindSchema)
    .transform((kinds) => [...new Set(kinds)])
    .optional(),
});

export const createChannelRequestSchema = z.object({
  name: text(80),
  /** Left out: the workspace's first bot. */
  botId: wireIdInput("bot").optional(),
});

/** A new identity secret; the present one stays good for as long as said, 7 days at most. */
export const rotateSecretRequestSchema = z.object({ overlapHours: z.number().int().min(0).max(168).default(24) });
/** The secret is in this answer and in no other. */
export const rotateSecretResponseSchema = z.object({ secret: z.string(), channel: channelSchema });
export type RotatedSecret = z.infer<typeof rotateSecretResponseSchema>;
