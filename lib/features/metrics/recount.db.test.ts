/** Q14: generated histories, recounted by brute force over the raw events, against what the rollups say in SQL, API and CSV. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { outcomes } from "@/lib/core/metrics/outcome";
import { durationNames } from "@/lib/core/metrics/durations";
import { startOfDay } from "@/lib/core/metrics/local-day";
import { metricsQuerySchema, type MetricsReport } from "@/lib/contracts/api/metrics";
import { follow } from "@/lib/events/follow";
import { makeWorkspace, type StoryWorkspace } from "@/lib/events/log-story";
import { testDatabase } from "@/lib/testing/database";
import { makeHistories, ownerOf, recount, type Recounted, storeHistories } from "@/lib/testing/metric-history";
import { exportMetrics } from "./export-metrics";
import { getMetrics } from "./get-metrics";
import { listBehind } from "./list-behind";
import { rebuildMetrics } from "./rebuild-metrics";
import { rollUp } from "./roll-up";

const database = await testDatabase();
const runs = process.env.HANDRAIL_DEPTH === "full" ? 120 : 10;

/** Each with a change of its clock, or an offset that is no whole hour, inside the days that the histories lie in. */
const zones = [
  { zone: "UTC", around: "2026-05-31" },
  { zone: "Europe/Berlin", around: "2026-03-29" },
  { zone: "Europe/Berlin", around: "2026-10-25" },
  { zone: "America/New_York", around: "2026-11-01" },
  { zone: "Asia/Kolkata", around: "2026-03-01" },
  { zone: "Asia/Kathmandu", around: "2026-01-01" },
  { zone: "Australia/Lord_Howe", around: "2026-04-05" },
  { zone: "America/St_Johns", around: "2026-03-08" },
  { zone: "Pacific/Chatham", around: "2026-09-27" },
  // Clocks change at midnight: a day without its first hour, a midnight that comes twice.
  { zone: "Africa/Cairo", around: "2026-04-24" },
  { zone: "America/Havana", around: "2026-11-01" },
  { zone: "America/Santiago", around: "2026-09-06" },
] as const;

const dayMs = 86_400_000;

async function followAll(world: StoryWorkspace, page: number): Promise<void> {
  for (let more = true; more;) {
    const result = await follow(world.id, rollUp, page);
    more = result.kind !== "followed" || result.more;
  }
}

async function stored(world: StoryWorkspace) {
  const facts = await database.owner.query("SELECT * FROM conversation_fact WHERE workspace_id = $1 ORDER BY conversation_id", [world.id]);
  const buckets = await database.owner.query("SELECT * FROM metric_bucket WHERE workspace_id = $1 ORDER BY subject_id, grain, starts_at", [world.id]);
  return { facts: facts.rows, buckets: buckets.rows };
}

/** The figures that brute force gives for the conversations of a bar, in the report's own words. */
function figuresByForce(conversations: readonly Recounted[]): Omit<MetricsReport["totals"], "durations" | "csat" | "handoffRate" | "reopenRate" | "reasons"> & {
  reasons: Record<string, number>;
  rated: number;
  ended: number;
} {
  const sum = (value: (each: Recounted) => number) => conversations.reduce((total, each) => total + value(each), 0);
  const [approved, edited, rejected, responded] = (["draft.approved", "draft.edited", "draft.rejected", "draft.responded"] as const).map((type) =>
    sum((each) => each.drafts[type]),
  ) as [number, number, number, number];
  const corrected = edited + rejected + responded;
  const reasons: Record<string, number> = {};
  for (const { reason } of conversations) if (reason !== null) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return {
    conversations: conversations.length,
    outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, sum((each) => Number(each.outcome === outcome))])) as MetricsReport["totals"]["outcomes"],
    handedOff: sum((each) => Number(each.reason !== null)),
    reasons,
    rated: sum((each) => Number(each.csat !== null)),
    ended: sum((each) => Number(each.everEnded)),
    corrections: {
      approved,
      edited,
      rejected,
      responded,
      decided: approved + corrected,
      corrected,
      correctionRate: approved + corrected === 0 ? null : corrected / (approved + corrected),
      reviewedConversations: sum((each) => Number(Object.values(each.drafts).some((count) => count > 0))),
      correctedConversations: sum((each) => Number(each.drafts["draft.edited"] + each.drafts["draft.rejected"] + each.drafts["draft.responded"] > 0)),
    },
    reopened: sum((each) => Number(each.reopened)),
  };
}

