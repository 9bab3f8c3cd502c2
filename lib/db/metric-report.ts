import "server-only";
/** What reports read: sums of buckets, and the conversations behind a number, page by page. */
import type { Cells } from "@/lib/core/metrics/cells";
import type { DurationName } from "@/lib/core/metrics/durations";
import type { Piece } from "@/lib/core/metrics/grains";
import type { Outcome } from "@/lib/core/metrics/outcome";
import type { Segment } from "@/lib/core/metrics/segments";
import type { Tx } from "./tx";

/**
 * Sums the buckets of each slot in one statement; a slot is what the report shows as one bar. The result has one entry a slot, in their order.
 * OFFSET 0 keeps each piece one look into the index: joined by the grain, every bucket would be read.
 */
export async function sumSlots(tx: Tx, subjectId: string, slots: readonly (readonly Piece[])[]): Promise<Cells[]> {
  const pieces = slots.flatMap((slot, index) => slot.map((piece) => ({ ...piece, index })));
  const rows = await tx.query<{ slot: number; measure: string; count: number }>(
    `SELECT p.slot, k.measure, sum(k.count) AS count
     FROM unnest($3::integer[], $4::integer[], $5::timestamptz[], $6::timestamptz[]) AS p (slot, grain, starts, ends)
     CROSS JOIN LATERAL (
       SELECT unnest(b.measures) AS measure, unnest(b.counts) AS count FROM metric_bucket b
       WHERE b.workspace_id = $1 AND b.subject_id = $2 AND b.grain = p.grain AND b.starts_at >= p.starts AND b.starts_at < p.ends OFFSET 0
     ) k
     GROUP BY p.slot, k.measure`,
    [
      tx.workspaceId,
      subjectId,
      pieces.map(({ index }) => index),
      pieces.map(({ grain }) => grain),
      pieces.map(({ from }) => new Date(from)),
      pieces.map(({ to }) => new Date(to)),
    ],
  );
  const sums = slots.map(() => new Map<string, number>());
  for (const { slot, measure, count } of rows) sums[slot]?.set(measure, count);
  return sums;
}

/** The channels and bots by which a report can be filtered. */
export async function listMetricSubjects(tx: Tx): Promise<{ kind: "channel" | "bot"; id: string; name: string }[]> {
  return tx.query(
    `(SELECT 'channel' AS kind, c.id, c.name FROM channel c WHERE c.workspace_id = $1 ORDER BY c.name, c.id LIMIT 200)
     UNION ALL (SELECT 'bot' AS kind, b.id, b.name FROM bot b WHERE b.workspace_id = $1 ORDER BY b.name, b.id LIMIT 200)`,
    [tx.workspaceId],
  );
}

const durationColumns: Record<DurationName, string> = {
  botResponse: "f.bot_response_ms",
  personResponse: "f.person_response_ms",
  botResolution: "f.bot_resolution_ms",
  personResolution: "f.person_resolution_ms",
  needResolution: "f.need_resolution_ms",
};

/** The condition of a segment; `$6` is its value where it has one. Each has the index that its measure is counted by. */
function conditionOf(segment: Segment): { where: string; value: string | number | null } {
  switch (segment.kind) {
    case "conversations":
      return { where: "$6::text IS NULL", value: null };
    case "outcome":
      return { where: "f.outcome = $6::text", value: segment.outcome };
    case "handed_off":
      return { where: "f.reason_code IS NOT NULL AND $6::text IS NULL", value: null };
    case "reason":
      return { where: "f.reason_code = $6::text", value: segment.code };
    case "ended":
      return { where: "(f.ever_resolved OR f.csat IS NOT NULL) AND $6::text IS NULL", value: null };
    case "reopened":
      return { where: "f.reopens > 0 AND $6::text IS NULL", value: null };
    case "rated":
      return { where: "f.csat IS NOT NULL AND $6::text IS NULL", value: null };
    case "csat":
      return { where: `f.csat IS NOT NULL AND f.csat = $6::integer AND ${segment.path === "person" ? "" : "NOT "}f.person_answered`, value: segment.score };
    case "reviewed":
      return { where: "f.reviewed AND $6::text IS NULL", value: null };
    case "corrected":
      return { where: "f.reviewed AND f.corrected AND $6::text IS NULL", value: null };
    case "duration":
      return { where: `${durationColumns[segment.name]} IS NOT NULL AND $6::text IS NULL`, value: null };
  }
}

export type BehindRow = {
  id: string;
  openedAt: Date;
  outcome: Outcome;
  reasonCode: string | null;
  csat: number | null;
  firstResponseMs: number | null;
  resolutionMs: number | null;
  visitorName: string | null;
  visitorEmail: string | null;
  channelName: string;
  assigneeName: string | null;
};

/** One more row than `limit`; oldest first, so that a page does not move while conversations begin. */
export async function listBehind(
  tx: Tx,
  query: { segment: Segment; from: Date; to: Date; channelId: string | null; botId: string | null; after: { at: Date; id: string } | null; limit: number },
): Promise<BehindRow[]> {
  const { where, value } = conditionOf(query.segment);
  return tx.query<BehindRow>(
    `WITH page AS (
       SELECT f.* FROM conversation_fact f
       WHERE f.workspace_id = $1 AND f.opened_at >= $2::timestamptz AND f.opened_at < $3::timestamptz AND ${where}
         AND ($4::timestamptz IS NULL OR (f.opened_at, f.conversation_id) > ($4::timestamptz, $5::uuid))
         AND ($7::uuid IS NULL OR f.channel_id = $7::uuid) AND ($8::uuid IS NULL OR f.bot_id = $8::uuid)
       ORDER BY f.opened_at, f.conversation_id LIMIT $9
     )
     SELECT f.conversation_id AS id, f.opened_at AS "openedAt", f.outcome, f.reason_code AS "reasonCode", f.csat,
       coalesce(f.bot_response_ms, f.person_response_ms) AS "firstResponseMs", coalesce(f.bot_resolution_ms, f.person_resolution_ms) AS "resolutionMs",
       v.name AS "visitorName", v.email AS "visitorEmail", n.name AS "channelName", a.name AS "assigneeName"
     FROM page f
     JOIN conversation c ON c.workspace_id = $1 AND c.id = f.conversation_id
     JOIN visitor v ON v.workspace_id = $1 AND v.id = c.visitor_id
     JOIN channel n ON n.workspace_id = $1 AND n.id = f.channel_id
     LEFT JOIN member a ON a.workspace_id = $1 AND a.id = c.assignee_id
     ORDER BY f.opened_at, f.conversation_id`,
    [tx.workspaceId, query.from, query.to, query.after?.at ?? null, query.after?.id ?? null, value, query.channelId, query.botId, query.limit + 1],
  );
}
