/**
 * Explicit requests for a person: precision, recall, hard negatives, and recall by language.
 */
import { detectExplicitRequest } from "@/lib/core/escalation/detect-explicit-request";
import { type Folders, heldOut } from "./folders";
import { mean } from "./measure";
import { measure, type Metric } from "./metric";
import { readRecords, textOf } from "./read-records";

type Judged = { asks: boolean; fires: boolean; hard: boolean; language: string };

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
    }));
  if (judged.length === 0) return [];
  const row = (metric: string, items: readonly Judged[], statistic: (items: readonly Judged[]) => number, better: Metric["better"] = "higher") =>
    measure({ suite: "human_request", metric, better }, items, statistic);
  const asking = judged.filter(({ asks }) => asks);
  const languages = [...new Set(asking.map(({ language }) => language))].sort();
  return [
    row("precision", judged, (items) => mean(items.filter(({ fires }) => fires).map(({ asks }) => Number(asks)))),
    row("recall", asking, (items) => mean(items.map(({ fires }) => Number(fires)))),
    row(
      "hard negatives fired",
      judged.filter(({ asks, hard }) => !asks && hard),
      (items) => mean(items.map(({ fires }) => Number(fires))),
      "lower",
    ),
    ...languages.map((language) =>
      row(
        `recall ${language}`,
        asking.filter((item) => item.language === language),
        (items) => mean(items.map(({ fires }) => Number(fires))),
      ),
    ),
  ];
}
