/** The figures over the API: a report over a range of days in a time zone, and the conversations behind each number. */
import { z } from "zod";
import { daysBetween, isLocalDate, isTimeZone } from "@/lib/core/metrics/local-day";
import { longestRangeDays } from "@/lib/core/metrics/range";
import { readSegment } from "@/lib/core/metrics/segments";
import { wireId, wireIdInput } from "../wire-id";

const localDate = z
  .string()
  .max(10)
  .refine((date) => isLocalDate(date), "A date like 2026-03-29.")
  .meta({ format: "date" });

const filters = {
  /** Days that end today; `from` and `to` win. */
  days: z.coerce.number().int().min(1).max(longestRangeDays).optional(),
  from: localDate.optional(),
  to: localDate.optional(),
  timeZone: z
    .string()
    .max(64)
    .refine((zone) => isTimeZone(zone), "A time zone like Europe/Berlin.")
    .default("UTC"),
  channelId: wireIdInput("channel").optional(),
  botId: wireIdInput("bot").optional(),
};

type RangeFields = { from?: string | undefined; to?: string | undefined; channelId?: string | undefined; botId?: string | undefined };

/** Both ends or none, in their order, not longer than a year; one filter at a time. */
function checkRange(query: RangeFields, context: z.core.$RefinementCtx): void {
  const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message, input: query });
  if ((query.from === undefined) !== (query.to === undefined)) refuse(query.from === undefined ? "from" : "to", "Give both ends of the range, or none.");
  if (query.from !== undefined && query.to !== undefined) {
    if (query.to < query.from) refuse("to", "The range ends before it begins.");
    else if (daysBetween(query.from, query.to) >= longestRangeDays) refuse("to", `A range has ${longestRangeDays} days at most.`);
  }
  if (query.channelId !== undefined && query.botId !== undefined) refuse("botId", "Filter by a channel or by a bot, not by both.");
}

export const metricsQuerySchema = z.object(filters).superRefine(checkRange);
export type MetricsQuery = z.output<typeof metricsQuerySchema>;

export const behindQuerySchema = z
  .object({
    ...filters,
    /** `conversations`, `handed_off`, `ended`, `reopened`, `rated`, `reviewed`, `corrected`, `outcome.bot`, `reason.low_confidence`, `duration.botResponse`, `csat.person.5` … */
    segment: z
      .string()
      .max(80)
      .refine((name) => readSegment(name) !== null, "There is no such figure.")
      .default("conversations"),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  })
  .superRefine(checkRange);
export type BehindQuery = z.output<typeof behindQuerySchema>;

const count = z.number().int().nonnegative();
/** 0 to 1; null when nothing is there to take a share of. */
const rate = z.number().min(0).max(1).nullable();
const duration = z.object({ count, p50Ms: z.number().int().nullable(), p90Ms: z.number().int().nullable() });
const rating = z.object({
  /** How many gave 1, 2, 3, 4 and 5. */
  scores: z.tuple([count, count, count, count, count]),
  average: z.number().nullable(),
});

export const figuresSchema = z.object({
  conversations: count,
  outcomes: z.object({ bot: count, waiting: count, person: count, open: count, unanswered: count }),
  handedOff: count,
  handoffRate: rate,
  reasons: z.array(z.object({ code: z.string(), count })),
  durations: z.object({ botResponse: duration, personResponse: duration, botResolution: duration, personResolution: duration, needResolution: duration }),
  csat: z.object({ ended: count, rated: count, responseRate: rate, average: z.number().nullable(), bot: rating, person: rating }),
  corrections: z.object({
    approved: count,
    edited: count,
    rejected: count,
    responded: count,
    decided: count,
    corrected: count,
    correctionRate: rate,
    reviewedConversations: count,
    correctedConversations: count,
  }),
  reopened: count,
  reopenRate: rate,
});

const stretch = { from: z.string(), to: z.string(), start: z.iso.datetime(), end: z.iso.datetime() };

export const metricsReportSchema = z.object({
  range: z.object({ ...stretch, timeZone: z.string(), days: z.number().int(), unit: z.enum(["day", "week"]) }),
  filter: z.object({ channelId: wireId("channel").nullable(), botId: wireId("bot").nullable() }),
  totals: figuresSchema,
  /** The same number of days right before. */
  previous: z.object({ ...stretch, figures: figuresSchema }),
  /** In the order of time, without a hole; the last may be unfinished. */
  buckets: z.array(z.object({ ...stretch, unfinished: z.boolean(), figures: figuresSchema })),
  /** Medians and nine-tenths are off by this share of themselves at most. */
  percentileError: z.number(),
  /** Events of the log that are not counted yet: a moment's worth, or more while the figures are made anew. */
  eventsBehind: count,
  /** By which the report can be filtered. */
  subjects: z.array(z.object({ kind: z.enum(["channel", "bot"]), id: z.string(), name: z.string() })),
});
export type MetricsReport = z.infer<typeof metricsReportSchema>;

export const behindRowSchema = z.object({
  id: wireId("conversation"),
  openedAt: z.iso.datetime(),
  visitor: z.object({ name: z.string().nullable(), email: z.string().nullable() }),
  outcome: z.enum(["bot", "waiting", "person", "open", "unanswered"]),
  reasonCode: z.string().nullable(),
  csat: z.number().int().nullable(),
  firstResponseMs: z.number().int().nullable(),
  resolutionMs: z.number().int().nullable(),
  channelName: z.string(),
  assigneeName: z.string().nullable(),
});

export const behindPageSchema = z.object({
  segment: z.string(),
  /** How many conversations the figure counts: as many rows are on all pages together. */
  total: count,
  range: z.object({ ...stretch, timeZone: z.string() }),
  data: z.array(behindRowSchema),
  nextCursor: z.string().nullable(),
});
export type BehindPage = z.infer<typeof behindPageSchema>;

export const rebuildResponseSchema = z.object({
  /** Events that will be read again. */
  events: count,
});
