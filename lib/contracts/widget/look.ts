/** How a channel's widget looks, and what it says in which language: set in the console, sent in front of the widget's code. */
import { z } from "zod";
import { widgetLanguages } from "@/lib/core/kernel/widget-languages";
import { text } from "../text";

/** Languages that the widget is built in. */
export const widgetLanguageSchema = z.enum(widgetLanguages);
export type WidgetLanguage = z.infer<typeof widgetLanguageSchema>;

const offset = z.number().int().min(0).max(200);

/** What the widget draws itself by. Fields are added, never changed: widgets of an earlier build read it. */
export const lookSchema = z.object({
  /** The colour of launcher, buttons and the visitor's messages. Text on it is black or white, whichever is read better. */
  accent: z.string().regex(/^#[0-9a-f]{6}$/, "must look like #4a3fd0"),
  /** `auto` follows the visitor's device. */
  scheme: z.enum(["auto", "light", "dark"]),
  /** The corner of the window, whatever the writing direction. */
  side: z.enum(["right", "left"]),
  /** Distances of the launcher from the window's edges, in CSS pixels. */
  offsetX: offset,
  offsetY: offset,
  /** Radius of the panel's corners, in CSS pixels. */
  radius: z.number().int().min(0).max(24),
  /** Words beside the launcher's drawing; empty for the drawing alone. */
  label: z.string(),
});
export type Look = z.infer<typeof lookSchema>;

export const defaultLook: Look = { accent: "#4a3fd0", scheme: "auto", side: "right", offsetX: 20, offsetY: 20, radius: 16, label: "" };

const ownWords = z.object({ label: text(40, 0), greeting: text(1000, 0), awayMessage: text(1000, 0) }).partial();

/** What the console keeps: the look, and the channel's words in other languages. What a language lacks is said in the channel's own words. */
export const channelLookSchema = lookSchema.extend({
  label: text(40, 0),
  words: z.partialRecord(widgetLanguageSchema, ownWords),
});
export type ChannelLook = z.infer<typeof channelLookSchema>;
