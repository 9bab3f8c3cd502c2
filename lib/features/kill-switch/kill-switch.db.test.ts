import { afterAll, beforeEach, expect, test } from "vitest";
import { replayDecision } from "@/lib/core/escalation/replay-decision";
import type { BotId, ConversationId, KillSwitchId } from "@/lib/core/kernel/ids";
import { listBots, updateBotRow } from "@/lib/db/bot";
import { withWorkspace } from "@/lib/db/tx";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { handBackConversation } from "@/lib/features/conversation/hand-back-conversation";
import { decideTurn } from "@/lib/features/turn/decide-turn";
import { receiveMessage } from "@/lib/features/turn/receive-message";
import { getVisitorConversation } from "@/lib/features/visitor/get-visitor-conversation";
import { requestHuman } from "@/lib/features/visitor/request-human";
import { sealModelKey } from "@/lib/integrations/llm/model-key";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { startFakeModel } from "@/lib/testing/fake-model";
import { knownQuestion, makeMember, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { activateKillSwitch } from "./activate-kill-switch";
import { liftKillSwitch } from "./lift-kill-switch";
import { listKillSwitches } from "./list-kill-switches";

const fake = await startFakeModel();
afterAll(() => fake.stop());
const { owner: database } = await testDatabase({ HANDRAIL_ALLOW_PRIVATE: fake.hostPort });
beforeEach(() => {
  fake.requests.length = 0;
});

const reason = "It says wrong prices";

async function botOf(world: World): Promise<BotId> {
  const { rows } = await database.query<{ id: BotId }>("SELECT id FROM bot WHERE workspace_id = $1", [world.workspaceId]);
  const [bot] = rows;
  if (!bot) throw new Error("no bot");
  return bot.id;
}

async function useModel(world: World): Promise<void> {
  await withWorkspace(world.owner, async (tx) => {
    const [bot] = await listBots(tx);
    if (!bot) throw new Error("no bot");
    await updateBotRow(tx, bot.id, { modelEnabled: true, modelBaseUrl: fake.baseUrl, modelName: "held", modelKeyCiphertext: sealModelKey("secret") });
  });
}

async function wordsOfBots(world: World): Promise<number> {
  const { rows } = await database.query<{ count: number }>("SELECT count(*)::integer AS count FROM message WHERE workspace_id = $1 AND author_class = 'bot'", [
    world.workspaceId,
  ]);
  return rows[0]?.count ?? 0;
}

/** The newest decision, which decides the same again from what it holds. */
async function decisionOf(conversationId: ConversationId) {
  const { rows } = await database.query<{ action: string; reasons: { code: string }[]; signals: object; policy: object }>(
    "SELECT action, reasons, signals, policy FROM decision WHERE conversation_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1",
    [conversationId],
  );
  const [row] = rows;
  if (!row) throw new Error("no decision");
  expect(replayDecision(row)).toEqual({ kind: "same" });
  return row;
}

test("a stopped bot sends nothing and asks no model; people have what is written, with the reason, until it is let go on [C4] [Q7] [Q13]", async () => {
  const world = await makeWorld();
  await useModel(world);
  fake.behave({ kind: "good" });
  const on = await activateKillSwitch(world.owner, { scope: "workspace", reason });
  expect(on).toMatchObject({ scope: "workspace", reason, activatedBy: world.owner.kind === "member" ? world.owner.id : null, liftedAt: null });
  const { visitor, conversationId } = await makeVisitor(world);
  expect((await say(visitor, conversationId, knownQuestion)).decision).toEqual({ action: "handoff", outcome: "applied" });
  expect((await decisionOf(conversationId)).reasons[0]).toEqual({ code: "stopped", scope: "workspace" });
  expect(await getConversation(world.ada, conversationId)).toMatchObject({ handledBy: "queue", status: "open", handoff: { reasons: [{ code: "stopped" }] } });
  expect(fake.requests).toHaveLength(0);
  expect(await wordsOfBots(world)).toBe(0);

  await liftKillSwitch(world.owner, on.id);
  const next = await makeVisitor(world);
  expect((await say(next.visitor, next.conversationId, knownQuestion)).decision).toEqual({ action: "answer", outcome: "applied" });
  const { rows } = await database.query("SELECT type, data FROM event WHERE workspace_id = $1 AND type LIKE 'kill_switch.%' ORDER BY id", [world.workspaceId]);
  expect(rows).toEqual([
    { type: "kill_switch.activated", data: { scope: "workspace" } },
    { type: "kill_switch.lifted", data: { scope: "workspace" } },
  ]);
});

test("an answer that is being made when the bot is stopped is never sent [C4] [Q7]", async () => {
  const world = await makeWorld();
  await useModel(world);
  fake.behave({ kind: "held" });
  const { visitor, conversationId } = await makeVisitor(world);
  const { turnId } = await receiveMessage(visitor, conversationId, { clientId: newId(), text: knownQuestion });
  if (!turnId) throw new Error("no turn");
  const decided = decideTurn(world.workspaceId, turnId);
  await expect.poll(() => fake.requests.length).toBe(1);
  await activateKillSwitch(world.owner, { scope: "bot", botId: await botOf(world), reason });
  fake.release();
  expect(await decided).toEqual({ action: "handoff", outcome: "applied" });
  expect((await decisionOf(conversationId)).reasons[0]).toEqual({ code: "stopped", scope: "bot" });
  const { messages } = await getVisitorConversation(visitor, conversationId);
  expect(messages.map(({ author, systemCode }) => systemCode ?? author)).toEqual(["ai_disclosure", "visitor", "handoff_away"]);
});

test("once a switch has been acknowledged no word of a bot is stored, however many turns are under way [C4] [Q7]", async () => {
  const rounds = process.env.HANDRAIL_DEPTH === "full" ? 20 : 4;
  const world = await makeWorld();
  for (let round = 0; round < rounds; round += 1) {
    const visitors = await Promise.all(Array.from({ length: 12 }, () => makeVisitor(world)));
    const turns = visitors.map(({ visitor, conversationId }) => say(visitor, conversationId, knownQuestion));
    await turns[round % turns.length];
    const on = await activateKillSwitch(world.owner, { scope: "workspace", reason });
    const before = await wordsOfBots(world);
    const decisions = (await Promise.all(turns)).map(({ decision }) => decision);
    expect(await wordsOfBots(world)).toBe(before);
    for (const decision of decisions) expect(decision).toMatchObject({ outcome: "applied", action: expect.stringMatching(/^(answer|handoff)$/) });
    await liftKillSwitch(world.owner, on.id);
  }
});

test("the database itself refuses words of a stopped bot, by whatever road they come [C4]", async () => {
  const world = await makeWorld();
  const { conversationId } = await makeVisitor(world);
  const insert = () =>
    database.query(
      `INSERT INTO message (workspace_id, id, conversation_id, seq, event_seq, visibility, author_class, text, text_sha256, created_at)
       VALUES ($1, $2, $3, 900, 900, 'public', 'bot', 'Hello', 'x', now())`,
      [world.workspaceId, newId(), conversationId],
    );
  await activateKillSwitch(world.owner, { scope: "conversation", conversationId, reason });
  await expect(insert()).rejects.toMatchObject({ code: "HR001" });
});

test("stopped in one conversation, the bot goes on in the others, and does not get this one back [C4]", async () => {
  const world = await makeWorld();
  const here = await makeVisitor(world);
  await say(here.visitor, here.conversationId, knownQuestion);
  const on = await activateKillSwitch(world.ada, { scope: "conversation", conversationId: here.conversationId, reason });
  expect(await getConversation(world.ada, here.conversationId)).toMatchObject({
    handledBy: "queue",
    handoff: { reasons: [{ code: "stopped", scope: "conversation" }] },
  });
  await expect(handBackConversation(world.ada, here.conversationId)).rejects.toMatchObject({ code: "state_conflict" });
  const there = await makeVisitor(world);
  expect((await say(there.visitor, there.conversationId, knownQuestion)).decision).toMatchObject({ action: "answer" });
  await liftKillSwitch(world.ada, on.id);
  await handBackConversation(world.ada, here.conversationId);
  expect((await say(here.visitor, here.conversationId, knownQuestion)).decision).toMatchObject({ outcome: "applied" });
});

test("who stops what is stopped already is told which switch is on, and twenty at once make one [C4] [Q6]", async () => {
  const world = await makeWorld();
  const all = await Promise.all(Array.from({ length: 20 }, () => activateKillSwitch(world.ada, { scope: "workspace", reason })));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  const { data } = await listKillSwitches(world.owner, { status: "on", wide: true, limit: 50 });
  expect(data).toMatchObject([{ scope: "workspace", reason, activatedBy: { name: world.ada.name }, liftedAt: null }]);
  const lifted = await Promise.all(Array.from({ length: 5 }, () => liftKillSwitch(world.owner, all[0]?.id as KillSwitchId)));
  expect(new Set(lifted.map(({ liftedAt }) => liftedAt?.toISOString())).size).toBe(1);
  const { rows } = await database.query("SELECT count(*)::integer AS count FROM event WHERE workspace_id = $1 AND type LIKE 'kill_switch.%'", [
    world.workspaceId,
  ]);
  expect(rows).toEqual([{ count: 2 }]);
});

test("an agent may stop every bot, and only who sets bots up lets them go on; a foreign place is a missing one [C4] [S3]", async () => {
  const world = await makeWorld();
  const other = await makeWorld();
  const agent = await makeMember(world.workspaceId, "Kim", "agent");
  const viewer = await makeMember(world.workspaceId, "Vi", "viewer");
  await expect(activateKillSwitch(viewer, { scope: "workspace", reason })).rejects.toMatchObject({ code: "forbidden" });
  const on = await activateKillSwitch(agent, { scope: "workspace", reason });
  await expect(liftKillSwitch(agent, on.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(liftKillSwitch(other.owner, on.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(activateKillSwitch(agent, { scope: "bot", botId: await botOf(other), reason })).rejects.toMatchObject({ code: "not_found" });
  const foreign = await makeVisitor(other);
  await expect(activateKillSwitch(agent, { scope: "conversation", conversationId: foreign.conversationId, reason })).rejects.toMatchObject({
    code: "not_found",
  });
  expect((await say(foreign.visitor, foreign.conversationId, knownQuestion)).decision).toMatchObject({ action: "answer" });
});

test("where the bot would go on alone while nobody is there, a visitor who asks for a person gets people once it is stopped [C4] [E14]", async () => {
  const world = await makeWorld();
  await database.query("UPDATE channel SET unavailable_mode = 'bot_only' WHERE workspace_id = $1", [world.workspaceId]);
  const before = await makeVisitor(world);
  await requestHuman(before.visitor, before.conversationId);
  expect(await getConversation(world.ada, before.conversationId)).toMatchObject({ handledBy: "bot" });
  await activateKillSwitch(world.owner, { scope: "workspace", reason });
  const after = await makeVisitor(world);
  await requestHuman(after.visitor, after.conversationId);
  expect(await getConversation(world.ada, after.conversationId)).toMatchObject({ handledBy: "queue", status: "open" });
});
