/** Learns the mood of messages from labelled ones: the shipped models, and those that an evaluation trains on its own half. */
import { hashWords, noText } from "@/lib/core/text-model/small-model";
import { trainSmallModel } from "@/lib/core/text-model/train-small-model";
import type { MoodFeatures } from "./mood-features";
import { readMood, scoreMood } from "./judge-mood";
import type { MoodModel, MoodModels } from "./mood-weights";

export type MoodExample = { text: string; frustration: boolean; anger: boolean };

const buckets = 8192;
const cost = 1.5;
const passes = 12;
/**
 * Of calm messages this share sounds angry, and this share frustrated, at the logit that becomes 0.6. Two messages in a row count more than one
 * (see judge-mood.ts): over a conversation it makes about one calm turn in a hundred.
 */
const falseShares = { anger: 0.0012, frustration: 0.0003 };

/** English examples. Where the scale begins is read off messages that the models have not seen: each half is judged by what the other taught. */
export function trainMood(examples: readonly MoodExample[]): MoodModels {
  const halves = [0, 1].map((half) => examples.filter((_, place) => place % 2 === half));
  const calm = halves.flatMap((half, place) => {
    const models = learnBoth(halves[1 - place] ?? []);
    return half.filter(({ frustration }) => !frustration).flatMap(({ text }) => scoreMood(text, "en", models) ?? []);
  });
  const { frustration, anger } = learnBoth(examples);
  return {
    frustration: {
      ...frustration,
      at: reachedBy(
        falseShares.frustration,
        calm.map((score) => score.frustration),
      ),
    },
    anger: {
      ...anger,
      at: reachedBy(
        falseShares.anger,
        calm.map((score) => score.anger),
      ),
    },
  };
}

function learnBoth(examples: readonly MoodExample[]): MoodModels {
  const read = examples.map(({ text }) => ({ features: readMood(text, "en") ?? {}, text: hashWords(text, buckets) }));
  const learn = (of: "frustration" | "anger"): MoodModel => {
    const english = trainSmallModel(
      read.map(({ features, text }, index) => ({ text, named: features, positive: examples[index]?.[of] === true })),
      { buckets, cost, passes },
    );
    const any = trainSmallModel(
      read.map(({ features }, index) => ({ text: noText, named: common(features), positive: examples[index]?.[of] === true })),
      { buckets: 0, cost: 0.3, passes },
    );
    return { english, any, at: 0 };
  };
  return { frustration: learn("frustration"), anger: learn("anger") };
}

/** Capitals and lengths differ from script to script; what is learned for all languages leaves them out. */
function common(features: MoodFeatures): MoodFeatures {
  return Object.fromEntries(Object.entries(features).filter(([name]) => name !== "length" && name !== "shouting" && name !== "allCaps" && name !== "prior"));
}

function reachedBy(share: number, logits: number[]): number {
  const sorted = logits.sort((left, right) => right - left);
  return Math.round(1000 * (sorted[Math.floor(share * sorted.length)] ?? 0)) / 1000;
}
