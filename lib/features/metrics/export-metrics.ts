import "server-only";
/** A report as CSV: a row a bar and one for the whole range, the numbers of the API unrounded, an empty field where there is none. */
import { stringify } from "csv-stringify/sync";
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { MetricsQuery, MetricsReport } from "@/lib/contracts/api/metrics";
import { durationNames } from "@/lib/core/metrics/durations";
import { outcomes } from "@/lib/core/metrics/outcome";
import { getMetrics } from "./get-metrics";

type Figures = MetricsReport["totals"];

/** Throws forbidden, not_found for a foreign channel or bot. */
export async function exportMetrics(actor: MemberActor, query: MetricsQuery): Promise<string> {
  requireScope(actor, "metrics:read");
  const report = await getMetrics(actor, query);
  // The reasons of the whole range, so that every row has the same columns.
  const reasons = report.totals.reasons.map(({ code }) => code);
  const { timeZone } = report.range;
  const rows = [
    ...report.buckets.map(({ from, to, unfinished, figures }) => ({
      row: report.range.unit,
      from,
      to,
      time_zone: timeZone,
      unfinished: String(unfinished),
      ...columnsOf(figures, reasons),
    })),
    {
      row: "total",
      from: report.range.from,
      to: report.range.to,
      time_zone: timeZone,
      unfinished: String(report.buckets.some(({ unfinished }) => unfinished)),
      ...columnsOf(report.totals, reasons),
    },
  ];
  return stringify(rows, { header: true, escape_formulas: true, record_delimiter: "\r\n" });
}

function columnsOf(figures: Figures, reasons: readonly string[]): Record<string, number | null> {
  const { csat, corrections } = figures;
  return {
    conversations: figures.conversations,
    ...named(outcomes.map((outcome) => [`outcome_${outcome}`, figures.outcomes[outcome]])),
    handed_off: figures.handedOff,
    handoff_rate: figures.handoffRate,
    ...named(reasons.map((code) => [`reason_${code}`, figures.reasons.find((each) => each.code === code)?.count ?? 0])),
    ...named(
      durationNames.flatMap((name) => {
        const { count, p50Ms, p90Ms } = figures.durations[name];
        const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
        return [
          [`${column}_count`, count],
          [`${column}_p50_ms`, p50Ms],
          [`${column}_p90_ms`, p90Ms],
        ] as [string, number | null][];
      }),
    ),
    ended: csat.ended,
    rated: csat.rated,
    csat_response_rate: csat.responseRate,
    csat_average: csat.average,
    ...named((["bot", "person"] as const).flatMap((path) => csat[path].scores.map((count, index) => [`csat_${path}_${index + 1}`, count] as [string, number]))),
    csat_bot_average: csat.bot.average,
    csat_person_average: csat.person.average,
    drafts_approved: corrections.approved,
    drafts_edited: corrections.edited,
    drafts_rejected: corrections.rejected,
    drafts_responded: corrections.responded,
    drafts_decided: corrections.decided,
    correction_rate: corrections.correctionRate,
    reviewed_conversations: corrections.reviewedConversations,
    corrected_conversations: corrections.correctedConversations,
    reopened: figures.reopened,
    reopen_rate: figures.reopenRate,
  };
}

function named(pairs: readonly (readonly [string, number | null])[]): Record<string, number | null> {
  return Object.fromEntries(pairs);
}
