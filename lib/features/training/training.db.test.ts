import { expect, test } from "vitest";
import type { TrainingId } from "@/lib/core/kernel/ids";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { replayDecision } from "@/lib/core/escalation/replay-decision";
import { listBots } from "@/lib/db/bot";
import { withWorkspace } from "@/lib/db/tx";
import { listBotVersions } from "@/lib/features/bot/list-bot-versions";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { gradeAnswer } from "@/lib/features/grade/grade-answer";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { createArticle } from "@/lib/features/knowledge/create-article";
import { tryBot } from "@/lib/features/turn/try-bot";
import { testDatabase } from "@/lib/testing/database";
import { knownQuestion, makeMember, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { finishTraining } from "./finish-training";
import { getTraining } from "./get-training";
import { setTraining, train } from "./train";

const { owner: database } = await testDatabase();

/** A visitor asks, the bot answers, and Ada grades it. */
async function graded(world: World, question: string, grade: "correct" | "wrong"): Promise<void> {
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, question);
  const { messages } = await getConversation(world.ada, conversationId);
  const answer = fromWireId("message", messages.findLast(({ author }) => author === "bot")?.id ?? "") ?? expect.fail("no answer");
  await gradeAnswer(world.ada, conversationId, answer, { version: 0, grade, cause: null, correctedText: null });
}

/** What the job does. */
async function runTraining({ workspaceId }: World): Promise<void> {
  const { rows } = await database.query<{ id: TrainingId }>("SELECT id FROM training WHERE workspace_id = $1 ORDER BY number DESC LIMIT 1", [workspaceId]);
  await buildKnowledgeIndex(workspaceId);
  await finishTraining(workspaceId, rows[0]?.id ?? expect.fail("no training"));
}

async function versionsOf(world: World) {
  const [bot] = await withWorkspace(world.owner, (tx) => listBots(tx));
  return (await listBotVersions(world.owner, bot?.id ?? expect.fail("no bot"), { limit: 20 })).versions;
}

async function configs(world: World): Promise<{ classifier?: object }[]> {
  const { rows } = await database.query<{ config: object }>("SELECT config FROM bot_version WHERE workspace_id = $1 ORDER BY number", [world.workspaceId]);
  return rows.map(({ config }) => config);
}

const paraphrase = "Until when may my canvas shelter come back, how long do I have?";

