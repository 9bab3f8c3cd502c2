import "server-only";
/** Facts of conversations and counts by time: what the listener of the metrics writes, and the sums and lists that reports read. */
import type { Cells } from "@/lib/core/metrics/cells";
import type { ConversationFact } from "@/lib/core/metrics/conversation-fact";
import type { Durations } from "@/lib/core/metrics/durations";
import type { Grain } from "@/lib/core/metrics/grains";
import type { Outcome } from "@/lib/core/metrics/outcome";
import type { Tx } from "./tx";

/** A fact with what is derived from it. */
export type FactRow = ConversationFact & Durations & { readonly outcome: Outcome; readonly reviewed: boolean; readonly corrected: boolean };

/** Columns of the fold, in the order of both statements below. */
const instants = [
  ["openedAt", "opened_at"],
  ["firstAskedAt", "first_asked_at"],
  ["unansweredSince", "unanswered_since"],
  ["needSince", "need_since"],
  ["firstNeedAt", "first_need_at"],
  ["firstAnswerAt", "first_answer_at"],
  ["firstPersonAnswerAt", "first_person_answer_at"],
  ["lastAnswerAt", "last_answer_at"],
  ["resolvedAt", "resolved_at"],
] as const;
const values = [
  ["conversationId", "conversation_id", "uuid"],
  ["channelId", "channel_id", "uuid"],
  ["botId", "bot_id", "uuid"],
  ["withPeople", "with_people", "boolean"],
  ["heldDrafts", "held_drafts", "integer"],
  ["firstAnswerBy", "first_answer_by", "text"],
  ["botAnswered", "bot_answered", "boolean"],
  ["personAnswered", "person_answered", "boolean"],
  ["reasonCode", "reason_code", "text"],
  ["resolvedBy", "resolved_by", "text"],
  ["everResolved", "ever_resolved", "boolean"],
  ["reopens", "reopens", "integer"],
  ["csat", "csat", "smallint"],
  ["draftsApproved", "drafts_approved", "integer"],
  ["draftsEdited", "drafts_edited", "integer"],
  ["draftsRejected", "drafts_rejected", "integer"],
  ["draftsResponded", "drafts_responded", "integer"],
] as const;
const derived = [
  ["outcome", "outcome", "text"],
  ["botResponse", "bot_response_ms", "bigint"],
  ["personResponse", "person_response_ms", "bigint"],
  ["botResolution", "bot_resolution_ms", "bigint"],
  ["personResolution", "person_resolution_ms", "bigint"],
  ["needResolution", "need_resolution_ms", "bigint"],
  ["reviewed", "reviewed", "boolean"],
  ["corrected", "corrected", "boolean"],
] as const;

const factSelect = [...instants, ...values].map(([name, column]) => `f.${column} AS "${name}"`).join(", ");
const written = [...instants.map(([name, column]) => [name, column, "timestamptz"] as const), ...values, ...derived];
const factInsert = `INSERT INTO conversation_fact (workspace_id, ${written.map(([, column]) => column).join(", ")})
  SELECT $1::uuid, ${written.map(([name]) => `r."${name}"`).join(", ")} FROM jsonb_to_recordset($2::jsonb) AS r (${written.map(([name, , type]) => `"${name}" ${type}`).join(", ")})
  ON CONFLICT (workspace_id, conversation_id) DO UPDATE SET ${written
    .filter(([, column]) => column !== "conversation_id")
    .map(([, column]) => `${column} = excluded.${column}`)
    .join(", ")}`;

/** What is known of these conversations; one that no event has told of yet is not in the map. */
export async function readFacts(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, ConversationFact>> {
  const rows = await tx.query<Record<string, unknown>>(
    `SELECT ${factSelect} FROM conversation_fact f WHERE f.workspace_id = $1 AND f.conversation_id = ANY ($2::uuid[])`,
    [tx.workspaceId, conversationIds],
  );
  return new Map(
    rows.map((row) => {
      for (const [name] of instants) row[name] = (row[name] as Date | null)?.getTime() ?? null;
      return [row.conversationId as string, row as ConversationFact];
    }),
  );
}

/** Which bot answers in these conversations: it is fixed when they begin. */
export async function readBots(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; botId: string }>(
    `SELECT c.id, c.bot_id AS "botId" FROM conversation c WHERE c.workspace_id = $1 AND c.id = ANY ($2::uuid[])`,
    [tx.workspaceId, conversationIds],
  );
  return new Map(rows.map(({ id, botId }) => [id, botId]));
}

