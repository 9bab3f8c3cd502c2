/** What people look at afterwards: answers that were sent flagged, and a drawn share of the turns that went to people. */
import { expect, test } from "vitest";
import { listBots, updateBotRow } from "@/lib/db/bot";
import { withWorkspace } from "@/lib/db/tx";
import type { ConversationId, DecisionId, DraftId, MessageId } from "@/lib/core/kernel/ids";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { gradeAnswer } from "@/lib/features/grade/grade-answer";
import { approveDraft } from "@/lib/features/review/approve-draft";
import { releaseBotVersion } from "@/lib/moves/release-bot-version";
import { readBotPolicy, savePolicy, settingsOf } from "@/lib/moves/save-policy";
import { testDatabase } from "@/lib/testing/database";
import { knownQuestion, makeMember, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { gradeHandoff, listEscalated } from "./escalated-turns";
import { listFlagged } from "./list-flagged";
import { listToGrade } from "./list-to-grade";

const { owner: database } = await testDatabase();

async function drawingWorld(share: number): Promise<World> {
  const world = await makeWorld();
  await withWorkspace(world.owner, async (tx) => {
    const [bot] = await listBots(tx);
    if (!bot) expect.fail("no bot");
    const before = await readBotPolicy(tx, bot.id);
    const document = { policy: { ...before.policy, sampling: { all: share, sample: share } }, words: before.words };
    await savePolicy(tx, world.owner, bot.id, before, document, { note: "", restoredFrom: null });
    await updateBotRow(tx, bot.id, settingsOf(document));
    await releaseBotVersion(tx, world.owner, bot.id, bot);
  });
  return world;
}

async function ask(world: World, question: string): Promise<ConversationId> {
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, question);
  return conversationId;
}

/** As if its words had been flagged before they were sent. */
async function flag(conversationId: ConversationId, kind: string): Promise<void> {
  const flags = [{ kind, rule: "test", score: 0.9, threshold: 0.5, span: { start: 0, end: 3 } }];
  await database.query(`UPDATE decision SET signals = jsonb_set(signals, '{flags}', $2::jsonb) WHERE conversation_id = $1`, [
    conversationId,
    JSON.stringify(flags),
  ]);
}

const decisionOf = (row: { decisionId: string } | undefined): DecisionId => fromWireId("decision", row?.decisionId ?? "") ?? expect.fail("no decision");

test("answers that were sent although they were flagged are listed, the gravest first and of these the newest, page by page, until somebody grades them; what waits or was not flagged never is [M2] [S3]", async () => {
  const world = await drawingWorld(0);
  const kinds = ["ungrounded", "toxicity", "policy", "personal_data"];
  for (const kind of kinds) await flag(await ask(world, knownQuestion), kind);
  await ask(world, knownQuestion);
  const first = await listFlagged(world.ada, { limit: 3 });
  expect(first).toMatchObject({
    waiting: 4,
    data: [{ flags: [{ kind: "personal_data" }] }, { flags: [{ kind: "toxicity" }] }, { flags: [{ kind: "policy" }] }],
  });
  const second = await listFlagged(world.ada, { limit: 3, cursor: first.nextCursor ?? "" });
  expect(second).toMatchObject({ nextCursor: null, data: [{ flags: [{ kind: "ungrounded", rule: "test", score: 0.9, span: { start: 0, end: 3 } }] }] });
  const [row] = first.data;
  const conversationId = fromWireId("conversation", row?.conversationId ?? "") as ConversationId;
  const messageId = fromWireId("message", row?.messageId ?? "") as MessageId;
  await gradeAnswer(world.ada, conversationId, messageId, { version: 0, grade: "wrong", cause: "tone", correctedText: null });
  expect(await listFlagged(world.ada, { limit: 9 })).toMatchObject({ waiting: 3, data: [{ flags: [{ kind: "toxicity" }] }, {}, {}] });

  await database.query("UPDATE bot SET draft_mode = true WHERE workspace_id = $1", [world.workspaceId]);
  const held = await ask(world, knownQuestion);
  await flag(held, "toxicity");
  expect((await listFlagged(world.ada, { limit: 9 })).waiting).toBe(3);
  const { rows } = await database.query<{ id: DraftId; version: number; contentSha256: string }>(
    `SELECT id, version, content_sha256 AS "contentSha256" FROM draft WHERE conversation_id = $1`,
    [held],
  );
  const [draft] = rows;
  if (!draft) expect.fail("nothing is held");
  await approveDraft(world.ben, draft.id, draft);
  expect((await listFlagged(world.ada, { limit: 9 })).waiting).toBe(4);

  const foreign = await drawingWorld(0);
  expect(await listFlagged(foreign.ada, { limit: 9 })).toMatchObject({ waiting: 0, data: [] });
  await expect(listFlagged(foreign.ada, { limit: 3, cursor: first.nextCursor ?? "" })).rejects.toMatchObject({ code: "bad_request" });
});

