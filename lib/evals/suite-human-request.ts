/**
 * Explicit requests for a person: precision, recall, hard negatives, and recall by language.
 */
import { detectExplicitRequest } from "@/lib/core/escalation/detect-explicit-request";
import { type Folders, heldOut } from "./folders";
import { mean } from "./measure";
import { measure, type Metric } from "./metric";
import { readRecords, textOf } from "./read-records";

type Judged = { asks: boolean; fires: boolean; hard: boolean; language: string; source: string };

/** The rules have no parameters to fit, so only the data folder is read; records without a label are left out. */
export function runHumanRequest(folders: Folders): Metric[] {
  const records = readRecords(heldOut(folders), "human_request.jsonl") ?? [];
  const judged: Judged[] = records
    .filter((record) => record["label"] === 0 || record["label"] === 1)
    .map((record) => ({
      asks: record["label"] === 1,
      fires: detectExplicitRequest(textOf(record, "text")) !== null,
      hard: textOf(record, "kind").startsWith("hard"),
      language: textOf(record, "lang"),
      source: textOf(record, "source"),
    }));
  if (judged.length === 0) return [];
  const suite = "human_request";
  const fired = (items: readonly Judged[]): number => mean(items.map(({ fires }) => Number(fires)));
  const precision = (items: readonly Judged[]): number => mean(items.filter(({ fires }) => fires).map(({ asks }) => Number(asks)));
  const recall = (name: string, items: readonly Judged[], goal?: number, baseline?: number): Metric =>
    measure({ suite, metric: name, better: "higher", ...(goal === undefined ? {} : { goal }), ...(baseline === undefined ? {} : { baseline }) }, items, fired);
  const asking = judged.filter(({ asks }) => asks);
  const languages = [...new Set(asking.map(({ language }) => language))].sort();
  const sources = [...new Set(asking.map(({ source }) => source))].sort();
  const tweets = judged.filter(({ source }) => realTweets.includes(source));
  return [
    measure({ suite, metric: "precision", better: "higher", goal: 0.96, baseline: 0.842 }, judged, precision),
    recall("recall", asking, 0.95, 0.807),
    measure(
      { suite, metric: "hard negatives fired", better: "lower", goal: 0.05, baseline: 0.25 },
      judged.filter(({ asks, hard }) => !asks && hard),
      fired,
    ),
    ...(tweets.some(({ asks }) => asks) ? [measure({ suite, metric: "F1 on real tweets", better: "higher", goal: 0.85 }, tweets, fOne)] : []),
    ...languages.map((language) =>
      recall(
        `recall ${language}`,
        asking.filter((item) => item.language === language),
        0.95,
      ),
    ),
    ...sources.map((source) =>
      recall(
        `recall, source ${source}`,
        asking.filter((item) => item.source === source),
      ),
    ),
  ];
}

/** Messages that people really wrote to companies, labelled by hand. */
const realTweets: readonly string[] = ["airline_tweets", "ibm_twitter"];

function fOne(items: readonly Judged[]): number {
  const right = items.filter(({ asks, fires }) => asks && fires).length;
  return (2 * right) / (items.filter(({ asks }) => asks).length + items.filter(({ fires }) => fires).length);
}
