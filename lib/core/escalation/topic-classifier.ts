/**
 * The classifier beside the rules of sensitive topics [E5]: linear over words and character n-grams, it knows what rules miss where messages are
 * like those it learned from. On another business's messages the rules carry; so both speak (see judge-sensitive.ts).
 */
import { scoreText } from "../text-model/score-text";
import { trainTextModel } from "../text-model/train-text-model";
import type { TextModel, TrainOptions } from "../text-model/types";
import { sensitiveTopics } from "./types";
import type { SensitiveTopic } from "./types";

/** `topic` null: harmless. Self-harm is the rules' alone: there are too few examples of it, and it may not depend on training. */
export type TopicExample = { text: string; topic: SensitiveTopic | null };

/** How much of a long message is read; a story says early what it is about. */
const readUpTo = 1200;

export function trainTopicClassifier(examples: readonly TopicExample[], options: TrainOptions = {}): TextModel {
  return trainTextModel(
    examples.map(({ text, topic }) => ({ text: text.slice(0, readUpTo), labels: topic === null ? [] : [topic] })),
    { cost: 1, ...options },
  );
}

/** The probability of each topic that the model knows, each on its own. */
export function scoreTopics(model: TextModel, text: string): { topic: SensitiveTopic; score: number }[] {
  const scores = scoreText(model, text.slice(0, readUpTo));
  return model.labels.flatMap((label, place) => {
    const topic = sensitiveTopics.find((name) => name === label);
    return topic === undefined ? [] : [{ topic, score: Math.round((scores[place] ?? 0) * 10_000) / 10_000 }];
  });
}