test("a share of the turns that went to people is drawn with its chance recorded and graded once a member; the share that needed a person is weighted by the chances; what was not drawn is not graded [M2] [S3] [Q13]", async () => {
  const world = await drawingWorld(1);
  const question = "Do you repair antique violins on the moon?";
  for (let count = 0; count < 3; count += 1) await ask(world, question);
  await ask(world, knownQuestion);
  const first = await listEscalated(world.ada, { limit: 2 });
  expect(first).toMatchObject({ waiting: 3, needed: null, graded: 0, data: [{ question, samplingProbability: 1 }, { question }] });
  const second = await listEscalated(world.ada, { limit: 2, cursor: first.nextCursor ?? "" });
  expect(second.data).toHaveLength(1);
  expect((await listToGrade(world.ada, { limit: 9 })).waiting).toBe(1);
  await gradeHandoff(world.ada, decisionOf(first.data[0]), true);
  await gradeHandoff(world.ada, decisionOf(first.data[0]), true);
  await gradeHandoff(world.ada, decisionOf(first.data[1]), false);
  expect(await listEscalated(world.ada, { limit: 9 })).toMatchObject({ waiting: 1, needed: { value: 0.5 }, graded: 2 });
  // One that stands for four, because it was drawn with a quarter of the chance.
  await database.query("UPDATE decision SET sampling_probability = 0.25, signals = jsonb_set(signals, '{draw}', '0.1') WHERE id = $1", [
    decisionOf(first.data[1]),
  ]);
  expect((await listEscalated(world.ada, { limit: 9 })).needed?.value).toBeCloseTo(0.2, 9);
  await gradeHandoff(world.ben, decisionOf(first.data[1]), true);
  expect((await listEscalated(world.ada, { limit: 9 })).needed?.value).toBe(1);
  const { rows } = await database.query<{ needed: boolean }>(
    `SELECT (data->>'needed')::boolean AS needed FROM event WHERE workspace_id = $1 AND type = 'decision.handoff_graded' AND subject_id = $2`,
    [world.workspaceId, decisionOf(first.data[0])],
  );
  expect(rows).toEqual([{ needed: true }]);

  const undrawn = await drawingWorld(0);
  const conversationId = await ask(undrawn, question);
  expect((await listEscalated(undrawn.ada, { limit: 9 })).data).toEqual([]);
  const { rows: decisions } = await database.query<{ id: DecisionId }>(`SELECT id FROM decision WHERE conversation_id = $1`, [conversationId]);
  await expect(gradeHandoff(undrawn.ada, decisions[0]?.id as DecisionId, true)).rejects.toMatchObject({ code: "state_conflict" });
  await expect(gradeHandoff(undrawn.ada, decisionOf(second.data[0]), true)).rejects.toMatchObject({ code: "not_found" });
  await expect(gradeHandoff(await makeMember(world.workspaceId, "Vera Viewer", "viewer"), decisionOf(second.data[0]), true)).rejects.toMatchObject({
    code: "forbidden",
  });
});
