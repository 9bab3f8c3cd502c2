/** The replay command plays visitors and their agent while the processes that it talks to are killed: what it finds is right, and nothing is wrong. */
import { expect, test } from "@playwright/test";
import type pg from "pg";
import { seededRandom } from "@/lib/evals/random";
import type { Tally } from "@/lib/replay/tally";
import { password } from "../fixtures/test";
import { expectLogIntact, expectTurnsDecidedOnce, waitUntilSettled } from "./conservation";
import { type CaseFile, shopKnowledge, writeConversations, writeQuestions } from "./invented-shop";
import { killAtRandom } from "./kill-at-random";
import { type ReplayRun, startReplay } from "./replay-command";
import { chooseSeed, full, type Stage, startStage, until } from "./stage";

/** Each actor at least once. */
const kills = full ? 12 : 3;

test("questions replayed into a workspace while two webs and a worker are killed: each stored once, every one that wants people answered by the agent, the figures add up, every decision is made again from what it recorded [Q8] [Q13] [Q4] [Q12] [D3]", async () => {
  await replayUnderKills("replay of questions", writeQuestions(full ? 500 : 80), ({ slug }) => [
    ...["--workspace", slug],
    ...["--email", `${slug}@visitors.example`],
    ...["--password", password],
  ]);
});

test("conversations and dialogues replayed while two webs and a worker are killed: each turn stored once and in order, handed over, given back and ended by the agent, the figures add up, every decision is made again from what it recorded [Q8] [Q13] [Q4] [D3]", async () => {
  await replayUnderKills("replay of conversations", writeConversations(full ? 300 : 60), () => []);
});

async function replayUnderKills(name: string, file: CaseFile, where: (stage: Stage) => string[]): Promise<void> {
  test.setTimeout(240_000 + kills * 30_000);
  const random = seededRandom(chooseSeed(name));
  const stage = await startStage({ webs: 2, workers: 1 });
  let run: ReplayRun | null = null;
  try {
    const urls = stage.webs.flatMap(({ url }) => ["--url", url]);
    run = startReplay({ cases: file.content, knowledge: shopKnowledge }, [...urls, "--concurrency", "8", ...where(stage)]);
    const [{ code, out }] = await Promise.all([run.ended, killDuring(run, stage, file, random)]);
    expect(code, `${run.told()}\n${out}`).toBe(0);
    const found = JSON.parse(out) as Tally;
    expect(found.violations).toEqual([]);
    // Otherwise nobody noticed the kills, and nothing was shown.
    expect(Math.min(found.traffic.retries, found.traffic.reconnects), JSON.stringify(found.traffic)).toBeGreaterThan(0);
    await waitUntilSettled(stage.owner, 45_000);
    await expectStoredAsWritten(stage.owner, file);
    await expectHandedOverAnswered(stage.owner);
    await expectFiguresAddUp(stage.owner, file, found);
    await expectTurnsDecidedOnce(stage.owner);
    await expectLogIntact(stage.owner, stage.member);
    console.log(`${name}: ${kills} kills, ${JSON.stringify({ ...found, postToStored: undefined, postToReply: undefined, seconds: undefined })}`);
  } finally {
    await run?.stop();
    await stage.stop();
  }
}

/** Spread over the run by what is stored, however slow the machine is; the last one comes when something is left to be lost. */
async function killDuring(run: ReplayRun, { owner, webs, workers }: Stage, { conversations }: CaseFile, random: () => number): Promise<void> {
  const total = conversations.flat().length;
  await killAtRandom([...webs, ...workers], random, kills, async (kill) => {
    const goal = Math.floor((total * (kill + 0.5 + random() * 0.5)) / (kills + 1));
    await until("visitors' messages are stored between kills", async () => run.isOver() || (await countVisitorMessages(owner)) >= goal, 120_000);
    if (run.isOver()) throw new Error(`The replay ended before kill ${kill + 1}: ${run.told()}\n${(await run.ended).out}`);
  });
}