function expectFigures(figures: MetricsReport["totals"], conversations: readonly Recounted[]): void {
  const { reasons, rated, ended, ...rest } = figuresByForce(conversations);
  expect(figures).toMatchObject(rest);
  expect(Object.fromEntries(figures.reasons.map(({ code, count }) => [code, count]))).toEqual(reasons);
  expect([figures.csat.rated, figures.csat.ended]).toEqual([rated, ended]);
  // Parts add up.
  expect(Object.values(figures.outcomes).reduce((a, b) => a + b, 0)).toBe(figures.conversations);
  expect(figures.reasons.reduce((total, { count }) => total + count, 0)).toBe(figures.handedOff);
  expect([...figures.csat.bot.scores, ...figures.csat.person.scores].reduce((a, b) => a + b, 0)).toBe(figures.csat.rated);
  expect(figures.handoffRate).toBe(conversations.length === 0 ? null : figures.handedOff / conversations.length);
  for (const path of ["bot", "person"] as const)
    expect(figures.csat[path].scores).toEqual(
      [1, 2, 3, 4, 5].map((score) => conversations.filter((each) => each.csat === score && each.csatPath === path).length),
    );
  for (const name of durationNames) {
    const exact = conversations.flatMap((each) => each.durations[name] ?? []).sort((a, b) => a - b);
    const { count, p50Ms, p90Ms } = figures.durations[name];
    expect(count).toBe(exact.length);
    for (const [share, value] of [
      [0.5, p50Ms],
      [0.9, p90Ms],
    ] as const) {
      const rank = exact[Math.max(1, Math.ceil(share * exact.length)) - 1];
      if (rank === undefined) expect(value).toBeNull();
      else expect(Math.abs((value ?? Number.NaN) - rank)).toBeLessThanOrEqual(Math.max(100, rank * 0.1));
    }
  }
}

test("SQL, API and CSV give what a recount by brute force gives, bar by bar, in every time zone, however the log is cut into steps [A1] [A3] [Q14]", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 45 }),
      fc.integer({ min: 5, max: 80 }),
      fc.nat(),
      async ({ zone, around }, days, page, seed) => {
        const from = new Date(Date.parse(around) - Math.floor(days / 2) * dayMs).toISOString().slice(0, 10);
        const to = new Date(Date.parse(from) + (days - 1) * dayMs).toISOString().slice(0, 10);
        const world = await makeWorkspace(database.owner);
        const history = makeHistories(seed, startOfDay(from, zone) - days * dayMs, startOfDay(to, zone) + 2 * dayMs, 50, world.channelId);
        await storeHistories(database.owner, world, history);
        await followAll(world, page);
        const actor = ownerOf(world);
        const query = metricsQuerySchema.parse({ from, to, timeZone: zone });
        const report = await getMetrics(actor, query);

        // The database's own time zone data puts each conversation into its local date.
        const dated = await database.owner.query<{ id: string; date: string }>(
          `SELECT id, to_char(opened AT TIME ZONE $2, 'YYYY-MM-DD') AS date FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, opened timestamptz)`,
          [JSON.stringify(history.map((each) => ({ id: each.id, opened: new Date(each.events[0]?.at ?? 0).toISOString() }))), zone],
        );
        const dateOf = new Map(dated.rows.map(({ id, date }) => [id, date]));
        const all = history.map((each) => ({ ...recount(each), date: dateOf.get(each.id) ?? "" }));
        const inRange = all.filter(({ date }) => date >= from && date <= to);
        for (const bucket of report.buckets)
          expectFigures(
            bucket.figures,
            all.filter(({ date }) => date >= bucket.from && date <= bucket.to),
          );
        expectFigures(report.totals, inRange);
        expectFigures(
          report.previous.figures,
          all.filter(({ date }) => date >= report.previous.from && date <= report.previous.to),
        );

        // The file holds the same numbers.
        const csv: Record<string, string>[] = parse(await exportMetrics(actor, query), { columns: true });
        expect(csv.map((row) => [row.from, row.conversations, row.handed_off, row.outcome_waiting, row.bot_response_p50_ms, row.handoff_rate])).toEqual(
          [...report.buckets, { from, figures: report.totals }].map(({ from: day, figures }) =>
            [day, figures.conversations, figures.handedOff, figures.outcomes.waiting, figures.durations.botResponse.p50Ms, figures.handoffRate].map((value) =>
              String(value ?? ""),
            ),
          ),
        );

        // So does plain SQL over the facts.
        const [row] = (
          await database.owner.query(
            `SELECT count(*)::int AS conversations, count(reason_code)::int AS handed, count(*) FILTER (WHERE outcome = 'person')::int AS person FROM conversation_fact
             WHERE workspace_id = $1 AND (opened_at AT TIME ZONE $2)::date BETWEEN $3::date AND $4::date`,
            [world.id, zone, from, to],
          )
        ).rows;
        expect(row).toEqual({ conversations: report.totals.conversations, handed: report.totals.handedOff, person: report.totals.outcomes.person });
      },
    ),
    { numRuns: runs },
  );
});

