/** What the presets are called, and what each means for a bot that begins with it. */
import type { PresetName } from "@/lib/core/escalation/preset-names";

export const presetWords: Readonly<Record<PresetName, string>> = {
  general: "General",
  finance: "Finance",
  health: "Health",
  public_sector: "Public sector",
  shop: "Shop",
};

export const presetMeanings: Readonly<Record<PresetName, string>> = {
  general: "The bot answers what it is sure of; people have what is sensitive.",
  finance: "A stricter bot. People have amounts above 1,000, and look at what it says of refunds before it is sent.",
  health: "A stricter bot, and a person sees every answer before it is sent. Whoever is upset gets a person at once.",
  public_sector: "A stricter bot that asks back when several things are asked. More of its answers are drawn for grading.",
  shop: "People have refunds above 100, and look at what it says to complaints before it is sent.",
};