async function countVisitorMessages(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(`SELECT count(*)::integer AS count FROM message WHERE author_class = 'visitor'`);
  return rows[0]?.count ?? 0;
}

/** What visitors said, conversation by conversation, is the file: nothing lost, nothing twice, nothing in another order. */
async function expectStoredAsWritten(owner: pg.Pool, file: CaseFile): Promise<void> {
  const { rows } = await owner.query<{ said: string[] }>(
    `SELECT coalesce(array_agg(m.text ORDER BY m.seq) FILTER (WHERE m.author_class = 'visitor'), '{}') AS said
     FROM conversation c LEFT JOIN message m ON m.workspace_id = c.workspace_id AND m.conversation_id = c.id GROUP BY c.id`,
  );
  expect(sorted(rows.map(({ said }) => said))).toEqual(sorted(file.conversations));
  const gaps = await owner.query(
    `SELECT conversation_id FROM message WHERE seq IS NOT NULL GROUP BY conversation_id HAVING min(seq) <> 1 OR max(seq) <> count(*)`,
  );
  expect(gaps.rows).toEqual([]);
}

/** Every handoff was taken by a member, who wrote in it, and is closed; whoever had people at the end was seen to the end. */
async function expectHandedOverAnswered(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ handoffs: number }>("SELECT count(*)::integer AS handoffs FROM handoff");
  expect(rows[0]?.handoffs).toBeGreaterThan(0);
  const silent = await owner.query(
    `SELECT h.id, h.status, h.reason_code, c.status AS conversation, c.handled_by FROM handoff h
     JOIN conversation c ON c.workspace_id = h.workspace_id AND c.id = h.conversation_id
     WHERE h.accepted_by IS NULL OR h.closed_at IS NULL OR (c.handled_by <> 'bot' AND c.status <> 'resolved') OR NOT EXISTS (
       SELECT FROM message m WHERE m.workspace_id = h.workspace_id AND m.conversation_id = h.conversation_id AND m.author_class = 'human'
         AND m.author_id = h.accepted_by AND m.created_at BETWEEN h.accepted_at AND h.closed_at)`,
  );
  expect(silent.rows).toEqual([]);
}

/** What the command printed is what was in the file and what is in the database. */
async function expectFiguresAddUp(owner: pg.Pool, file: CaseFile, found: Tally): Promise<void> {
  const { rows } = await owner.query<{ replies: number; turns: number; handedOff: number; answered: number }>(
    `SELECT (SELECT count(*) FROM message WHERE author_class = 'human' AND visibility = 'public')::integer AS replies,
            (SELECT count(*) FROM turn)::integer AS turns,
            (SELECT count(*) FROM handoff)::integer AS "handedOff",
            (SELECT count(*) FROM message WHERE author_class = 'bot')::integer AS answered`,
  );
  const { answered, drafted, handedOff, nothing } = found.turns;
  expect({
    conversations: found.conversations,
    visitorTurns: found.visitorTurns,
    stored: { replies: found.agentReplies, turns: answered + drafted + handedOff + nothing, handedOff, answered: answered + drafted },
    reasons: Object.values(found.handedOffBy).reduce((total, count) => total + count, 0),
    inScope: found.questions?.inScope,
    outOfScope: found.questions?.outOfScope,
    nothing,
  }).toEqual({
    conversations: file.conversations.length,
    visitorTurns: file.conversations.flat().length,
    stored: rows[0],
    reasons: handedOff,
    inScope: file.inScope,
    outOfScope: file.outOfScope,
    nothing: 0,
  });
  if (!found.questions) throw new Error("nothing was judged");
  const { inScope, outOfScope, ...judged } = found.questions;
  expect(Object.values(judged).reduce((total, count) => total + count, 0)).toBe(inScope + outOfScope);
  expect(Math.min(answered, handedOff, judged.answeredRight)).toBeGreaterThan(0);
}

function sorted(lists: readonly string[][]): string[] {
  return lists.map((list) => JSON.stringify(list)).sort();
}
