import "server-only";
/** A report: the figures of a range, bar by bar and in total, and those of as many days before it. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { MetricsQuery, MetricsReport } from "@/lib/contracts/api/metrics";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { addCells } from "@/lib/core/metrics/cells";
import { percentileError } from "@/lib/core/metrics/duration-bins";
import { type Figures, figuresOf } from "@/lib/core/metrics/figures";
import { coverRange } from "@/lib/core/metrics/grains";
import { rangeOf } from "@/lib/core/metrics/range";
import { readProgress } from "@/lib/db/metric";
import { sumSlots } from "@/lib/db/metric-report";
import { withWorkspaceSql } from "@/lib/db/tx";
import { readSubject } from "./read-subject";
import { metricsListener } from "./roll-up";

/** Throws forbidden, not_found for a foreign channel or bot. */
export async function getMetrics(actor: MemberActor, query: MetricsQuery): Promise<MetricsReport> {
  requireScope(actor, "metrics:read");
  return withWorkspaceSql(actor, async (tx) => {
    const { subject, subjects } = await readSubject(tx, query);
    const range = rangeOf(query, tx.now.getTime());
    const stretches = [range.previous, ...range.buckets];
    const [before = new Map<string, number>(), ...sums] = await sumSlots(
      tx,
      subject.id,
      stretches.map(({ start, end }) => coverRange(start, end)),
    );
    const total = new Map<string, number>();
    for (const sum of sums) addCells(total, sum, 1);
    const progress = await readProgress(tx, metricsListener);
    return {
      range: { ...wireStretch(range), timeZone: range.timeZone, days: range.days, unit: range.unit },
      filter: {
        channelId: query.channelId === undefined ? null : toWireId("channel", query.channelId),
        botId: query.botId === undefined ? null : toWireId("bot", query.botId),
      },
      totals: wireFigures(figuresOf(total)),
      previous: { ...wireStretch(range.previous), figures: wireFigures(figuresOf(before)) },
      buckets: range.buckets.map((bucket, index) => ({
        ...wireStretch(bucket),
        unfinished: bucket.unfinished,
        figures: wireFigures(figuresOf(sums[index] ?? new Map())),
      })),
      percentileError,
      eventsBehind: Math.max(0, progress.head - progress.seq),
      subjects: subjects.map(({ kind, id, name }) => ({ kind, id: toWireId(kind, id as never), name })),
    };
  });
}

function wireStretch(stretch: { from: string; to: string; start: number; end: number }) {
  return { from: stretch.from, to: stretch.to, start: new Date(stretch.start).toISOString(), end: new Date(stretch.end).toISOString() };
}

/** The contract's arrays can be written to, the core's cannot. */
function wireFigures(figures: Figures): MetricsReport["totals"] {
  const { csat } = figures;
  const rating = (each: Figures["csat"]["bot"]) => ({ scores: [...each.scores] as [number, number, number, number, number], average: each.average });
  return { ...figures, reasons: [...figures.reasons], csat: { ...csat, bot: rating(csat.bot), person: rating(csat.person) } };
}