/** Writes facts over what was known. */
export async function writeFacts(tx: Tx, facts: readonly FactRow[]): Promise<void> {
  const rows = facts.map((fact) => {
    const row: Record<string, unknown> = { ...fact };
    for (const [name] of instants) row[name] = fact[name] === null ? null : new Date(fact[name]).toISOString();
    return row;
  });
  await tx.query(factInsert, [tx.workspaceId, JSON.stringify(rows)]);
}

export type BucketKey = { readonly subjectId: string; readonly grain: Grain; /** Milliseconds since the epoch. */ readonly startsAt: number };
export type Bucket = BucketKey & { readonly cells: Cells };

/** The counts of these buckets; one without a row is left out. */
export async function readBuckets(tx: Tx, keys: readonly BucketKey[]): Promise<Bucket[]> {
  const rows = await tx.query<{ subjectId: string; grain: Grain; startsAt: Date; measures: string[]; counts: number[] }>(
    `SELECT b.subject_id AS "subjectId", b.grain, b.starts_at AS "startsAt", b.measures, b.counts
     FROM unnest($2::uuid[], $3::integer[], $4::timestamptz[]) AS k (subject_id, grain, starts_at)
     JOIN metric_bucket b ON b.workspace_id = $1 AND b.subject_id = k.subject_id AND b.grain = k.grain AND b.starts_at = k.starts_at`,
    [tx.workspaceId, keys.map(({ subjectId }) => subjectId), keys.map(({ grain }) => grain), keys.map(({ startsAt }) => new Date(startsAt))],
  );
  return rows.map(({ subjectId, grain, startsAt, measures, counts }) => ({
    subjectId,
    grain,
    startsAt: startsAt.getTime(),
    cells: new Map(measures.map((measure, index) => [measure, counts[index] ?? 0])),
  }));
}

/** Writes counts over what was there, measures in the order of their names, so that equal counts are equal rows. */
export async function writeBuckets(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
  const rows = buckets.map(({ subjectId, grain, startsAt, cells }) => {
    const sorted = [...cells].sort(([a], [b]) => (a < b ? -1 : 1));
    return { subjectId, grain, startsAt: new Date(startsAt).toISOString(), measures: sorted.map(([name]) => name), counts: sorted.map(([, count]) => count) };
  });
  await tx.query(
    `INSERT INTO metric_bucket (workspace_id, subject_id, grain, starts_at, measures, counts)
     SELECT $1::uuid, r."subjectId", r.grain, r."startsAt", r.measures, r.counts
     FROM jsonb_to_recordset($2::jsonb) AS r ("subjectId" uuid, grain integer, "startsAt" timestamptz, measures text[], counts integer[])
     ON CONFLICT (workspace_id, subject_id, grain, starts_at) DO UPDATE SET measures = excluded.measures, counts = excluded.counts`,
    [tx.workspaceId, JSON.stringify(rows)],
  );
}

/** Forgets everything that the listener has made in this workspace. */
export async function deleteMetrics(tx: Tx): Promise<void> {
  await tx.query(`DELETE FROM metric_bucket WHERE workspace_id = $1`, [tx.workspaceId]);
  await tx.query(`DELETE FROM conversation_fact WHERE workspace_id = $1`, [tx.workspaceId]);
}

/** How far the listener has read the log, and how far the log goes. */
export async function readProgress(tx: Tx, listener: string): Promise<{ seq: number; head: number }> {
  const [row] = await tx.query<{ seq: number; head: number }>(
    `SELECT coalesce((SELECT l.seq FROM listener_cursor l WHERE l.workspace_id = $1 AND l.listener = $2), 0) AS seq,
       coalesce((SELECT h.seq FROM seal_head h WHERE h.workspace_id = $1), 0) AS head`,
    [tx.workspaceId, listener],
  );
  return row ?? { seq: 0, head: 0 };
}
