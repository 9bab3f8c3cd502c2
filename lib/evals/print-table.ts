/**
 * The table that an evaluation prints.
 */
import type { Interval } from "./measure";

/** One figure: what was measured on which file, over how many records. */
export type Row = { suite: string; file: string; measure: string; n: number } & Interval;

export function printTable(rows: readonly Row[]): string {
  const lines = rows.map(({ suite, file, measure, n, value, low, high }) => [suite, file, measure, String(n), show(value), `${show(low)} to ${show(high)}`]);
  const head = ["suite", "file", "measure", "n", "value", "95 % interval"];
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  return [head, ...lines]
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
