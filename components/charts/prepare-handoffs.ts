/** The share of conversations that people got, over time, and the reasons for it, most frequent first. */
import type { Figures } from "@/lib/core/metrics/figures";
import { type Behind, countCell, type DataTable, type Stretch, type TimeChart } from "./chart-data";
import { countWords, rateWords, stretchWords } from "./format-figures";
import { headOf } from "./prepare-outcomes";

/** More bars than these are not read; the rest is in the table. */
const mostReasons = 8;

export type Bars = readonly { readonly label: string; readonly value: number; readonly href: string }[];

export function prepareHandoffs(
  stretches: readonly Stretch[],
  totals: Figures,
  behind: Behind,
  reasonWords: (code: string) => string,
): { rate: TimeChart; rateTable: DataTable; reasons: Bars; reasonTable: DataTable } {
  const row = (head: string, figures: Figures, stretch?: Stretch) => ({
    head,
    cells: [
      countCell(figures.conversations, countWords(figures.conversations), behind("conversations", stretch)),
      countCell(figures.handedOff, countWords(figures.handedOff), behind("handed_off", stretch)),
      { text: rateWords(figures.handoffRate), href: null },
    ],
  });
  return {
    rate: {
      series: [
        { key: "rate", name: "Handed off", tone: "waiting", total: rateWords(totals.handoffRate), href: totals.handedOff === 0 ? null : behind("handed_off") },
      ],
      points: stretches.map((stretch) => ({
        label: stretchWords(stretch.from, stretch.to),
        tick: stretchWords(stretch.from, stretch.from),
        unfinished: stretch.unfinished,
        values: { rate: stretch.figures.handoffRate === null ? null : stretch.figures.handoffRate * 100 },
        hrefs: { rate: behind("handed_off", stretch) },
      })),
    },
    rateTable: {
      columns: ["Began", "Conversations", "Handed off", "Handoff rate"],
      rows: [...stretches.map((stretch) => row(headOf(stretch), stretch.figures, stretch)), row("Whole range", totals)],
    },
    reasons: totals.reasons.slice(0, mostReasons).map(({ code, count }) => ({ label: reasonWords(code), value: count, href: behind(`reason.${code}`) })),
    reasonTable: {
      columns: ["First reason", "Conversations", "Of those handed off"],
      rows: totals.reasons.map(({ code, count }) => ({
        head: reasonWords(code),
        cells: [
          { text: countWords(count), href: behind(`reason.${code}`) },
          { text: rateWords(count / totals.handedOff), href: null },
        ],
      })),
    },
  };
}

/** Whole steps of an axis of percents, from 0 to the first limit that holds every value. */
export function percentTicks(chart: TimeChart): number[] {
  const most = Math.max(0, ...chart.points.flatMap(({ values }) => Object.values(values).map((value) => value ?? 0)));
  const top = [5, 10, 20, 40, 60, 80, 100].find((limit) => most <= limit) ?? 100;
  const step = top <= 5 ? 1 : top <= 10 ? 2 : top <= 20 ? 5 : top <= 40 ? 10 : 20;
  return Array.from({ length: top / step + 1 }, (_, index) => index * step);
}
