/**
 * Sensitive topics by rule: precision against harmless messages and recall, by topic.
 */
import { detectSensitiveTopic } from "@/lib/core/escalation/detect-sensitive-topic";
import { type Folders, heldOut } from "./folders";
import { mean } from "./measure";
import { measure, type Metric } from "./metric";
import { readRecords, textOf } from "./read-records";

type Judged = { topic: string; found: ReadonlySet<string> };

/** Self-harm counts as mental health, as the labels have it. Precision ignores confusions between two sensitive topics. */
export function runSensitive(folders: Folders): Metric[] {
  const judged: Judged[] = (readRecords(heldOut(folders), "sensitive_topics.jsonl") ?? []).map((record) => ({
    topic: textOf(record, "topic"),
    found: new Set(detectSensitiveTopic(textOf(record, "text")).map(({ topic }) => (topic === "self_harm" ? "mental_health" : topic))),
  }));
  if (judged.length === 0) return [];
  const row = (metric: string, items: readonly Judged[], statistic: (items: readonly Judged[]) => number, better: Metric["better"] = "higher") =>
    measure({ suite: "sensitive", metric, better }, items, statistic);
  const topics = [...new Set(judged.map(({ topic }) => topic))].filter((topic) => topic !== "none").sort();
  return [
    row(
      "any topic on harmless messages",
      judged.filter(({ topic }) => topic === "none"),
      (items) => mean(items.map(({ found }) => Number(found.size > 0))),
      "lower",
    ),
    ...topics.flatMap((topic) => {
      const own = judged.filter((item) => item.topic === topic);
      const ownAndHarmless = judged.filter((item) => item.topic === topic || item.topic === "none");
      return [
        row(`${topic} recall`, own, (items) => mean(items.map(({ found }) => Number(found.has(topic))))),
        row(`${topic} precision`, ownAndHarmless, (items) => mean(items.filter(({ found }) => found.has(topic)).map((item) => Number(item.topic === topic)))),
      ];
    }),
  ];
}