test("behind every number lie as many conversations as it says, each once, page by page [A3] [Q14]", async () => {
  const world = await makeWorkspace(database.owner);
  const from = "2026-03-20";
  const to = "2026-04-10";
  const history = makeHistories(7, startOfDay(from, "Europe/Berlin"), startOfDay(to, "Europe/Berlin"), 90, world.channelId);
  await storeHistories(database.owner, world, history);
  await followAll(world, 50);
  const actor = ownerOf(world);
  const { totals, buckets } = await getMetrics(actor, metricsQuerySchema.parse({ from, to, timeZone: "Europe/Berlin" }));
  const shown: [string, number][] = [
    ["conversations", totals.conversations],
    ["handed_off", totals.handedOff],
    ["ended", totals.csat.ended],
    ["rated", totals.csat.rated],
    ["reopened", totals.reopened],
    ["reviewed", totals.corrections.reviewedConversations],
    ["corrected", totals.corrections.correctedConversations],
    ...outcomes.map((outcome): [string, number] => [`outcome.${outcome}`, totals.outcomes[outcome]]),
    ...totals.reasons.map(({ code, count }): [string, number] => [`reason.${code}`, count]),
    ...durationNames.map((name): [string, number] => [`duration.${name}`, totals.durations[name].count]),
    ...(["bot", "person"] as const).flatMap((path) => totals.csat[path].scores.map((count, index): [string, number] => [`csat.${path}.${index + 1}`, count])),
  ];
  const behind = async (segment: string, range: { from: string; to: string }, filter: object = {}) => {
    const ids: string[] = [];
    let total = -1;
    for (let cursor: string | undefined, more = true; more;) {
      const page = await listBehind(actor, { segment, ...range, timeZone: "Europe/Berlin", limit: 7, cursor, ...filter });
      ids.push(...page.data.map(({ id }) => id));
      total = page.total;
      more = page.nextCursor !== null;
      cursor = page.nextCursor ?? undefined;
    }
    expect(new Set(ids).size).toBe(ids.length);
    return [ids.length, total];
  };
  for (const [segment, count] of shown) expect([segment, ...(await behind(segment, { from, to }))]).toEqual([segment, count, count]);
  for (const bucket of buckets.filter((each) => each.from > "2026-03-26" && each.from < "2026-04-02"))
    expect(await behind("handed_off", bucket)).toEqual([bucket.figures.handedOff, bucket.figures.handedOff]);
  const filtered = await behind("conversations", { from, to }, { botId: world.botId as never });
  expect(filtered).toEqual([totals.conversations, totals.conversations]);
});

test("made anew from the first event, facts and counts are the same rows [A1] [Q14]", async () => {
  const world = await makeWorkspace(database.owner);
  await storeHistories(database.owner, world, makeHistories(11, Date.parse("2026-05-01"), Date.parse("2026-06-20"), 60, world.channelId));
  await followAll(world, 13);
  const before = await stored(world);
  expect(before.facts.length).toBe(60);
  const { events } = await rebuildMetrics(ownerOf(world));
  expect(events).toBeGreaterThan(60);
  expect(await stored(world)).toEqual({ facts: [], buckets: [] });
  expect((await getMetrics(ownerOf(world), metricsQuerySchema.parse({ days: 7 }))).eventsBehind).toBe(events);
  await followAll(world, 200);
  expect(await stored(world)).toEqual(before);
});

test("a listener that dies in the middle of a step, and four that step at once, count every event once [A1] [Q8]", async () => {
  const world = await makeWorkspace(database.owner);
  await storeHistories(database.owner, world, makeHistories(13, Date.parse("2026-05-01"), Date.parse("2026-06-20"), 40, world.channelId));
  let step = 0;
  const dying = {
    ...rollUp,
    handle: async (...given: Parameters<typeof rollUp.handle>) => {
      await rollUp.handle(...given);
      // Everything is written by now, and nothing of it is committed.
      step += 1;
      if (step % 3 === 0) throw new Error("the process dies");
    },
  };
  for (let more = true; more;) {
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => follow(world.id, dying, 9)));
    more = !results.some((result) => result.status === "fulfilled" && result.value.kind === "followed" && !result.value.more);
  }
  const torn = await stored(world);
  await rebuildMetrics(ownerOf(world));
  await followAll(world, 200);
  expect(torn).toEqual(await stored(world));
});
