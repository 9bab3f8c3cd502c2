import { afterEach, expect, test } from "vitest";
import { setPolicyRequestSchema } from "@/lib/contracts/api/policy";
import type { PolicyReplay, WhatIfRequest } from "@/lib/contracts/api/what-if";
import { defaultPolicy } from "@/lib/core/escalation/default-policy";
import type { Guardrail, Policy, Rule } from "@/lib/core/escalation/policy-types";
import { turnActions } from "@/lib/core/escalation/replay-turns";
import type { BotId, ConversationId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { listPastTurns, type PastTurnRow } from "@/lib/db/past-turn";
import { withWorkspaceSql } from "@/lib/db/tx";
import { policyEndpoints } from "@/lib/endpoints/policy";
import { presentPolicy } from "@/lib/endpoints/present-policy";
import { setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace } from "@/lib/testing/workspace-factory";
import { knownQuestion, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { getPolicy } from "./get-policy";
import { loadPastTurns } from "./load-past-turns";
import { setPolicy } from "./set-policy";
import { tryPolicy } from "./try-policy";

const { owner: database } = await testDatabase();
let putClockBack = (): void => undefined;
afterEach(() => putClockBack());

async function botOf(world: World): Promise<BotId> {
  const { rows } = await database.query<{ id: BotId }>("SELECT id FROM bot WHERE workspace_id = $1", [world.workspaceId]);
  return rows[0]?.id as BotId;
}

function input(policy: Policy): WhatIfRequest["policy"] {
  return presentPolicy(newId<"bot">(), { policy, words: [], number: 1, newest: null }).policy;
}

/** The policy in force with a change, as a request gives it once its ids are read. */
async function changed(world: World, change: Partial<Policy>) {
  const botId = await botOf(world);
  const { policy, words, number } = await getPolicy(world.owner, botId);
  const request = { version: number, policy: input({ ...policy, ...change }), words: words as never[], note: "" };
  return { botId, request: setPolicyRequestSchema.parse(request) };
}

async function save(world: World, change: Partial<Policy>): Promise<void> {
  const { botId, request } = await changed(world, change);
  await setPolicy(world.owner, botId, request, () => null);
}

async function tried(world: World, change: Partial<Policy>, more: { minutes?: number; flips?: number } = {}): Promise<PolicyReplay> {
  const { botId, request } = await changed(world, change);
  return tryPolicy(world.owner, botId, { policy: request.policy, days: 28, timeZone: "UTC", minutes: 6, flips: 10, ...more });
}

async function ask(world: World, ...texts: string[]): Promise<ConversationId> {
  const { visitor, conversationId } = await makeVisitor(world);
  for (const text of texts) await say(visitor, conversationId, text);
  return conversationId;
}

/** Everything that a turn's decision can turn on: an answer, a request, topics, moods, amounts, nothing known, the same again. */
async function askManyThings(world: World): Promise<void> {
  await ask(world, knownQuestion, "How do I clean my boots?", knownQuestion);
  await ask(world, "I want to talk to a person");
  await ask(world, "What is the airspeed of a swallow?");
  await ask(world, "I want a refund of 249.90 EUR for the tent, this is outrageous!!!");
  await ask(world, "How do I clean my boots for 300 EUR?");
  await ask(world, "My lawyer will write to you");
  await ask(world, "😀");
  await ask(world, "When is the shop open? How do I clean my boots? What do I need to rent skis? How long do I have to return a tent? And where are you?");
}

test("every recorded decision is made again from the columns that are read of it, under the policy that it was made by [E11] [Q13]", async () => {
  const world = await makeWorld();
  await askManyThings(world);
  const big: Rule = {
    id: "sums",
    name: "Sums",
    enabled: true,
    when: [{ kind: "amount", op: "above", limit: 100, currency: null }],
    outcome: "hold",
    teamId: null,
  };
  const said: Rule = { id: "said", name: "Said", enabled: true, when: [{ kind: "words", words: ["swallow"] }], outcome: "refuse", teamId: null };
  await save(world, { rules: [big, said], confidenceThreshold: 0.2 });
  await askManyThings(world);
  const { turns, decide, isBounded } = await loadPastTurns(
    { workspaceId: world.workspaceId, botId: await botOf(world), days: 1, timeZone: "UTC" },
    { mostTurns: 100, pageSize: 4 },
  );
  const { rows } = await database.query<{ action: string; policy: Policy }>(
    "SELECT action, policy FROM decision WHERE workspace_id = $1 ORDER BY created_at DESC, id DESC",
    [world.workspaceId],
  );
  expect(turns.count).toBe(rows.length);
  expect(isBounded).toBe(false);
  const policies = new Map(rows.map(({ policy }) => [JSON.stringify(policy), policy]));
  const keys = [...policies.keys()];
  const decided = await decide([...policies.values()]);
  const again = rows.map(({ policy }, place) => turnActions[decided[keys.indexOf(JSON.stringify(policy))]?.[place] ?? 0]);
  expect(again).toEqual(rows.map(({ action }) => action));
  expect(new Set(again)).toEqual(new Set(["answer", "handoff", "hold", "clarify", "refuse"]));
  expect(policies.size).toBe(2);
});

test("the policy in force flips nothing; a stricter one names the conversations that come to a person, a laxer one those that do not [E11]", async () => {
  const world = await makeWorld();
  const answered = await ask(world, knownQuestion, "How do I clean my boots?");
  await ask(world, "I want to talk to a person");
  const same = await tried(world, {});
  expect(same).toMatchObject({ turns: 3, conversations: 2, days: 1, isBounded: false, flipped: { toPerson: 0, toBot: 0, otherwise: 0 }, flips: [] });
  expect(same.after).toEqual(same.before);
  expect(same.before).toMatchObject({ escalations: 1, escalationsPerDay: 1, hoursPerDay: 0.1, actions: { answer: 2, handoff: 1 } });
  const strict = await tried(world, { draftMode: true }, { minutes: 30 });
  expect(strict.after).toMatchObject({ escalations: 2, hoursPerDay: 1, actions: { answer: 0, hold: 2, handoff: 1 } });
  expect(strict.flips).toEqual([
    { conversationId: toWireId("conversation", answered), at: expect.any(String) as string, kind: "to_person", before: "answer", after: "hold" },
  ]);
  expect(strict.perDay).toEqual([{ date: strict.asOf.slice(0, 10), before: 1, after: 2 }]);
  expect((await tried(world, { draftMode: true }, { flips: 0 })).flips).toEqual([]);
});

test("what a guardrail has held is held while the policy that is tried has it on, goes to a person where it says so, and is answered where it is off or removed [E11] [M1] [Q13]", async () => {
  const world = await makeWorld();
  const phrase = "thirty days";
  const guardrail: Guardrail = {
    id: "deadline",
    name: "No deadline for returns",
    enabled: true,
    phrases: [phrase],
    outcome: "hold",
    examples: [{ text: `You have ${phrase}.`, fires: true }],
  };
  await save(world, { guardrails: [guardrail], moderation: { ...defaultPolicy.moderation, policy: "handoff" } });
  const held = await ask(world, knownQuestion);
  const flip = (to: string) => [{ conversationId: toWireId("conversation", held), before: "hold", after: to }];
  expect(await tried(world, {})).toMatchObject({ before: { actions: { hold: 1 } }, after: { actions: { hold: 1 } }, flips: [] });
  const asked = await tried(world, { guardrails: [{ ...guardrail, outcome: "handoff" }] });
  expect(asked).toMatchObject({ before: { actions: { hold: 1 } }, after: { actions: { handoff: 1 } } });
  expect(await tried(world, { guardrails: [{ ...guardrail, enabled: false }] })).toMatchObject({ flipped: { toBot: 1 }, flips: flip("answer") });
  expect(await tried(world, { guardrails: [] })).toMatchObject({ flipped: { toBot: 1 }, flips: flip("answer") });
});

test("wrong answers are told from grades of drawn answers alone; without one it is said how many are missing [E11] [M2]", async () => {
  const world = await makeWorld();
  await save(world, { sampling: { all: 1, sample: 1 } });
  await ask(world, knownQuestion, "How do I clean my boots?");
  await ask(world, "When is the shop open?");
  expect((await tried(world, {})).before.wrong).toEqual({ answers: 3, sentThen: 3, drawn: 3, graded: 0, share: null, bounds: null });
  await database.query(
    `INSERT INTO grade (workspace_id, id, decision_id, graded_by, grade, created_at)
     SELECT $1, gen_random_uuid(), id, $2, CASE row_number() OVER (ORDER BY created_at) WHEN 1 THEN 'wrong' ELSE 'correct' END, now() FROM decision WHERE workspace_id = $1 ORDER BY created_at LIMIT 2`,
    [world.workspaceId, world.owner.id],
  );
  const later = new Date(Date.now() + 180_000);
  putClockBack = setClock(() => later);
  const { wrong } = (await tried(world, {})).before;
  expect(wrong).toMatchObject({ drawn: 3, graded: 2, share: { value: 0.5 } });
  expect(wrong.share?.low).toBeGreaterThan(0);
  expect(wrong.share?.high).toBeLessThan(1);
});

test("turns are read newest first in pages that neither repeat nor leave out one, and no more than the bound; of another bot or workspace none [E11] [S3]", async () => {
  const world = await makeWorld();
  const other = await makeWorld();
  for (let number = 0; number < 3; number += 1) await ask(world, knownQuestion, "How do I clean my boots?");
  await ask(other, knownQuestion);
  const botId = await botOf(world);
  const pages: PastTurnRow[][] = [];
  const from = new Date(Date.now() - 86_400_000);
  let beyond = { at: new Date(Date.now() + 1000), id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  for (let page = 0; page < 4; page += 1) {
    const rows = await withWorkspaceSql(world, (tx) => listPastTurns(tx, botId, { from, beyond, zone: "Europe/Berlin" }, 2));
    pages.push(rows);
    const last = rows.at(-1);
    if (last) beyond = { at: last.at, id: last.id };
  }
  expect(pages.map((rows) => rows.length)).toEqual([2, 2, 2, 0]);
  const read = pages.flat();
  expect(new Set(read.map(({ id }) => id)).size).toBe(6);
  expect(read.map(({ at }) => at.getTime())).toEqual(read.map(({ at }) => at.getTime()).toSorted((left, right) => right - left));
  const asked = { workspaceId: world.workspaceId, botId, days: 2, timeZone: "UTC" };
  const some = await loadPastTurns(asked, { mostTurns: 4, pageSize: 3 });
  expect([some.turns.count, some.isBounded]).toEqual([4, true]);
  expect((await loadPastTurns({ ...asked, botId: await botOf(other) })).turns.count).toBe(0);
  expect(await withWorkspaceSql(other, (tx) => listPastTurns(tx, botId, { from, beyond, zone: "UTC" }, 9))).toEqual([]);
});

test("turns that were read are shared for two minutes, then read anew [E11]", async () => {
  const world = await makeWorld();
  await ask(world, knownQuestion);
  const start = Date.now();
  expect((await tried(world, {})).turns).toBe(1);
  await ask(world, "How do I clean my boots?");
  expect((await tried(world, {})).turns).toBe(1);
  putClockBack = setClock(() => new Date(start + 125_000));
  expect((await tried(world, {})).turns).toBe(2);
});

test("a policy is tried by whoever may read it and written by nobody: no row, no event; what could not be saved is refused by field, a foreign bot is none [E11] [S1] [S3]", async () => {
  const workspace = await makeWorkspace();
  const other = await makeWorkspace();
  const address = `POST /api/v1/bots/${toWireId("bot", workspace.botId)}/policy/what-if`;
  const call = async (body: object, as = workspace) =>
    callEndpoint(policyEndpoints, address, { body, cookie: await sessionCookie(as.ownerAccount), workspace: as.slug });
  const policy = input(defaultPolicy);
  const count = async () =>
    (
      await database.query(
        "SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM policy_version) AS versions, (SELECT count(*) FROM decision) AS decisions",
      )
    ).rows;
  const before = await count();
  const answer = await call({ policy });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ turns: 0, days: 0, perDay: [], flips: [], before: { wrong: { share: null } } });
  expect(await count()).toEqual(before);
  const empty = { id: "r", name: "R", enabled: true, when: [], outcome: "hold", teamId: null };
  expect((await call({ policy: { ...policy, rules: [empty] } })).body).toMatchObject({
    code: "validation_failed",
    errors: [{ path: expect.stringContaining("body.policy.rules") as string }],
  });
  for (const [field, value] of [
    ["days", 91],
    ["days", 0],
    ["minutes", 0],
    ["flips", 51],
    ["timeZone", "Mars/Base"],
    ["policy", { ...policy, turnCap: 0 }],
  ] as const)
    expect((await call({ policy, [field]: value })).body).toMatchObject({
      status: 422,
      errors: [{ path: expect.stringContaining(`body.${field}`) as string }],
    });
  expect((await call({ policy }, other)).status).toBe(404);
  await expect(tryPolicy({ ...workspace.members.viewer, scopes: [] }, workspace.botId, {} as never)).rejects.toMatchObject({ code: "forbidden" });
});
