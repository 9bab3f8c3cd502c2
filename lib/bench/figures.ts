/** Percentiles and the table that a bench prints. */

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function latencies(values: readonly number[]): { p50: number; p95: number; p99: number; n: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { p50: round(percentile(sorted, 0.5)), p95: round(percentile(sorted, 0.95)), p99: round(percentile(sorted, 0.99)), n: sorted.length };
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

export type Row = { what: string; value: number; unit: string; goal?: string };

export function printRows(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, value, unit, goal } of rows) console.log(`${what.padEnd(width)}  ${String(value).padStart(10)} ${unit}${goal ? `   (goal ${goal})` : ""}`);
}
