/**
 * Retrieval, scope and confidence on knowledge bases with known answers.
 */
import { performance } from "node:perf_hooks";
import { defaultPolicy } from "@/lib/core/escalation/default-policy";
import { searchCases } from "./confidence-cases";
import type { Case } from "./confidence-cases";
import { loadCollections } from "./load-collection";
import { type Folders, heldOut } from "./folders";
import { atThreshold, auroc, coverageAt, falsePositiveRateAt, mean } from "./measure";
import { measure, type Metric } from "./metric";

/** Files that the folders lack are left out. */
export function runRetrieval(suite: string, folders: Folders, names: readonly string[]): Metric[] {
  const data = heldOut(folders);
  return names.flatMap((name) => {
    const collections = loadCollections(data, data, name) ?? loadCollections(folders.train, data, name);
    if (collections === null) return [];
    const start = performance.now();
    const cases = collections.flatMap((collection) => searchCases(collection));
    return measureCases(suite, name, cases, (performance.now() - start) / cases.length);
  });
}

function measureCases(suite: string, file: string, cases: readonly Case[], msPerQuery: number): Metric[] {
  const row = <T>(metric: string, items: readonly T[], statistic: (items: readonly T[]) => number, better: Metric["better"] = "higher") =>
    measure({ suite, metric: `${file} ${metric}`, better }, items, statistic);
  const answerable = cases.filter(({ answers }) => answers > 0);
  const decidable = cases.filter(({ inScope }) => inScope !== null);
  const { confidenceThreshold: threshold, scopeThreshold } = defaultPolicy;
  // what the default policy answers: both gates
  const gated = cases.map(({ confidence, scope, right }) => ({ confidence: scope < scopeThreshold ? 0 : confidence, right }));
  const scored = decidable.map(({ scope, inScope }) => ({ score: scope, positive: inScope === true }));
  return [
    row("article found first", answerable, (items) => mean(items.map(({ rank }) => Number(rank === 0)))),
    row("article among three", answerable, (items) => mean(items.map(({ rank }) => Number(rank >= 0 && rank < 3)))),
    row("out of scope AUROC", scored, auroc),
    row("out of scope FPR at 95 % TPR", scored, (items) => falsePositiveRateAt(items, 0.95), "lower"),
    row("confidence AUROC", cases, (items) => auroc(items.map(({ confidence, right }) => ({ score: confidence, positive: right })))),
    row("share answered at 5 % error", cases, (items) => coverageAt(items, 0.05).coverage),
    row(`share answered at the default ${threshold}`, gated, (items) => atThreshold(items, threshold).coverage),
    row(`error at the default ${threshold}`, gated, (items) => atThreshold(items, threshold).error, "lower"),
    { suite, metric: `${file} ms a query, indexing included`, n: cases.length, value: msPerQuery, lo: Number.NaN, hi: Number.NaN, better: "lower" },
  ];
}
