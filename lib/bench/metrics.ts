/**
 * F4: the figures of 90 days, by the tables that a log of many events leaves, the lists behind them, and a step of the rollups over what is new. The
 * reference is the same report and the same step in a workspace with a hundredth of the conversations. Facts are written as they come out of ten events a
 * conversation; the log itself holds only what the steps read, because a report reads nothing of it.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { behindQuerySchema, metricsQuerySchema } from "@/lib/contracts/api/metrics";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { coverRange } from "@/lib/core/metrics/grains";
import { rangeOf } from "@/lib/core/metrics/range";
import { sumSlots } from "@/lib/db/metric-report";
import { withWorkspaceSql } from "@/lib/db/tx";
import { follow } from "@/lib/events/follow";
import { makeWorkspace, type StoryWorkspace } from "@/lib/events/log-story";
import { getMetrics } from "@/lib/features/metrics/get-metrics";
import { listBehind } from "@/lib/features/metrics/list-behind";
import { rollUp } from "@/lib/features/metrics/roll-up";
import { env } from "@/lib/platform/env";
import { makeHistories, ownerOf, storeHistories } from "@/lib/testing/metric-history";
import { latencies, type Row, round } from "./figures";

const runs = 40;
/** Every kind of number that opens a list; the rare ones in both. */
const segments = [
  "conversations",
  "outcome.person",
  "handed_off",
  "reason.reason_h",
  "ended",
  "rated",
  "csat.bot.5",
  "duration.personResponse",
  "duration.botResponse",
];
const zones = ["UTC", "Europe/Berlin", "Asia/Kolkata"] as const;

/** `events`: how many the log would have; ten make a conversation. */
export async function benchMetrics(options: { server: string; events: number }): Promise<{ rows: Row[]; data: Record<string, unknown> }> {
  const owner = new pg.Pool({ connectionString: await openDatabase(options.server), max: 2 });
  const conversations = Math.round(options.events / 10);
  const startedAt = performance.now();
  const small = await fill(owner, Math.ceil(conversations / 100));
  const large = await fill(owner, conversations);
  for (const table of ["metric_bucket", "conversation_fact", "conversation"]) await owner.query(`VACUUM ANALYZE ${table}`);
  const data: Record<string, unknown> = { conversations, preparedInSeconds: round((performance.now() - startedAt) / 1000, 0) };
  const rows: Row[] = [];
  for (const [days, zone] of [...zones.map((zone) => [90, zone] as const), [28, "Asia/Kolkata"] as const]) {
    const [big, little] = [await reports(large, days, zone), await reports(small, days, zone)];
    data[`${days} days ${zone}`] = { large: big, small: little };
    rows.push(
      { what: `queries of a report, ${days} days, ${zone}, p50`, value: big.queries.p50, unit: "ms", goal: "50" },
      { what: "  p95", value: big.queries.p95, unit: "ms" },
      { what: "  the whole use-case, p50", value: big.useCase.p50, unit: "ms" },
      { what: "  ratio to a hundredth of the conversations", value: round(big.queries.p50 / little.queries.p50), unit: "" },
    );
  }
  for (const segment of segments) {
    for (const channelId of [null, large.quietChannelId]) {
      const taken = await pages(large, segment, channelId);
      const name = channelId === null ? segment : `${segment}, a quiet channel's`;
      data[`list ${name}`] = taken;
      rows.push({ what: `queries of a list, ${name}, p50`, value: taken.p50, unit: "ms", goal: "50" }, { what: "  p95", value: taken.p95, unit: "ms" });
    }
  }
  const [stepLarge, stepSmall] = [await steps(owner, large), await steps(owner, small)];
  data.steps = { large: stepLarge, small: stepSmall };
  rows.push(
    { what: "a step of 200 new events, p50", value: stepLarge.p50, unit: "ms" },
    { what: "  ratio to a hundredth of the conversations", value: round(stepLarge.p50 / stepSmall.p50), unit: "", goal: "1" },
  );
  await owner.end();
  return { rows, data };
}

