/** Drafts that people decided, by what they did with them, over time; a click opens the conversations in which one was decided. */
import type { Figures } from "@/lib/core/metrics/figures";
import { type Behind, countCell, type DataTable, type Stretch, type TimeChart } from "./chart-data";
import { countWords, rateWords, stretchWords } from "./format-figures";
import { headOf } from "./prepare-outcomes";

const verbs = [
  { key: "approved", name: "Approved as it was", tone: "approved" },
  { key: "edited", name: "Edited", tone: "person" },
  { key: "responded", name: "Answered in its place", tone: "quiet" },
  { key: "rejected", name: "Rejected", tone: "failed" },
] as const;

export function prepareCorrections(stretches: readonly Stretch[], totals: Figures, behind: Behind): { chart: TimeChart; table: DataTable } {
  const segment = (key: (typeof verbs)[number]["key"]) => (key === "approved" ? "reviewed" : "corrected");
  const row = (head: string, { corrections }: Figures, stretch?: Stretch) => ({
    head,
    cells: [
      { text: countWords(corrections.decided), href: null },
      ...verbs.map(({ key }) => ({ text: countWords(corrections[key]), href: null })),
      { text: rateWords(corrections.correctionRate), href: null },
      countCell(corrections.reviewedConversations, countWords(corrections.reviewedConversations), behind("reviewed", stretch)),
      countCell(corrections.correctedConversations, countWords(corrections.correctedConversations), behind("corrected", stretch)),
    ],
  });
  return {
    chart: {
      series: verbs.map(({ key, name, tone }) => ({
        key,
        name,
        tone,
        total: countWords(totals.corrections[key]),
        href: totals.corrections[key] === 0 ? null : behind(segment(key)),
      })),
      points: stretches.map((stretch) => ({
        label: stretchWords(stretch.from, stretch.to),
        tick: stretchWords(stretch.from, stretch.from),
        unfinished: stretch.unfinished,
        values: Object.fromEntries(verbs.map(({ key }) => [key, stretch.figures.corrections[key]])),
        hrefs: Object.fromEntries(verbs.map(({ key }) => [key, behind(segment(key), stretch)])),
      })),
    },
    table: {
      columns: ["Began", "Decided drafts", ...verbs.map(({ name }) => name), "Correction rate", "Conversations with a decided draft", "with a corrected one"],
      rows: [...stretches.map((stretch) => row(headOf(stretch), stretch.figures, stretch)), row("Whole range", totals)],
    },
  };
}
