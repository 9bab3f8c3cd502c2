/**
 * How discontent a message to a company sounds before anything was learned: weights over the measures of mood-features.ts, set by hand.
 * What was learned from talk among strangers knows anger well, and little of waiting, silence and things that do not work.
 */
import type { MoodFeatures } from "./mood-features";

const weights: Readonly<Record<string, number>> = {
  anger: 1.2,
  "very anger": 1,
  insult: 0.9,
  swearing: 0.6,
  bad: 1.1,
  "very bad": 0.3,
  letdown: 0.8,
  trouble: 0.9,
  "very trouble": 0.2,
  again: 0.6,
  threat: 0.9,
  demand: 0.4,
  good: -1,
  mild: -0.3,
  thanks: -1.2,
  polite: -0.4,
  sarcasm: 0.3,
  "not good": 0.8,
  "not thanks": 0.3,
  "not trouble": 0.5,
  "not again": 0.4,
  "not mild": 0.4,
  "not bad": 0.1,
  "not demand": 0.4,
  shouting: 0.4,
  allCaps: 0.3,
  asks: -0.3,
  doubleAsks: 0.6,
  trails: 0.1,
  angryEmoji: 1.5,
  sadEmoji: 0.6,
  gladEmoji: -1.2,
  counts: 0.1,
  length: 1.2,
  links: -0.6,
  lasts: 0.6,
  self: 0.3,
};

export function servicePrior(features: MoodFeatures): number {
  return Object.entries(features).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, 0);
}

/** What is said outright counts for itself, whatever words it is said in. */
const outright: Readonly<Record<string, number>> = { outright: 1.6, silence: 1.6 };

/** The same for one message on its own, where a long one is not a complaint because it is long. */
export function discontent(features: MoodFeatures): number {
  const said = Object.entries(outright).reduce((sum, [name, weight]) => sum + weight * (features[name] ?? 0), 0);
  return servicePrior({ ...features, length: 0 }) + said;
}
