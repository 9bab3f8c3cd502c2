/** Medians of durations over time, a line a path; the table adds how many there are and the time within which nine of ten are. */
import { durationWords as names } from "@/lib/core/metrics/definitions";
import type { DurationName } from "@/lib/core/metrics/durations";
import type { Figures } from "@/lib/core/metrics/figures";
import { type Behind, countCell, type DataTable, type Stretch, type TimeChart, type Tone } from "./chart-data";
import { countWords, durationWords, stretchWords } from "./format-figures";
import { headOf } from "./prepare-outcomes";

const tones: Record<DurationName, Tone> = {
  botResponse: "bot",
  personResponse: "person",
  botResolution: "bot",
  personResolution: "person",
  needResolution: "waiting",
};

export function prepareTimes(
  shown: readonly DurationName[],
  stretches: readonly Stretch[],
  totals: Figures,
  behind: Behind,
): { chart: TimeChart; table: DataTable; totalTable: DataTable } {
  const cells = (name: DurationName, figures: Figures, stretch?: Stretch) => {
    const { count, p50Ms, p90Ms } = figures.durations[name];
    return [
      countCell(count, countWords(count), behind(`duration.${name}`, stretch)),
      { text: durationWords(p50Ms), href: null },
      { text: durationWords(p90Ms), href: null },
    ];
  };
  return {
    chart: {
      series: shown.map((name) => ({
        key: name,
        name: names[name],
        tone: tones[name],
        total: durationWords(totals.durations[name].p50Ms),
        href: totals.durations[name].count === 0 ? null : behind(`duration.${name}`),
      })),
      points: stretches.map((stretch) => ({
        label: stretchWords(stretch.from, stretch.to),
        tick: stretchWords(stretch.from, stretch.from),
        unfinished: stretch.unfinished,
        values: Object.fromEntries(shown.map((name) => [name, stretch.figures.durations[name].p50Ms])),
        hrefs: Object.fromEntries(shown.map((name) => [name, behind(`duration.${name}`, stretch)])),
      })),
    },
    table: {
      columns: ["Began", ...shown.flatMap((name) => [`${names[name]}: conversations`, "median", "9 of 10 within"])],
      rows: stretches.map((stretch) => ({ head: headOf(stretch), cells: shown.flatMap((name) => cells(name, stretch.figures, stretch)) })),
    },
    totalTable: {
      columns: ["Whole range", "Conversations", "Median", "9 of 10 within"],
      rows: shown.map((name) => ({ head: names[name], cells: cells(name, totals) })),
    },
  };
}

/** Steps of the time axis, each about ten times the one before: the bot answers in parts of a second, people in minutes. */
export const timeTicks: readonly { readonly ms: number; readonly label: string }[] = [
  { ms: 50, label: "under 0.1 s" },
  { ms: 200, label: "0.2 s" },
  { ms: 1_000, label: "1 s" },
  { ms: 10_000, label: "10 s" },
  { ms: 60_000, label: "1 min" },
  { ms: 600_000, label: "10 min" },
  { ms: 3_600_000, label: "1 h" },
  { ms: 36_000_000, label: "10 h" },
  { ms: 259_200_000, label: "3 days" },
  { ms: 2_592_000_000, label: "30 days" },
];

/** The ticks around the values that are there; one below the smallest and one above the largest. */
export function ticksAround(chart: TimeChart): readonly { readonly ms: number; readonly label: string }[] {
  const values = chart.points.flatMap((point) => Object.values(point.values).filter((value) => value !== null));
  if (values.length === 0) return timeTicks.slice(0, 4);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const first = Math.max(
    0,
    timeTicks.findLastIndex(({ ms }) => ms <= least),
  );
  const after = timeTicks.findIndex(({ ms }) => ms >= most);
  const last = after < 0 ? timeTicks.length - 1 : after;
  return timeTicks.slice(Math.min(first, last - 1 < 0 ? 0 : last - 1), last + 1);
}
