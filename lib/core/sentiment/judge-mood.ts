/**
 * How a visitor sounds, over the conversation and not only in one message [E4]. Read in the seven languages of the widget; elsewhere the mood is
 * unknown, which is never calm.
 */
import { remember } from "@/lib/core/kernel/remember";
import { hashWords, logistic, noText, scoreSmall } from "@/lib/core/text-model/small-model";
import type { HashedText } from "@/lib/core/text-model/small-model";
import { detectLanguage } from "./detect-language";
import { compileMood, moodFeatures } from "./mood-features";
import type { MoodFeatures } from "./mood-features";
import { englishMood } from "./mood-lexicon-english";
import { frenchMood, germanMood } from "./mood-lexicon-german-french";
import { portugueseMood, spanishMood } from "./mood-lexicon-iberian";
import { arabicMood, japaneseMood } from "./mood-lexicon-japanese-arabic";
import { moodModels } from "./mood-weights";
import type { MoodModels } from "./mood-weights";
import { discontent, servicePrior } from "./service-prior";

export type Mood = {
  level: "calm" | "frustrated" | "angry" | "unknown";
  language: string | null;
  frustration: number | null;
  anger: number | null;
  shift: number | null;
  from: number;
};

/** Of one message: logits, and the discontent of service-prior.ts. `outrage`: the same where anger is said outright, otherwise below everything. */
type MessageMood = { frustration: number; anger: number; discontent: number; outrage: number };

const lexicons = [englishMood, germanMood, frenchMood, spanishMood, portugueseMood, japaneseMood, arabicMood].map(compileMood);
const byLanguage = new Map(lexicons.map((lexicon) => [lexicon.language, lexicon]));

/** Messages before the newest that count. */
const remembered = 5;
/** How much of the prior of service goes to what was learned among strangers. */
const priorShare = 0.7;
/** What a second such message in a row adds to the mean of both: in logits, and on the smaller scale of discontent. */
const persistence = 1.5;
const discontentPersistence = 0.6;
/** The discontent that becomes 0.6: one or two in a thousand questions to banks, health services and assistants are above it. */
const discontentAt = 2.5;
/** From here on the mood has a name. */
const named = 0.5;
const longest = 4000;
/** Messages whose mood is remembered. */
const rememberedMessages = 2000;

/** The measures of a message in a language that is read, with the prior of service as one of them. */
export function readMood(text: string, language: string): MoodFeatures | null {
  const lexicon = byLanguage.get(language);
  if (lexicon === undefined) return null;
  const features = moodFeatures(text, lexicon);
  return { ...features, prior: servicePrior(features) };
}

/** `models`: the shipped ones, or some in training. English is judged by its words too, other languages by what all have in common. */
export function scoreMood(text: string, language: string, models: MoodModels = moodModels): MessageMood | null {
  const features = readMood(text, language);
  if (features === null) return null;
  const { frustration, anger } = models;
  const hash = (size: number): HashedText => (size > 0 ? hashWords(text, size) : noText);
  const scores = (): [number, number] => {
    if (language !== "en") return [scoreSmall(frustration.any, noText, features), scoreSmall(anger.any, noText, features)];
    const hashed = hash(frustration.english.buckets.length);
    const again = anger.english.buckets.length === frustration.english.buckets.length ? hashed : hash(anger.english.buckets.length);
    return [scoreSmall(frustration.english, hashed, features), scoreSmall(anger.english, again, features)];
  };
  const [frustrated, angry] = scores();
  const shown = discontent(features);
  const outrage = (features["outright"] ?? 0) > 0 ? shown : Number.NEGATIVE_INFINITY;
  return { frustration: frustrated + priorShare * (features["prior"] ?? 0), anger: angry, discontent: shown, outrage };
}

type ReadMessage = { language: string | null; mood: MessageMood | null };

function readMessage(text: string, before: string | null, models: MoodModels): ReadMessage {
  const language = detectLanguage(text, lexicons, before);
  return { language, mood: language === null ? null : scoreMood(text, language, models) };
}

/** By the shipped models: each turn reads the messages before it again. The language before stands in front of the text. */
const readKnown = remember(rememberedMessages, (asked) => {
  const cut = asked.indexOf(" ");
  return readMessage(asked.slice(cut + 1), asked.slice(0, cut) || null, moodModels);
});

/** `messages`: what the visitor wrote, oldest first; the last one is judged. */
export function judgeMood(messages: readonly string[], models: MoodModels = moodModels): Mood {
  const read = messages.slice(-remembered - 1).map((text) => text.slice(0, longest));
  let language: string | null = null;
  const scored = read.map((text) => {
    const message = models === moodModels ? readKnown(`${language ?? ""} ${text}`) : readMessage(text, language, models);
    language = message.language;
    return message.mood;
  });
  const newest = scored.at(-1) ?? null;
  const known = scored.filter((score) => score !== null);
  if (newest === null) return { level: "unknown", language, frustration: null, anger: null, shift: null, from: read.length };
  const strengthsOf = (last: readonly MessageMood[]): { frustration: number; anger: number } => {
    const over = (of: keyof MessageMood, more: number, at: number): number =>
      strength(
        lasting(
          last.map((score) => score[of]),
          more,
        ),
        at,
      );
    const shown = (of: "discontent" | "outrage"): number => over(of, discontentPersistence, discontentAt);
    return {
      frustration: Math.max(over("frustration", persistence, models.frustration.at), shown("discontent")),
      anger: Math.max(over("anger", persistence, models.anger.at), shown("outrage")),
    };
  };
  const { frustration, anger } = strengthsOf(known);
  const before = known
    .slice(0, -1)
    .map((score) => strengthsOf([score]))
    .map((each) => Math.max(each.frustration, each.anger));
  const now = Math.max(frustration, anger);
  const earlier = before.reduce((sum, value) => sum + value, 0) / before.length;
  return {
    level: anger >= named ? "angry" : frustration >= named ? "frustrated" : "calm",
    language,
    frustration: round(frustration),
    anger: round(anger),
    shift: before.length > 0 ? round(now - earlier) : null,
    from: read.length,
  };
}

/** The newest message alone, or with the one before: two that are half as clear say as much as a clear one. */
function lasting(values: readonly number[], more: number): number {
  const [before, newest] = [values.at(-2), values.at(-1) ?? 0];
  return before === undefined ? newest : Math.max(newest, (newest + before) / 2 + more);
}

/** `at` becomes 0.6. */
function strength(value: number, at: number): number {
  return logistic(value - at + Math.log(0.6 / 0.4));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
