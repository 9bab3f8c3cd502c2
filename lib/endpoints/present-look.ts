import "server-only";
/** What a visitor's widget is given of a channel's look and words, in its language. */
import type { ChannelLook, Look, WidgetLanguage } from "@/lib/contracts/widget/look";
import { widgetLanguageSchema } from "@/lib/contracts/widget/look";

type Words = { greeting: string; awayMessage: string };

/** The first of the widget's languages that a language tag names; null when it names none. */
export function widgetLanguageOf(tag: string | null): WidgetLanguage | null {
  return widgetLanguageSchema.safeParse(tag?.toLowerCase().split(/[-_]/)[0]).data ?? null;
}

export function presentLook({ words, ...look }: ChannelLook, language: WidgetLanguage | null): Look {
  return { ...look, label: ((language && words[language]?.label) ?? "") || look.label };
}

export function presentChannelWords({ greeting, awayMessage }: Words, { words }: ChannelLook, language: WidgetLanguage | null): Words {
  const own = (language && words[language]) || {};
  return { greeting: own.greeting || greeting, awayMessage: own.awayMessage || awayMessage };
}
