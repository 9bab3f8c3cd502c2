/** The metrics of a workspace: a sentence, the figures, five charts with their numbers, the definitions. Rendered on the server as a whole. */
import { ChartColumn } from "lucide-react";
import { ChartCard } from "@/components/charts/chart-card";
import { rateWords, stretchWords } from "@/components/charts/format-figures";
import { prepareCorrections } from "@/components/charts/prepare-corrections";
import { prepareHandoffs } from "@/components/charts/prepare-handoffs";
import { prepareOutcomes } from "@/components/charts/prepare-outcomes";
import { prepareRatings } from "@/components/charts/prepare-ratings";
import { prepareTimes } from "@/components/charts/prepare-times";
import { RankedBars } from "@/components/charts/ranked-bars";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageBody } from "@/components/ui/page-body";
import { definitions } from "@/lib/core/metrics/definitions";
import { headlineOf } from "@/lib/core/metrics/headline";
import type { MetricsReport } from "@/lib/contracts/api/metrics";
import { ExportButton } from "./export-button";
import { FigureStrip } from "./figure-strip";
import { behindHref, metricsHref, metricsQueryOf, type MetricsPlace } from "./metrics-address";
import { RangeForm } from "./range-form";
import { reasonName } from "./reason-names";

/** More than a moment's worth: the figures are being made anew, or the worker is behind. */
const manyEvents = 200;

export function MetricsScreen({ slug, place, report, refused }: { slug: string; place: MetricsPlace; report: MetricsReport; refused: string | null }) {
  const { range, totals, previous, buckets } = report;
  const within = { zone: range.timeZone, channel: place.channel, bot: place.bot };
  const behind = (segment: string, stretch: { from: string; to: string } = range) =>
    behindHref(slug, { ...within, from: stretch.from, to: stretch.to }, segment);
  const outcomes = prepareOutcomes(buckets, totals, behind);
  const handoffs = prepareHandoffs(buckets, totals, behind, reasonName);
  const responses = prepareTimes(["botResponse", "personResponse"], buckets, totals, behind);
  const resolutions = prepareTimes(["botResolution", "personResolution", "needResolution"], buckets, totals, behind);
  const ratings = prepareRatings(totals, behind);
  const corrections = prepareCorrections(buckets, totals, behind);
  const each = range.unit === "day" ? "a day" : "a week";
  const before = range.days === 7 ? "the week before" : `the ${range.days === 1 ? "day" : `${range.days} days`} before`;
  return (
    <PageBody width="wide">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 flex-1 basis-72 gap-1">
          <h1 className="text-xl text-balance">
            {headlineOf({ current: totals, previous: previous.figures, before, reasonWords: (code) => lowerFirst(reasonName(code)) })}
          </h1>
          <p className="text-sm text-ink-2">
            {stretchWords(range.from, range.to)}, days of {range.timeZone}. Every figure is about the conversations that began in this time.
          </p>
        </div>
        <ExportButton query={{ ...metricsQueryOf(place, range.timeZone), from: range.from, to: range.to }} name={`${slug}-metrics-${range.from}-${range.to}`} />
      </header>
      {refused === null ? null : (
        <Notice kind="failed" live>
          {refused} These are the last 28 days.
        </Notice>
      )}
      {report.eventsBehind > manyEvents ? (
        <Notice kind="waiting">
          The figures are being brought up to date: {report.eventsBehind.toLocaleString("en")} events of the log are still to be counted.
        </Notice>
      ) : null}
      <RangeForm slug={slug} place={place} report={report} />
      {totals.conversations === 0 ? (
        <EmptyState
          icon={ChartColumn}
          title="No conversations in this time"
          action={
            range.days < 90 ? (
              <Button asChild>
                <a href={metricsHref(slug, { ...within, days: 90 })}>Show 90 days</a>
              </Button>
            ) : null
          }
        >
          Charts appear here as soon as visitors write. What counts as what stands below.
        </EmptyState>
      ) : (
        <>
          <FigureStrip report={report} />
          <ChartCard
            title={`Conversations ${each}, by outcome`}
            finding="Each is in exactly one outcome, as it stands now; a hatched bar is not over yet."
            legend={{ series: outcomes.chart.series, unit: "Conversations in the whole range" }}
            drawing={{ kind: "bars", chart: outcomes.chart, axis: "conversations", stacked: true }}
            tables={[outcomes.table]}
          />
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-2">
            <ChartCard
              title={`Handoff rate, share of conversations ${each}`}
              finding={`${totals.handedOff.toLocaleString("en")} of ${totals.conversations.toLocaleString("en")} conversations; before: ${rateWords(previous.figures.handoffRate)}.`}
              legend={{ series: handoffs.rate.series, unit: "Rate of the whole range" }}
              drawing={{ kind: "lines", chart: handoffs.rate, axis: "handed off", unit: "percent" }}
              tables={[handoffs.rateTable]}
            />
            <ChartCard
              title="Why people got them, conversations"
              finding={totals.handedOff === 0 ? "Nothing was handed off." : "The first reason of the first handoff; they add up to all that were handed off."}
              legend={null}
              drawing={null}
              tables={totals.handedOff === 0 ? [] : [handoffs.reasonTable]}
            >
              <RankedBars bars={handoffs.reasons} label="Conversations by first reason, most frequent first" />
            </ChartCard>
            <ChartCard
              title="First response, median time"
              finding="The bot's from the first message, a person's from the first unmet need. Each step of the scale is about ten times the one before."
              legend={{ series: responses.chart.series, unit: "Median of the whole range" }}
              drawing={{ kind: "lines", chart: responses.chart, axis: "time", unit: "time" }}
              tables={[responses.table, responses.totalTable]}
            />
            <ChartCard
              title="Resolution, median time"
              finding={`Medians and nine-tenths are exact to ${Math.round(report.percentileError * 100)} %.`}
              legend={{ series: resolutions.chart.series, unit: "Median of the whole range" }}
              drawing={{ kind: "lines", chart: resolutions.chart, axis: "time", unit: "time" }}
              tables={[resolutions.table, resolutions.totalTable]}
            />
            <ChartCard
              title="Ratings (CSAT), conversations"
              finding={ratings.response}
              legend={{ series: ratings.chart.series, unit: "Average rating" }}
              drawing={totals.csat.rated === 0 ? null : { kind: "bars", chart: ratings.chart, axis: "conversations", stacked: false }}
              tables={[ratings.table]}
            />
            <ChartCard
              title={`Human corrections, drafts ${each}`}
              finding={
                totals.corrections.decided === 0
                  ? "People decided no drafts in these conversations."
                  : `People corrected ${rateWords(totals.corrections.correctionRate)} of the drafts that they decided; before: ${rateWords(previous.figures.corrections.correctionRate)}.`
              }
              legend={{ series: corrections.chart.series, unit: "Drafts of the whole range" }}
              drawing={totals.corrections.decided === 0 ? null : { kind: "bars", chart: corrections.chart, axis: "drafts", stacked: true }}
              tables={[corrections.table]}
            />
          </div>
        </>
      )}
      <section aria-labelledby="definitions" className="grid gap-2">
        <h2 id="definitions" className="text-base">
          What counts as what
        </h2>
        <dl className="grid gap-x-8 gap-y-2 text-sm lg:grid-cols-2">
          {definitions.map(({ name, unit, words }) => (
            <div key={name}>
              <dt className="font-medium">
                {name} <span className="font-normal text-ink-3">({unit})</span>
              </dt>
              <dd className="text-ink-2">{words}</dd>
            </div>
          ))}
        </dl>
      </section>
    </PageBody>
  );
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
