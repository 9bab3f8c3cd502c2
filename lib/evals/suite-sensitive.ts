/**
 * Sensitive topics by rules and a classifier together: in source (cross-validated, or trained on one folder and judged on the other), and on
 * sources that the classifier has not seen. Limits are chosen on training messages only.
 */
import { detectSensitiveTopic } from "@/lib/core/escalation/detect-sensitive-topic";
import { scoreTopics, trainTopicClassifier } from "@/lib/core/escalation/topic-classifier";
import { type SensitiveTopic, sensitiveTopics } from "@/lib/core/escalation/types";
import { crossValidate } from "./cross-validate";
import type { Folders } from "./folders";
import { mean } from "./measure";
import { measure, type Metric } from "./metric";
import { readRecords, textOf } from "./read-records";

type Message = { text: string; topic: SensitiveTopic | null; source: string; ruled: ReadonlySet<string> };
type Judged = Message & { found: ReadonlySet<string> };
type Scores = { topic: SensitiveTopic; score: number }[];

const suite = "sensitive";
/** Shares of harmless messages that may be taken for sensitive. */
const inSourceShare = 0.03;
const leftOutShare = 0.05;
const mustBeHeard: readonly string[] = ["account_deletion", "legal", "mental_health"];

export function runSensitive(folders: Folders): Metric[] {
  const train = readMessages(folders.train);
  const held = folders.data === null ? null : readMessages(folders.data);
  const all = held ?? train;
  if (all.length === 0) return [];
  const inSource =
    held === null
      ? crossValidate(
          train,
          (_, place) => String(place),
          (known, asked) => judge(known, asked, inSourceShare),
        )
      : judge(train, held, inSourceShare);
  const byRules = all.map((message) => ({ ...message, found: message.ruled }));
  return [
    ...both(inSource, "in source", 0.97, inSourceShare, 0.63),
    ...topicsOf(all).map((topic) => recall(of(inSource, topic), `in source, ${topic}`, mustBeHeard.includes(topic) ? 0.95 : undefined)),
    ...leftOutMetrics(train, all),
    ...both(byRules, "rules alone", undefined, undefined, 0.63),
  ];
}

/** Businesses that have labelled nothing: each source judged by what the others taught. */
export function runSensitiveLeftOut({ train, data }: Folders): Metric[] {
  const asked = readMessages(data ?? train);
  return asked.length === 0 ? [] : leftOutMetrics(readMessages(train), asked);
}

function leftOutMetrics(train: readonly Message[], all: readonly Message[]): Metric[] {
  const sources = [...new Set(all.map(({ source }) => source))].sort();
  // the limit for a strange source is chosen on sources that were strange while it was chosen
  const leftOut = sources.flatMap((source) =>
    judge(
      train.filter((message) => message.source !== source),
      all.filter((message) => message.source === source),
      leftOutShare,
      ({ source }) => source,
    ),
  );
  return [
    ...both(leftOut, "source left out", 0.85, leftOutShare, 0.36),
    ...sources.flatMap((source) => {
      const own = leftOut.filter((item) => item.source === source);
      return own.some(({ topic }) => topic !== null)
        ? [
            recall(
              own.filter(({ topic }) => topic !== null),
              `left out: ${source}`,
              0.85,
            ),
          ]
        : [];
    }),
    ...topicsOf(all).map((topic) => recall(of(leftOut, topic), `source left out, ${topic}`, mustBeHeard.includes(topic) ? 0.95 : undefined)),
  ];
}

const topicsOf = (messages: readonly Message[]): string[] => [...new Set(messages.flatMap(({ topic }) => topic ?? []))].sort();
const of = (judged: readonly Judged[], topic: string): Judged[] => judged.filter((item) => item.topic === topic);

function recall(items: readonly Judged[], metric: string, goal?: number, baseline?: number): Metric {
  const named = {
    suite,
    metric: `${metric}: recall`,
    better: "higher" as const,
    ...(goal === undefined ? {} : { goal }),
    ...(baseline === undefined ? {} : { baseline }),
  };
  return measure(named, items, (some) => mean(some.map(({ topic, found }) => Number(topic !== null && found.has(topic)))));
}

/** Recall of the right topic and of any, and the share of harmless messages that are taken for sensitive. */
function both(judged: readonly Judged[], metric: string, goal?: number, share?: number, baseline?: number): Metric[] {
  const sensitive = judged.filter(({ topic }) => topic !== null);
  const harmless = judged.filter(({ topic }) => topic === null);
  const any = (items: readonly Judged[]): number => mean(items.map(({ found }) => Number(found.size > 0)));
  return [
    recall(sensitive, metric, goal, baseline),
    measure({ suite, metric: `${metric}: recall of any topic`, better: "higher", ...(goal === undefined ? {} : { goal }) }, sensitive, any),
    measure({ suite, metric: `${metric}: harmless taken`, better: "lower", ...(share === undefined ? {} : { goal: share }) }, harmless, any),
  ];
}

/** Trains, chooses the limit that lets the wanted share of harmless training messages through (each judged by a model that has not seen it), judges. */
function judge(known: readonly Message[], asked: readonly Message[], share: number, groupOf = (_: Message, place: number): string => String(place)): Judged[] {
  const unseen = crossValidate([...known], groupOf, (some, rest) => scoresOf(some, rest), 3, 2);
  const limit = limitFor(known, unseen, share);
  return scoresOf(known, asked).map((scores, place) => {
    const message = asked[place] as Message;
    return { ...message, found: new Set([...message.ruled, ...scores.filter(({ score }) => score >= limit).map(({ topic }) => topic)]) };
  });
}

function scoresOf(known: readonly Message[], asked: readonly Message[]): Scores[] {
  const model = trainTopicClassifier(known);
  return asked.map(({ text }) => scoreTopics(model, text));
}

/** Harmless messages that a rule takes use up the share first. */
function limitFor(known: readonly Message[], unseen: readonly Scores[], share: number): number {
  const harmless = known.flatMap(({ topic, ruled }, place) =>
    topic === null ? [ruled.size > 0 ? 1 : Math.max(0, ...(unseen[place] ?? []).map(({ score }) => score))] : [],
  );
  harmless.sort((left, right) => right - left);
  return Math.min(0.99, Math.max(0.02, (harmless[Math.floor(share * harmless.length)] ?? 0) + 0.0001));
}

export function readMessages(folder: string): Message[] {
  return (readRecords(folder, "sensitive_topics.jsonl") ?? []).map((record) => {
    const text = textOf(record, "text");
    const ruled = new Set(detectSensitiveTopic(text).map(({ topic }) => (topic === "self_harm" ? "mental_health" : topic)));
    return { text, topic: sensitiveTopics.find((topic) => topic === textOf(record, "topic")) ?? null, source: textOf(record, "source"), ruled };
  });
}
