/**
 * Whether words insult, threaten or are coarse [E8]. What was learned from labelled English gives a score; a flag needs a word that can be shown,
 * in any of the seven languages, so that a harmless text about a rare matter is not held for its sound.
 */
import { remember } from "@/lib/core/kernel/remember";
import { foldText } from "@/lib/core/text-model/fold-text";
import { hashWords, logistic, scoreSmall } from "@/lib/core/text-model/small-model";
import type { SmallModel } from "@/lib/core/text-model/small-model";
import { findPhrases, phraseOf } from "./find-words";
import type { Place } from "./find-words";
import { toxicClasses, toxicWords } from "./toxic-words";
import type { ToxicClass } from "./toxic-words";
import { toxicityModel } from "./toxicity-weights";

/** `score` 0..1 by what was learned; `strength` of the words that can be shown, 0 without any. */
export type Toxicity = { score: number; strength: number; found: readonly (Place & { name: ToxicClass })[] };

const phrases = toxicClasses.flatMap((name) => toxicWords[name].split("|").flatMap((entry) => phraseOf(name, entry) ?? []));
const noise = /&#?\w+;|https?:\S+|@\w+/g;
/** From here on words are flagged. */
export const toxicFrom = 0.5;
/** A word that is never harmless makes a text as toxic as this in every language; two different mild ones as toxic as the limit. */
const never = 0.9;

/** `model`: the shipped one, or one in training. */
export function judgeToxicity(text: string, model: SmallModel = toxicityModel): Toxicity {
  return model === toxicityModel ? judgeKnown(text) : judge(text, model);
}

/** Answers whose words are remembered: a bot that quotes says the same to many. */
const rememberedAnswers = 1000;
const judgeKnown = remember(rememberedAnswers, (text) => judge(text, toxicityModel));

function judge(text: string, model: SmallModel): Toxicity {
  const found = findPhrases(text, phrases);
  const plain = found.filter(({ name }) => name !== "mild");
  const shown = plain.length > 0 ? plain : new Set(found.map(({ start, end }) => foldText(text.slice(start, end)))).size >= 2 ? found : [];
  const strength = plain.length > 0 ? never : shown.length > 0 ? toxicFrom : 0;
  return { score: Math.round(logistic(scoreToxic(text, model)) * 1000) / 1000, strength, found: shown };
}

/** The logit of what was learned. */
export function scoreToxic(text: string, model: SmallModel): number {
  const cleaned = text.replace(noise, " ");
  return scoreSmall(model, hashWords(cleaned, model.buckets.length), toxicFeatures(cleaned));
}

export function toxicFeatures(text: string): Record<string, number> {
  const features: Record<string, number> = {};
  for (const { name } of findPhrases(text.replace(noise, " "), phrases)) features[name] = (features[name] ?? 0) + 1;
  for (const name of Object.keys(features)) features[name] = Math.log1p(features[name] ?? 0);
  return { ...features, any: Number(Object.keys(features).length > 0) };
}

export function cleanToxic(text: string): string {
  return text.replace(noise, " ");
}
