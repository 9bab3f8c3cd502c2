/**
 * Explicit requests for a person: precision, recall, hard negatives, and recall by language.
 */
import { detectExplicitRequest } from "@/lib/core/escalation/detect-explicit-request";
import { bootstrap, mean } from "./measure";
import type { Row } from "./print-table";
import { readRecords, textOf } from "./read-records";

type Judged = { asks: boolean; fires: boolean; hard: boolean; language: string };

/** The rules have no parameters to fit, so only the data folder is read; records without a label are left out. */
export function runHumanRequest({ data }: { data: string }): Row[] {
  const records = readRecords(data, "human_request.jsonl") ?? [];
  const judged: Judged[] = records
    .filter((record) => record["label"] === 0 || record["label"] === 1)
    .map((record) => ({
      asks: record["label"] === 1,
      fires: detectExplicitRequest(textOf(record, "text")) !== null,
      hard: textOf(record, "kind").startsWith("hard"),
      language: textOf(record, "lang"),
    }));
  if (judged.length === 0) return [];
  const row = (measure: string, items: readonly Judged[], statistic: (items: readonly Judged[]) => number): Row => ({
    suite: "human_request",
    file: "human_request",
    measure,
    n: items.length,
    ...bootstrap(items, statistic),
  });
  const asking = judged.filter(({ asks }) => asks);
  const languages = [...new Set(asking.map(({ language }) => language))].sort();
  return [
    row("precision", judged, (items) => mean(items.filter(({ fires }) => fires).map(({ asks }) => Number(asks)))),
    row("recall", asking, (items) => mean(items.map(({ fires }) => Number(fires)))),
    row(
      "hard negatives fired",
      judged.filter(({ asks, hard }) => !asks && hard),
      (items) => mean(items.map(({ fires }) => Number(fires))),
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
