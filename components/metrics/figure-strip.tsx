/** The figures of the whole range in one row, each against the same number of days before. */
import { averageWords, countWords, durationWords, nothing, rateWords } from "@/components/charts/format-figures";
import type { MetricsReport } from "@/lib/contracts/api/metrics";

type Figures = MetricsReport["totals"];

const shown: readonly { name: string; of: (figures: Figures) => string; note?: (figures: Figures) => string }[] = [
  { name: "Conversations", of: ({ conversations }) => countWords(conversations) },
  { name: "Handed off", of: ({ handoffRate }) => rateWords(handoffRate), note: ({ handedOff }) => countWords(handedOff) },
  {
    name: "First response, bot",
    of: ({ durations }) => durationWords(durations.botResponse.p50Ms),
    note: () => "median",
  },
  { name: "First response, person", of: ({ durations }) => durationWords(durations.personResponse.p50Ms), note: () => "median" },
  { name: "Rating", of: ({ csat }) => averageWords(csat.average), note: ({ csat }) => `${rateWords(csat.responseRate)} answered` },
  {
    name: "Human correction rate",
    of: ({ corrections }) => rateWords(corrections.correctionRate),
    note: ({ corrections }) => `${countWords(corrections.corrected)} of ${countWords(corrections.decided)} drafts`,
  },
];

export function FigureStrip({ report }: { report: MetricsReport }) {
  const { totals, previous } = report;
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-x-4 gap-y-3 max-sm:grid-cols-2">
      {shown.map(({ name, of, note }) => {
        const before = of(previous.figures);
        return (
          <div key={name} className="grid content-start gap-0.5">
            <dt className="text-xs text-ink-2">{name}</dt>
            <dd className="tabular text-xl font-semibold whitespace-nowrap max-sm:text-lg">
              {of(totals)}
              {note && of(totals) !== nothing ? <span className="pl-1.5 text-xs font-normal whitespace-normal text-ink-2">{note(totals)}</span> : null}
            </dd>
            <dd className="tabular text-xs text-ink-3">{before === nothing ? "nothing before" : `before: ${before}`}</dd>
          </div>
        );
      })}
    </dl>
  );
}