async function openDatabase(server: string): Promise<string> {
  const load = (name: string) => import(pathToFileURL(join(process.cwd(), "scripts/bootstrap", name)).href);
  const { migrateDatabase } = (await load("migrate.mjs")) as { migrateDatabase(url: string): Promise<unknown> };
  const { deriveRoleUrls } = (await load("roles.mjs")) as { deriveRoleUrls(url: string): { appUrl: string } };
  const url = new URL(server);
  const name = `bench_${randomBytes(4).toString("hex")}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  url.pathname = `/${name}`;
  await migrateDatabase(url.toString());
  const { appUrl } = deriveRoleUrls(url.toString());
  // Only what the pool asks for; the command has set the rest.
  Object.assign(env(), { DATABASE_APP_URL: appUrl });
  return url.toString();
}

/**
 * Facts of 90 days with their conversations, and the counts that they add up to: five outcomes, eight reasons, ratings, and durations over forty
 * bins. A thousandth came by a channel of its own. Set by set and without the indexes, which are built afterwards: a million take a minute.
 */
async function fill(owner: pg.Pool, conversations: number): Promise<World> {
  const world = await makeWorkspace(owner);
  const quietChannelId = randomUUID();
  await owner.query(
    `INSERT INTO channel SELECT (jsonb_populate_record(c, jsonb_build_object('id', $2::uuid, 'name', 'Quiet', 'publishable_key', $2::text))).* FROM channel c WHERE c.id = $1`,
    [world.channelId, quietChannelId],
  );
  const client = await owner.connect();
  // No row is checked against others: they are made to fit. Nothing of it has to survive a crash.
  await client.query("SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'");
  const rebuild = await dropIndexes(client, ["conversation_fact", "conversation"]);
  await client.query(
    `INSERT INTO conversation_fact (workspace_id, conversation_id, channel_id, bot_id, opened_at, with_people, held_drafts, bot_answered, person_answered, reason_code, ever_resolved, reopens,
       csat, drafts_approved, drafts_edited, drafts_rejected, drafts_responded, outcome, bot_response_ms, person_response_ms, need_resolution_ms, reviewed, corrected)
     SELECT $1, gen_random_uuid(), CASE WHEN n % 1000 = 0 THEN $5::uuid ELSE $2::uuid END, $3, now() - (n::float8 / $4) * interval '90 days', false, 0, true, r < 0.2,
       CASE WHEN r < 0.2 THEN 'reason_' || chr(97 + (r * 40)::int) END, true, 0, CASE WHEN random() < 0.3 THEN 1 + (random() * 4)::int END, 0, 0, 0, 0,
       (ARRAY['bot', 'bot', 'bot', 'person', 'unanswered'])[1 + (random() * 4)::int], 200, CASE WHEN r < 0.2 THEN 60000 END, CASE WHEN r < 0.2 THEN 600000 END, false, false
     FROM (SELECT n, random() AS r FROM generate_series(1, $4::int) n) x`,
    [world.id, world.channelId, world.botId, conversations, quietChannelId],
  );
  await client.query(
    `INSERT INTO conversation (workspace_id, id, channel_id, bot_id, visitor_id, client_id, status, handled_by, last_message_at, created_at)
     SELECT workspace_id, conversation_id, channel_id, bot_id, $2, gen_random_uuid(), 'resolved', 'bot', opened_at, opened_at FROM conversation_fact WHERE workspace_id = $1`,
    [world.id, world.visitorId],
  );
  for (const statement of rebuild) await client.query(statement);
  // The finest buckets are counted from the facts, the coarser ones from the finer, each subject's from its own.
  await client.query("DROP TABLE IF EXISTS fine");
  await client.query(
    `CREATE TEMP TABLE fine AS
     SELECT channel_id, extract(epoch FROM opened_at)::bigint / 900 * 900 AS t, m, count(*)::int AS n
     FROM conversation_fact f, LATERAL unnest(ARRAY['conversations', 'outcome.' || f.outcome, 'ended', CASE WHEN f.reason_code IS NOT NULL THEN 'handed_off' END,
       'reason.' || f.reason_code, 'csat.bot.' || f.csat, CASE WHEN f.csat IS NOT NULL THEN 'rated' END, 'botResponse.' || (random() * 40)::int, 'botResolution.' || (20 + random() * 40)::int,
       CASE WHEN f.person_response_ms IS NOT NULL THEN 'personResponse.' || (30 + random() * 40)::int END,
       CASE WHEN f.need_resolution_ms IS NOT NULL THEN 'needResolution.' || (40 + random() * 40)::int END,
       CASE WHEN f.need_resolution_ms IS NOT NULL THEN 'personResolution.' || (40 + random() * 40)::int END]) m
     WHERE f.workspace_id = '${world.id}' AND m IS NOT NULL GROUP BY 1, 2, 3`,
  );
  await client.query(
    `WITH counted AS (
       SELECT s, g, t / (g * 60) * (g * 60) AS starts, m, sum(n)::int AS n
       FROM fine, unnest(ARRAY[15, 60, 360, 1440]) g, unnest(ARRAY[$1::uuid, $2::uuid, channel_id]) s GROUP BY 1, 2, 3, 4
     )
     INSERT INTO metric_bucket (workspace_id, subject_id, grain, starts_at, measures, counts)
     SELECT $1, s, g, to_timestamp(starts), array_agg(m), array_agg(n) FROM counted GROUP BY s, g, starts`,
    [world.id, world.botId],
  );
  await client.query("RESET ALL");
  client.release();
  return { ...world, quietChannelId };
}

type World = StoryWorkspace & { quietChannelId: string };

/** Takes the indexes of the tables away, but those of their keys; the statements make them again. */
async function dropIndexes(client: pg.PoolClient, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT i.indexname AS name, i.indexdef AS made FROM pg_indexes i
     WHERE i.schemaname = 'public' AND i.tablename = ANY ($1) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows.map(({ made }) => made);
}

async function reports(world: World, days: number, timeZone: string) {
  const [queries, useCase]: [number[], number[]] = [[], []];
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    const startedAt = performance.now();
    await work();
    into.push(performance.now() - startedAt);
  };
  const actor = ownerOf(world);
  for (let run = 0; run < runs; run += 1) {
    await withWorkspaceSql(actor, async (tx) => {
      const range = rangeOf({ days, timeZone }, tx.now.getTime());
      const slots = [range.previous, ...range.buckets].map(({ start, end }) => coverRange(start, end));
      await timed(queries, () => sumSlots(tx, tx.workspaceId, slots));
    });
    await timed(useCase, () => getMetrics(actor, metricsQuerySchema.parse({ days, timeZone })));
  }
  return { queries: latencies(queries), useCase: latencies(useCase) };
}

/** The first page of the conversations behind a number, and the number. */
async function pages(world: World, segment: string, channelId: string | null) {
  const taken: number[] = [];
  const actor = ownerOf(world);
  const query = behindQuerySchema.parse({
    segment,
    days: 90,
    timeZone: "UTC",
    ...(channelId === null ? {} : { channelId: toWireId("channel", channelId as never) }),
  });
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now();
    await listBehind(actor, query);
    taken.push(performance.now() - startedAt);
  }
  return latencies(taken);
}

/** Steps over new conversations of the present, in a log that begins with them. */
async function steps(owner: pg.Pool, world: World) {
  const now = Date.now();
  await storeHistories(owner, world, makeHistories(5, now - 3_600_000, now, 1_000, world.channelId));
  const taken: number[] = [];
  for (let more = true; more;) {
    const startedAt = performance.now();
    const result = await follow(world.id, rollUp);
    more = result.kind === "followed" && result.more;
    if (more) taken.push(performance.now() - startedAt);
  }
  return latencies(taken);
}
