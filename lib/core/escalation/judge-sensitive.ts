/**
 * The sensitive topics of a message [E5]: what rules find, and after it what the shipped classifier is sure of. Neither takes back what the other
 * found. The classifier learned from English messages and speaks of no others.
 */
import { detectSensitiveTopic } from "./detect-sensitive-topic";
import { scoreTopics } from "./topic-classifier";
import { topicLimit, topicModel } from "./topic-weights";
import type { SensitiveMatch } from "./types";

/** Names the weights in stored decisions: raised whenever they change. */
const weights = "classifier:1";

/** `language`: as the mood was read; null where it is not known. Rules in order of place, then the classifier by score. */
export function judgeSensitive(text: string, language: string | null): SensitiveMatch[] {
  const ruled = detectSensitiveTopic(text);
  if (language !== "en") return ruled;
  const heard = new Set(ruled.map(({ topic }) => topic));
  const sure = scoreTopics(topicModel, text).filter(({ topic, score }) => score >= topicLimit && !heard.has(topic));
  sure.sort((left, right) => right.score - left.score);
  const span = { start: 0, end: text.length };
  return [...ruled, ...sure.map(({ topic, score }): SensitiveMatch => ({ topic, rule: weights, span, kind: "classifier", score, limit: topicLimit }))];
}
