/** docs/evals.md: every figure of an evaluation, and of each that misses its goal what was tried and why it stays. */
import { type Metric, reachesGoal } from "./metric";
import { rowOf, tableHead } from "./print-table";
import { triesOf } from "./tries";

/** `command`: how the file is made again, without a folder's name. */
export function printMarkdown(metrics: readonly Metric[], acrossTenants: readonly Metric[], command: string): string {
  const goals = metrics.filter((metric) => reachesGoal(metric) !== null);
  const missed = goals.filter((metric) => reachesGoal(metric) === false);
  return [
    "# Quality of decisions",
    `Made by \`${command}\`, which measures the functions that the product calls; do not edit by hand. The data lie outside of this repository.`,
    'Value with its 95 % bootstrap interval over n records. What an evaluation trains, and every limit that it chooses, is cross-validated. The baseline is what plain methods (keywords, BM25) reach. A figure without a goal is for information. The shipped weights of confidence and scope were learned from CLINC, BANKING77, COVID and mtRAG-UN, so the scope, confidence and selective figures of these four are not of unseen tenants: those are under "Tenants without labels".',
    `${goals.length - missed.length} of ${goals.length} goals are reached.`,
    ...[...new Set(metrics.map(({ suite }) => suite))].flatMap((suite) => [`## ${suite}`, table(metrics.filter((metric) => metric.suite === suite))]),
    ...(missed.length === 0 ? [] : ["## Goals that are missed", missedTable(missed)]),
    ...(acrossTenants.length === 0
      ? []
      : [
          "## Tenants without labels",
          "Each tenant or source is judged by what the others of its suite taught (`--cross-tenant`): nothing of it was seen, and nothing is certified for it.",
          table(acrossTenants),
        ]),
  ]
    .join("\n\n")
    .concat("\n");
}

function table(metrics: readonly Metric[]): string {
  return lines([tableHead, ...metrics.map(rowOf)].map((row) => row.slice(1)));
}

function missedTable(missed: readonly Metric[]): string {
  const rows = missed.map((metric) => {
    const [, name = "", , value = "", interval = "", , goal = ""] = rowOf(metric);
    return [metric.suite, name, value, interval, goal, triesOf(metric)];
  });
  return lines([["suite", "metric", "value", "95 % interval", "goal", "what was tried, and the reason"], ...rows]);
}

function lines([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}
