import { expect, test } from "vitest";
import { listBots, updateBotRow } from "@/lib/db/bot";
import { withWorkspace } from "@/lib/db/tx";
import { gradeAnswer } from "@/lib/features/grade/grade-answer";
import type { ConversationId, MessageId } from "@/lib/core/kernel/ids";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { releaseBotVersion } from "@/lib/moves/release-bot-version";
import { readBotPolicy, savePolicy, settingsOf } from "@/lib/moves/save-policy";
import { testDatabase } from "@/lib/testing/database";
import { knownAnswer, knownQuestion, makeMember, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { getCalibration } from "./get-calibration";
import { listToGrade } from "./list-to-grade";

const { owner: database } = await testDatabase();
const wanted = { alpha: 0.05, delta: 0.1, outsideShare: "observed" } as const;

/** A world whose policy draws this share of the answers. */
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

async function ask(world: World, question = knownQuestion): Promise<void> {
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, question);
}

const idsOf = (row: { conversationId: string; messageId: string } | undefined): [ConversationId, MessageId] => [
  fromWireId("conversation", row?.conversationId ?? "") ?? expect.fail("no conversation"),
  fromWireId("message", row?.messageId ?? "") ?? expect.fail("no message"),
];

test("what chance has drawn is listed oldest first with the chance that it had, page by page, until somebody grades it; what was not drawn never is [M2] [E12]", async () => {
  const world = await drawingWorld(1);
  for (const question of [knownQuestion, "How do I clean my boots?", "When is the shop open?"]) await ask(world, question);
  const first = await listToGrade(world.ada, { limit: 2 });
  expect(first).toMatchObject({ waiting: 3, data: [{ question: knownQuestion, answer: knownAnswer, samplingProbability: 1, topic: "none" }, {}] });
  const second = await listToGrade(world.ada, { limit: 2, cursor: first.nextCursor ?? "" });
  expect(second).toMatchObject({ nextCursor: null, data: [{ question: "When is the shop open?" }] });
  await gradeAnswer(world.ada, ...idsOf(first.data[0]), { version: 0, grade: "correct", cause: null, correctedText: null });
  expect(await listToGrade(world.ben, { limit: 9 })).toMatchObject({ waiting: 2, data: [{ question: "How do I clean my boots?" }, {}] });
  const undrawn = await drawingWorld(0);
  await ask(undrawn);
  expect(await listToGrade(undrawn.ada, { limit: 9 })).toMatchObject({ waiting: 0, data: [] });
  await expect(listToGrade(undrawn.ada, { limit: 2, cursor: first.nextCursor ?? "" })).rejects.toMatchObject({ code: "bad_request" });
});

test("the figures count drawn answers of their own workspace, the most severe grade of each, and what was passed over; too few grades certify nothing and say so [E12] [S3]", async () => {
  const world = await drawingWorld(1);
  for (let count = 0; count < 3; count += 1) await ask(world);
  const { data } = await listToGrade(world.ada, { limit: 9 });
  const right = { version: 0, grade: "correct", cause: null, correctedText: null } as const;
  await gradeAnswer(world.ada, ...idsOf(data[1]), right);
  await gradeAnswer(world.ben, ...idsOf(data[1]), { ...right, grade: "partially_correct" });
  expect(await getCalibration(world.ada, wanted)).toMatchObject({
    all: { drawn: 3, graded: 1, wrong: 1, waiting: 1, passedOver: 1, certificate: { kind: "too_few", graded: 2, needed: 67 } },
    topics: [{ topic: "none", name: null, drawn: 3 }],
    reliability: [{ right: 0, count: 1 }],
  });
  const other = await drawingWorld(1);
  expect((await getCalibration(other.ada, wanted)).all).toMatchObject({ drawn: 0, graded: 0 });
});

test("an erased question or answer cannot be graded and counts nowhere; a viewer reads the figures [E12] [C3] [S1]", async () => {
  const world = await drawingWorld(1);
  await ask(world);
  await ask(world);
  await database.query(
    "UPDATE message SET text = NULL, salt = NULL WHERE id = (SELECT message_id FROM decision WHERE workspace_id = $1 ORDER BY created_at LIMIT 1)",
    [world.workspaceId],
  );
  const viewer = await makeMember(world.workspaceId, "Vi Viewer", "viewer");
  expect(await listToGrade(viewer, { limit: 9 })).toMatchObject({ waiting: 1, data: [{ question: knownQuestion }] });
  expect((await getCalibration(viewer, wanted)).all).toMatchObject({ drawn: 1 });
});

test("only grades that say the knowledge lacks it count as outside, for a share that is stated [E12]", async () => {
  const world = await drawingWorld(1);
  for (let count = 0; count < 3; count += 1) await ask(world);
  const { data } = await listToGrade(world.ada, { limit: 9 });
  const wrong = { version: 0, grade: "wrong", cause: "not_in_knowledge", correctedText: null } as const;
  await gradeAnswer(world.ada, ...idsOf(data[0]), wrong);
  await gradeAnswer(world.ada, ...idsOf(data[1]), wrong);
  await gradeAnswer(world.ben, ...idsOf(data[1]), { ...wrong, cause: "outdated" });
  await gradeAnswer(world.ada, ...idsOf(data[2]), { ...wrong, cause: null });
  const [seen, stated] = [await getCalibration(world.ada, wanted), await getCalibration(world.ada, { ...wanted, outsideShare: 0.2 })];
  expect(seen).toMatchObject({ outsideShare: null, all: { wrong: 3, certificate: { kind: "too_few", graded: 3, needed: 67, outside: null } } });
  expect(stated).toMatchObject({ outsideShare: 0.2, all: { wrong: 3, certificate: { kind: "too_few", graded: 2, outside: { graded: 1 } } } });
});
