/** Trains the small models that are shipped and prints their files. Reads class A records only (named in the heads), because what is learned here is shipped. */
import { cleanToxic, toxicFeatures } from "@/lib/core/moderation/judge-toxicity";
import { trainGrounding } from "@/lib/core/grounding/train-grounding";
import { type MoodModel } from "@/lib/core/sentiment/mood-weights";
import { trainMood } from "@/lib/core/sentiment/train-mood";
import { hashWords, packBuckets, type SmallModel } from "@/lib/core/text-model/small-model";
import { trainSmallModel } from "@/lib/core/text-model/train-small-model";
import { fitTopics } from "./fit-topics";
import { readJudged } from "./suite-grounding";
import { readRecords, textOf } from "./read-records";
import { readStrangers } from "./suite-sentiment";

export type ToxicRecord = { text: string; toxic: boolean };

const toxicBuckets = 8192;

export function readToxic(folder: string): ToxicRecord[] {
  return (readRecords(folder, "moderation_toxicity.jsonl") ?? []).map((record) => ({
    text: textOf(record, "text"),
    toxic: textOf(record, "label") !== "neither",
  }));
}

export function trainToxicity(records: readonly ToxicRecord[]): SmallModel {
  return trainSmallModel(
    records.map(({ text, toxic }) => ({ text: hashWords(cleanToxic(text), toxicBuckets), named: toxicFeatures(text), positive: toxic })),
    { buckets: toxicBuckets, cost: 2, namedShare: 0.3, passes: 15 },
  );
}

const head = (what: string, from: string, suite: string): string => `/**
 * ${what}, learned from ${from} and printed by
 * \`evals --train <folder> --suite ${suite}\`; do not edit by hand.
 */
`;

export const fits: Readonly<Record<string, (folder: string) => string>> = {
  "fit-mood": (folder) => {
    const models = trainMood(readStrangers(folder));
    const print = ({ english, any, at }: MoodModel): string => `{\n    at: ${at},\n    english: ${printModel(english)},\n    any: ${printModel(any)},\n  }`;
    return `${head("The shipped models of mood", "a part of GoEmotions (Google, Apache-2.0)", "fit-mood")}import { type SmallModel, unpackBuckets } from "@/lib/core/text-model/small-model";

/** \`english\` has words of its own, \`any\` only what every language is measured by. \`at\`: the logit that becomes 0.6. */
export type MoodModel = { english: SmallModel; any: SmallModel; at: number };
export type MoodModels = { frustration: MoodModel; anger: MoodModel };

export const moodModels: MoodModels = {
  frustration: ${print(models.frustration)},
  anger: ${print(models.anger)},
};
`;
  },
  "fit-topics": fitTopics,
  "fit-toxicity": (folder) =>
    `${head("The shipped model of toxic words", "a part of Davidson et al., Automated Hate Speech Detection (MIT)", "fit-toxicity")}import { type SmallModel, unpackBuckets } from "@/lib/core/text-model/small-model";

export const toxicityModel: SmallModel = ${printModel(trainToxicity(readToxic(folder)))};
`,
  "fit-grounding": (folder) =>
    `${head("The shipped model of grounding", "parts of BEGIN (Google, CC BY 4.0 and CDLA-Sharing 1.0) and mtRAG (IBM, Apache-2.0)", "fit-grounding")}import { type SmallModel, unpackBuckets } from "@/lib/core/text-model/small-model";

export const groundingModel: SmallModel = ${printModel(trainGrounding(readJudged(folder).filter(({ set }) => set !== "summedits")))};
`,
};

function printModel({ bias, named, scale, buckets }: SmallModel): string {
  return `{ bias: ${bias}, named: ${JSON.stringify(named)}, scale: ${scale}, buckets: unpackBuckets("${packBuckets(buckets)}") }`;
}