test("asked, the bot learns from what was graded right: a new immutable version with its digest names it, the question is answered more surely, and earlier decisions replay [T7] [V1] [Q13]", async () => {
  const world = await makeWorld();
  await graded(world, knownQuestion, "correct");
  // another way to ask, of which a person said that the answer was right
  await database.query("UPDATE message SET text = $2 WHERE id = (SELECT message_id FROM decision WHERE workspace_id = $1)", [world.workspaceId, paraphrase]);
  const sureness = async () => (await tryBot(world.owner, { text: paraphrase, history: [] })).signals.confidence ?? expect.fail("no confidence");
  const before = await sureness();
  expect(await train(world.owner)).toMatchObject({ started: true, newest: { number: 1, status: "running", labelCount: 1, cause: "asked" } });
  expect(await versionsOf(world)).toHaveLength(1);
  await runTraining(world);
  expect(await getTraining(world.owner)).toMatchObject({ newest: { status: "done", createdByName: "Olga Owner" }, newGrades: 0 });
  const [newest, first] = await versionsOf(world);
  expect(newest).toMatchObject({ number: 2, state: "live", createdByName: "Olga Owner", changed: ["classifier"] });
  expect(first).toMatchObject({ number: 1, state: "retired", changed: [] });
  expect(newest?.digest).not.toBe(first?.digest);
  expect((await configs(world)).map(({ classifier }) => classifier)).toEqual([
    undefined,
    { training: 1, labels: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
  // the index before answers while the new one is being loaded
  await expect.poll(sureness).toBeGreaterThan(before);
  const { rows } = await database.query("SELECT action, reasons, signals, policy FROM decision WHERE workspace_id = $1", [world.workspaceId]);
  for (const row of rows) expect(replayDecision(row as never)).toEqual({ kind: "same" });
});

test("asked twice it starts once; nothing new graded starts nothing; run twice it makes one version [T7] [V5] [Q8]", async () => {
  const world = await makeWorld();
  expect(await train(world.owner)).toMatchObject({ started: false, newest: null });
  await graded(world, knownQuestion, "wrong");
  expect(await train(world.owner)).toMatchObject({ started: false, newest: null });
  await graded(world, knownQuestion, "correct");
  const asked = await Promise.all([1, 2, 3].map(() => train(world.owner)));
  expect(asked.map(({ started }) => started).sort()).toEqual([false, false, true]);
  await runTraining(world);
  await runTraining(world);
  expect(await versionsOf(world)).toHaveLength(2);
  expect(await train(world.owner)).toMatchObject({ started: false, newest: { number: 1, status: "done" } });
  const { rows } = await database.query("SELECT type, data FROM event WHERE workspace_id = $1 AND type LIKE 'training.%' ORDER BY id", [world.workspaceId]);
  expect(rows).toMatchObject([
    { type: "training.started", data: { number: 1, cause: "asked", labels: 1 } },
    { type: "training.done", data: { number: 1, labels: 1 } },
  ]);
});

test("after so many new grades it learns by itself, written down for who graded; a grade that is taken back is forgotten by the next training [T7] [V5]", async () => {
  const world = await makeWorld();
  expect(await setTraining(world.owner, 2)).toMatchObject({ retrainAfter: 2 });
  await graded(world, knownQuestion, "correct");
  expect((await getTraining(world.owner)).newest).toBeNull();
  await graded(world, "How do I clean my boots?", "correct");
  expect(await getTraining(world.owner)).toMatchObject({ newest: { number: 1, cause: "grades", labelCount: 2, createdByName: "Ada Agent" } });
  await runTraining(world);
  await database.query("UPDATE grade SET grade = 'wrong' WHERE id = (SELECT id FROM grade WHERE workspace_id = $1 ORDER BY id LIMIT 1)", [world.workspaceId]);
  expect(await train(world.owner)).toMatchObject({ started: true, newest: { number: 2, labelCount: 1 } });
  await runTraining(world);
  expect((await configs(world)).at(-1)).toMatchObject({ classifier: { training: 2, labels: 1 } });
});

test("a version waits until the trained index answers, and knowledge that changes afterwards keeps what was learned [T7] [B3]", async () => {
  const world = await makeWorld();
  await graded(world, knownQuestion, "correct");
  await train(world.owner);
  const { rows } = await database.query<{ id: TrainingId }>("SELECT id FROM training WHERE workspace_id = $1", [world.workspaceId]);
  await finishTraining(world.workspaceId, rows[0]?.id ?? expect.fail("no training"));
  expect(await versionsOf(world)).toHaveLength(1);
  await runTraining(world);
  expect(await versionsOf(world)).toHaveLength(2);
  await createArticle(world.owner, {
    title: "Renting boats",
    body: "Boats are rented by the hour.",
    url: null,
    exemplars: [],
    collection: null,
    publish: true,
  });
  expect(await buildKnowledgeIndex(world.workspaceId)).toMatchObject({ kind: "live" });
  expect(await buildKnowledgeIndex(world.workspaceId)).toEqual({ kind: "unchanged" });
});

test("managers train, agents look; a foreign bot's versions are not there [T7] [S1] [S3]", async () => {
  const world = await makeWorld();
  await expect(train(world.ada)).rejects.toMatchObject({ code: "forbidden" });
  await expect(setTraining(world.ada, 5)).rejects.toMatchObject({ code: "forbidden" });
  expect(await getTraining(world.ada)).toMatchObject({ newest: null, retrainAfter: null });
  expect(await train(await makeMember(world.workspaceId, "Mia Manager", "manager"))).toMatchObject({ started: false });
  const other = await makeWorld({ articles: false });
  const [foreign] = await withWorkspace(other.owner, (tx) => listBots(tx));
  await expect(listBotVersions(world.owner, foreign?.id ?? expect.fail("no bot"), { limit: 5 })).rejects.toMatchObject({ code: "not_found" });
});

test("a training whose job has given up is taken up again when somebody asks, and stays one [T7] [Q8]", async () => {
  const world = await makeWorld();
  await graded(world, knownQuestion, "correct");
  await train(world.owner);
  const key = `train:${world.workspaceId}`;
  const jobs = async () =>
    (await database.query<{ count: number }>("SELECT count(*)::integer AS count FROM graphile_worker.jobs WHERE key = $1", [key])).rows[0]?.count;
  await database.query("SELECT graphile_worker.remove_job($1)", [key]);
  expect(await jobs()).toBe(0);
  expect(await train(world.owner)).toMatchObject({ started: false, newest: { number: 1, status: "running" } });
  expect(await jobs()).toBe(1);
  await runTraining(world);
  expect(await versionsOf(world)).toHaveLength(2);
});
