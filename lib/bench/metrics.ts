/**
 * F4: the figures of 90 days, by the tables that a log of many events leaves, and a step of the rollups over what is new. The reference is the
 * same report and the same step in a workspace with a hundredth of the conversations. Facts are written as they come out of ten events a
 * conversation; the log itself holds only what the steps read, because a report reads nothing of it.
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { metricsQuerySchema } from "@/lib/contracts/api/metrics";
import { coverRange } from "@/lib/core/metrics/grains";
import { rangeOf } from "@/lib/core/metrics/range";
import { sumSlots } from "@/lib/db/metric-report";
import { withWorkspaceSql } from "@/lib/db/tx";
import { follow } from "@/lib/events/follow";
import { makeWorkspace, type StoryWorkspace } from "@/lib/events/log-story";
import { getMetrics } from "@/lib/features/metrics/get-metrics";
import { rollUp } from "@/lib/features/metrics/roll-up";
import { env } from "@/lib/platform/env";
import { makeHistories, ownerOf, storeHistories } from "@/lib/testing/metric-history";
import { latencies, type Row, round } from "./figures";

const runs = 40;
const zones = ["UTC", "Europe/Berlin", "Asia/Kolkata"] as const;

/** `events`: how many the log would have; ten make a conversation. */
export async function benchMetrics(options: { server: string; events: number }): Promise<{ rows: Row[]; data: Record<string, unknown> }> {
  const owner = new pg.Pool({ connectionString: await openDatabase(options.server), max: 2 });
  const conversations = Math.round(options.events / 10);
  const large = await fill(owner, conversations);
  const small = await fill(owner, Math.ceil(conversations / 100));
  await owner.query("VACUUM ANALYZE metric_bucket");
  await owner.query("VACUUM ANALYZE conversation_fact");
  const data: Record<string, unknown> = { conversations };
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

/** Facts of 90 days and the counts that they add up to: five outcomes, eight reasons, ratings, and durations over forty bins. */
async function fill(owner: pg.Pool, conversations: number): Promise<StoryWorkspace> {
  const world = await makeWorkspace(owner);
  await owner.query(
    `INSERT INTO conversation_fact (workspace_id, conversation_id, channel_id, bot_id, opened_at, with_people, held_drafts, bot_answered, person_answered, reason_code, ever_resolved, reopens,
       csat, drafts_approved, drafts_edited, drafts_rejected, drafts_responded, outcome, bot_response_ms, person_response_ms, need_resolution_ms, reviewed, corrected)
     SELECT $1, gen_random_uuid(), $2, $3, now() - random() * interval '90 days', false, 0, true, r < 0.2, CASE WHEN r < 0.2 THEN 'reason_' || (r * 40)::int END, true, 0,
       CASE WHEN random() < 0.3 THEN 1 + (random() * 4)::int END, 0, 0, 0, 0, (ARRAY['bot', 'bot', 'bot', 'person', 'unanswered'])[1 + (random() * 4)::int],
       200, CASE WHEN r < 0.2 THEN 60000 END, CASE WHEN r < 0.2 THEN 600000 END, false, false
     FROM (SELECT random() AS r FROM generate_series(1, $4::int)) x`,
    [world.id, world.channelId, world.botId, conversations],
  );
  await owner.query(
    `WITH told AS (
       SELECT opened_at, m FROM conversation_fact f, LATERAL unnest(ARRAY['conversations', 'outcome.' || f.outcome, 'ended', CASE WHEN f.reason_code IS NOT NULL THEN 'handed_off' END,
         'reason.' || f.reason_code, 'csat.bot.' || f.csat, CASE WHEN f.csat IS NOT NULL THEN 'rated' END, 'botResponse.' || (random() * 40)::int, 'botResolution.' || (20 + random() * 40)::int,
         CASE WHEN f.person_response_ms IS NOT NULL THEN 'personResponse.' || (30 + random() * 40)::int END,
         CASE WHEN f.need_resolution_ms IS NOT NULL THEN 'needResolution.' || (40 + random() * 40)::int END,
         CASE WHEN f.need_resolution_ms IS NOT NULL THEN 'personResolution.' || (40 + random() * 40)::int END]) m
       WHERE f.workspace_id = $1 AND m IS NOT NULL
     ), counted AS (
       SELECT g, to_timestamp(floor(extract(epoch FROM opened_at) / (g * 60)) * g * 60) AS t, m, count(*)::int AS n FROM told, unnest(ARRAY[15, 60, 360, 1440]) g GROUP BY 1, 2, 3
     )
     INSERT INTO metric_bucket (workspace_id, subject_id, grain, starts_at, measures, counts)
     SELECT $1, s, g, t, array_agg(m ORDER BY m), array_agg(n ORDER BY m) FROM counted, unnest(ARRAY[$1::uuid, $2::uuid, $3::uuid]) s GROUP BY s, g, t`,
    [world.id, world.channelId, world.botId],
  );
  return world;
}

async function reports(world: StoryWorkspace, days: number, timeZone: string) {
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

/** Steps over new conversations of the present, in a log that begins with them. */
async function steps(owner: pg.Pool, world: StoryWorkspace) {
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
