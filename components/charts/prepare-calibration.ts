/** What the graded sample says, ready to draw: how often answers were right at what was said of them, and how many are wrong by how many are given. */
import type { ReliabilityBin, RiskPoint } from "@/lib/core/calibration/risk-coverage";
import type { CurveChart, DataTable } from "./chart-data";
import { countWords, rateWords } from "./format-figures";

export function prepareReliability(reliability: readonly ReliabilityBin[]): { chart: CurveChart; table: DataTable } {
  const end = (x: number) => ({ x, found: null, ideal: x, words: "" });
  return {
    chart: {
      points: [
        end(0),
        ...reliability.map(({ said, right, count }) => ({
          x: said,
          found: right,
          ideal: said,
          words: `Right at a confidence of ${said.toFixed(2)} (${countWords(count)} graded)`,
        })),
        end(1),
      ],
      found: "Right",
      ideal: "As it would be if the confidence were a chance",
      across: "confidence",
      up: "right",
      top: 1,
    },
    table: {
      columns: ["Mean confidence", "Graded", "Right"],
      rows: reliability.map(({ said, right, count }) => ({
        head: said.toFixed(2),
        cells: [
          { text: countWords(count), href: null },
          { text: rateWords(right), href: null },
        ],
      })),
    },
  };
}

/** Steps of the upward scale: small shares must not lie on the floor. */
const tops: readonly number[] = [0.1, 0.2, 0.4, 1];

export function prepareRiskCoverage(curve: readonly RiskPoint[], alpha: number): { chart: CurveChart; table: DataTable } {
  const highest = curve.reduce((most, { risk }) => Math.max(most, risk), alpha);
  const end = (x: number) => ({ x, found: null, ideal: alpha, words: "" });
  return {
    chart: {
      points: [
        end(0),
        ...curve.map(({ coverage, risk, threshold }) => ({
          x: coverage,
          found: risk,
          ideal: alpha,
          words: `Wrong of the ${rateWords(coverage)} at or above ${threshold.toFixed(2)}`,
        })),
        end(1),
      ],
      found: "Wrong",
      ideal: "The most that a certificate allows",
      across: "answers given",
      up: "wrong",
      top: tops.find((top) => highest <= top) ?? 1,
    },
    table: {
      columns: ["Confidence from", "Answers given", "Wrong"],
      rows: curve.map(({ coverage, risk, threshold }) => ({
        head: threshold.toFixed(3),
        cells: [
          { text: rateWords(coverage), href: null },
          { text: rateWords(risk), href: null },
        ],
      })),
    },
  };
}
