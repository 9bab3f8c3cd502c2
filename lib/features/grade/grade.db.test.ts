import { expect, test } from "vitest";
import { getDecisionStory } from "@/lib/features/audit/get-decision-story";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { testDatabase } from "@/lib/testing/database";
import { knownQuestion, makeMember, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { gradeAnswer } from "./grade-answer";

const { owner: database } = await testDatabase();

const wrong = { version: 0, grade: "wrong", cause: "outdated", correctedText: "Sixty days. My card is 4111 1111 1111 1111." } as const;
const right = { version: 0, grade: "correct", cause: null, correctedText: null } as const;

async function answered(world: World, text = knownQuestion) {
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, text);
  return { conversationId, ...(await idsOf(world, conversationId)) };
}

async function idsOf(world: World, conversationId: ConversationId) {
  const { messages } = await getConversation(world.ada, conversationId);
  const find = (author: string) => fromWireId("message", messages.findLast((message) => message.author === author)?.id ?? "") ?? expect.fail(author);
  return { answerId: find("bot"), questionId: find("visitor") };
}

async function gradesOf(world: World, conversationId: ConversationId) {
  return (await getConversation(world.ada, conversationId)).messages.findLast(({ author }) => author === "bot")?.grades;
}

test("an answer has one grade a member, with cause and a better answer without personal data; another version is another fact of the log and of the decision's story [T1] [C1]", async () => {
  const world = await makeWorld();
  const { conversationId, answerId } = await answered(world);
  await gradeAnswer(world.ada, conversationId, answerId, wrong);
  await gradeAnswer(world.ben, conversationId, answerId, right);
  expect(await gradesOf(world, conversationId)).toMatchObject([
    { version: 1, grade: "wrong", cause: "outdated", correctedText: "Sixty days. My card is [card number].", by: { name: "Ada Agent" } },
    { version: 1, grade: "correct", cause: null, correctedText: null, by: { name: "Ben Agent" } },
  ]);
  await gradeAnswer(world.ada, conversationId, answerId, { ...right, version: 1 });
  expect(await gradesOf(world, conversationId)).toMatchObject([{ version: 2, grade: "correct", correctedText: null }, { version: 1 }]);
  const { rows } = await database.query<{ subject_id: string; data: object }>(
    "SELECT subject_id, data FROM event WHERE conversation_id = $1 AND type = 'decision.graded' ORDER BY conversation_seq",
    [conversationId],
  );
  expect(rows.map(({ data }) => data)).toEqual([
    { grade: "wrong", cause: "outdated", corrected: true, version: 1 },
    { grade: "correct", cause: null, corrected: false, version: 1 },
    { grade: "correct", cause: null, corrected: false, version: 2 },
  ]);
  const story = await getDecisionStory(world.owner, rows[0]?.subject_id as never);
  expect(story.events.filter(({ type }) => type === "decision.graded")).toHaveLength(3);
});

test("the same grade again changes nothing; a grade that was changed meanwhile is shown instead of overwritten [T1] [Q8]", async () => {
  const world = await makeWorld();
  const { conversationId, answerId } = await answered(world);
  await Promise.all([1, 2, 3].map(() => gradeAnswer(world.ada, conversationId, answerId, wrong)));
  expect(await gradesOf(world, conversationId)).toMatchObject([{ version: 1, grade: "wrong" }]);
  await expect(gradeAnswer(world.ada, conversationId, answerId, right)).rejects.toMatchObject({ code: "version_conflict" });
  expect(await gradesOf(world, conversationId)).toMatchObject([{ version: 1, grade: "wrong" }]);
  const { rows } = await database.query("SELECT 1 FROM event WHERE conversation_id = $1 AND type = 'decision.graded'", [conversationId]);
  expect(rows).toHaveLength(1);
});

test("only answers of the bot are graded, by whoever may, in a workspace of their own [T1] [S3]", async () => {
  const world = await makeWorld();
  const { conversationId, answerId, questionId } = await answered(world);
  await expect(gradeAnswer(world.ada, conversationId, questionId, wrong)).rejects.toMatchObject({ code: "state_conflict" });
  const polite = await answered(world, "Thank you!");
  await expect(gradeAnswer(world.ada, polite.conversationId, polite.answerId, wrong)).rejects.toMatchObject({ code: "state_conflict" });
  await expect(gradeAnswer(await makeMember(world.workspaceId, "Vi Viewer", "viewer"), conversationId, answerId, wrong)).rejects.toMatchObject({
    code: "forbidden",
  });
  const other = await makeWorld({ articles: false });
  await expect(gradeAnswer(other.ada, conversationId, answerId, wrong)).rejects.toMatchObject({ code: "not_found" });
  expect(await gradesOf(world, conversationId)).toEqual([]);
});
