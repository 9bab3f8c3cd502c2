/** Channels: `/api/v1/channels`. */
import { z } from "zod";
import { text } from "../text";
import { channelLookSchema } from "../widget/look";
import { wireId, wireIdInput } from "../wire-id";

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
  /** Send it with every write; it grows with every change. */
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
});
export type Channel = z.infer<typeof channelSchema>;

export const channelListSchema = z.object({ data: z.array(channelSchema), nextCursor: z.null(), streamCursor: z.number().int().nonnegative() });
export type ChannelList = z.infer<typeof channelListSchema>;

export const channelParamsSchema = z.object({ channelId: wireIdInput("channel") });

/** What is left out stays as it is; `sites` replaces the whole list. */
export const updateChannelRequestSchema = z.object({
  version: z.number().int().positive(),
  name: text(80).optional(),
  greeting: text(1000, 0).optional(),
  awayMessage: text(1000, 0).optional(),
  look: channelLookSchema.optional(),
  sites: z
    .array(siteOrigin)
    .max(siteCountLimit, `at most ${siteCountLimit} sites`)
    .transform((sites) => [...new Set(sites)])
    .optional(),
});
