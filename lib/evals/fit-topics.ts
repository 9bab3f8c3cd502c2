/** Trains the classifier of sensitive topics that is shipped and prints its file. Reads messages of permissively licensed sources only. */
import { trainTopicClassifier } from "@/lib/core/escalation/topic-classifier";
import type { SensitiveTopic } from "@/lib/core/escalation/types";
import { packBuckets } from "@/lib/core/text-model/small-model";
import { serialiseTextModel } from "@/lib/core/text-model/serialise-text-model";
import type { TextModel } from "@/lib/core/text-model/types";
import { readMessages } from "./suite-sensitive";

/** Topics that were heard better on businesses that the classifier had not seen; of the others it learned one business's words. */
const topics: readonly (SensitiveTopic | null)[] = ["account_deletion", "billing_dispute", "fraud_security"];
const sources: readonly string[] = ["banking77", "clinc", "multidogo", "nlu++", "counselchat", "covidfaq_real"];
/** Of rarer features there is nothing to learn for other businesses. */
const minCount = 6;
/** Weights below this many hundred-and-twenty-sevenths are left out: the file stays small, and strangers are judged as well. */
const least = 10;

export function fitTopics(folder: string): string {
  const messages = readMessages(folder).filter(({ source }) => sources.includes(source));
  const examples = messages.map(({ text, topic }) => ({ text, topic: topics.includes(topic) ? topic : null }));
  const model = withoutSmall(trainTopicClassifier(examples, { minCount }));
  const bytes = serialiseTextModel(model);
  return `/**
 * The shipped classifier of sensitive topics, learned from BANKING77 and NLU++ (PolyAI, CC BY 4.0), CLINC150 (CC BY 3.0), MultiDoGO (AWS,
 * CDLA-Permissive 1.0), CounselChat (MIT) and questions of covidfaq (MIT), and printed by
 * \`evals --train <folder> --suite fit-topics\`; do not edit by hand.
 */
import { deserialiseTextModel } from "@/lib/core/text-model/serialise-text-model";
import { unpackBuckets } from "@/lib/core/text-model/small-model";
import type { TextModel } from "@/lib/core/text-model/types";

/** From here on the classifier is sure: on sources that it has not seen, harmless messages taken rise by less than one in a hundred. */
export const topicLimit = 0.8;

export const topicModel: TextModel = deserialiseTextModel(
  new Uint8Array(
    unpackBuckets(
      "${packBuckets(new Int8Array(bytes.buffer))}",
    ).buffer,
  ),
);
`;
}

function withoutSmall(model: TextModel): TextModel {
  const kept = { keys: [] as number[], rarity: [] as number[], offsets: [0], classes: [] as number[], weights: [] as number[] };
  model.keys.forEach((key, place) => {
    for (let at = model.offsets[place] ?? 0; at < (model.offsets[place + 1] ?? 0); at += 1) {
      const weight = model.weights[at] ?? 0;
      if (Math.abs(weight) < least) continue;
      kept.classes.push(model.classes[at] ?? 0);
      kept.weights.push(weight);
    }
    if (kept.classes.length === kept.offsets.at(-1)) return;
    kept.keys.push(key);
    kept.rarity.push(model.rarity[place] ?? 0);
    kept.offsets.push(kept.classes.length);
  });
  return {
    ...model,
    keys: Uint32Array.from(kept.keys),
    rarity: Uint8Array.from(kept.rarity),
    offsets: Uint32Array.from(kept.offsets),
    classes: Uint16Array.from(kept.classes),
    weights: Int8Array.from(kept.weights),
  };
}
