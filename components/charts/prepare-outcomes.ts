/** Conversations by outcome over time: stacked bars that add up to all of them. */
import { outcomeWords } from "@/lib/core/metrics/definitions";
import type { Figures } from "@/lib/core/metrics/figures";
import { outcomes } from "@/lib/core/metrics/outcome";
import type { Outcome } from "@/lib/core/metrics/outcome";
import { type Behind, countCell, type DataTable, type Stretch, type TimeChart, type Tone } from "./chart-data";
import { countWords, stretchWords } from "./format-figures";

const tones: Record<Outcome, Tone> = { bot: "bot", waiting: "waiting", person: "person", open: "quiet", unanswered: "failed" };

export function prepareOutcomes(stretches: readonly Stretch[], totals: Figures, behind: Behind): { chart: TimeChart; table: DataTable } {
  const series = outcomes.map((outcome) => ({
    key: outcome,
    name: outcomeWords[outcome],
    tone: tones[outcome],
    total: countWords(totals.outcomes[outcome]),
    href: totals.outcomes[outcome] === 0 ? null : behind(`outcome.${outcome}`),
  }));
  const points = stretches.map((stretch) => ({
    label: stretchWords(stretch.from, stretch.to),
    tick: stretchWords(stretch.from, stretch.from),
    unfinished: stretch.unfinished,
    values: stretch.figures.outcomes,
    hrefs: Object.fromEntries(outcomes.map((outcome) => [outcome, behind(`outcome.${outcome}`, stretch)])),
  }));
  const row = (head: string, figures: Figures, stretch?: Stretch) => ({
    head,
    cells: [
      countCell(figures.conversations, countWords(figures.conversations), behind("conversations", stretch)),
      ...outcomes.map((outcome) => countCell(figures.outcomes[outcome], countWords(figures.outcomes[outcome]), behind(`outcome.${outcome}`, stretch))),
    ],
  });
  return {
    chart: { series, points },
    table: {
      columns: ["Began", "Conversations", ...outcomes.map((outcome) => outcomeWords[outcome])],
      rows: [...stretches.map((stretch) => row(headOf(stretch), stretch.figures, stretch)), row("Whole range", totals)],
    },
  };
}

/** The first cell of a row; the one that is not over says so. */
export function headOf(stretch: Stretch): string {
  return `${stretchWords(stretch.from, stretch.to)}${stretch.unfinished ? " (not over)" : ""}`;
}
