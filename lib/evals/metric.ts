/** One figure of an evaluation, with what it is compared to. */
import { bootstrap } from "./measure";

/**
 * `lo` and `hi`: 95 % bootstrap interval over `n` records. `goal` and `baseline`: what is aimed at and what plain methods reach on held-out
 * records; without them the figure is for information. `better`: which way is good.
 */
export type Metric = {
  suite: string;
  metric: string;
  value: number;
  lo: number;
  hi: number;
  n: number;
  goal?: number;
  baseline?: number;
  better: "higher" | "lower";
};

type Named = Pick<Metric, "suite" | "metric" | "better"> & Partial<Pick<Metric, "goal" | "baseline">>;

/** Measures a statistic of items with its interval. */
export function measure<T>(named: Named, items: readonly T[], statistic: (items: readonly T[]) => number, rounds = 200): Metric {
  return { ...named, n: items.length, ...bootstrap(items, statistic, rounds) };
}

/** Null where there is no goal or no value. */
export function reachesGoal({ value, goal, better }: Metric): boolean | null {
  if (goal === undefined || !Number.isFinite(value)) return null;
  return better === "higher" ? value >= goal : value <= goal;
}

type JsonMetric = { value: number | null; lo: number | null; hi: number | null; n: number; goal: number | null; better: Metric["better"] };

/** By suite and metric. What is no number is null, because JSON knows none. */
export function metricsAsJson(metrics: readonly Metric[]): Record<string, Record<string, JsonMetric>> {
  const json: Record<string, Record<string, JsonMetric>> = {};
  const finite = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null);
  for (const { suite, metric, value, lo, hi, n, goal, better } of metrics) {
    const own = (json[suite] ??= {});
    own[metric] = { value: finite(value), lo: finite(lo), hi: finite(hi), n, goal: finite(goal), better };
  }
  return json;
}
