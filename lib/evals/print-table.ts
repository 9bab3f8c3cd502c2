/**
 * The table that an evaluation prints.
 */
import { type Metric, reachesGoal } from "./metric";

const marks = new Map<boolean | null, string>([
  [true, "reached"],
  [false, "missed"],
  [null, ""],
]);

export const tableHead: readonly string[] = ["suite", "metric", "n", "value", "95 % interval", "baseline", "goal", ""];

export function rowOf(metric: Metric): string[] {
  return [
    metric.suite,
    metric.metric,
    String(metric.n),
    show(metric.value),
    Number.isFinite(metric.lo) ? `${show(metric.lo)} to ${show(metric.hi)}` : "",
    metric.baseline === undefined ? "" : show(metric.baseline),
    metric.goal === undefined ? "" : `${metric.better === "higher" ? "≥" : "≤"} ${show(metric.goal)}`,
    marks.get(reachesGoal(metric)) ?? "",
  ];
}

export function printTable(metrics: readonly Metric[]): string {
  const lines = metrics.map(rowOf);
  const widths = tableHead.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  return [tableHead, ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n")
    .concat("\n");
}

function show(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : "none";
}
