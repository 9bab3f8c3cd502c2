import { expect, test } from "vitest";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { replyToVisitor } from "@/lib/features/conversation/reply-to-visitor";
import { gradeAnswer } from "@/lib/features/grade/grade-answer";
import type { ArticleId, ConversationId } from "@/lib/core/kernel/ids";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { knownQuestion, makeMember, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { buildKnowledgeIndex } from "./build-knowledge-index";
import { getArticle } from "./get-article";
import { keepAnswer } from "./keep-answer";
import { proposeKeeping } from "./propose-keeping";

const { owner: database } = await testDatabase();

async function lastBy(world: World, conversationId: ConversationId, author: string) {
  const { messages } = await getConversation(world.owner, conversationId);
  return fromWireId("message", messages.findLast((message) => message.author === author)?.id ?? "") ?? expect.fail(author);
}

/** A question that a person answered, with a second thought of the visitor in between. */
async function answeredByAda(world: World) {
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, "I want to talk to a real person");
  await say(visitor, conversationId, "Does the blue kayak fit two grown people? Mail me at jo@visitors.example");
  await say(visitor, conversationId, "Hello?");
  await claimConversation(world.ada, conversationId);
  await replyToVisitor(world.ada, conversationId, { clientId: newId<"message">(), text: "Yes, it carries two people and 180 kg." });
  return { conversationId, messageId: await lastBy(world, conversationId, "human") };
}

test("a person's answer becomes a draft article once, however often it is kept: the question without personal data, and nothing that the bot says [T4] [B3]", async () => {
  const world = await makeWorld();
  const { conversationId, messageId } = await answeredByAda(world);
  const proposal = await proposeKeeping(world.ada, conversationId, messageId);
  expect(proposal).toMatchObject({
    question: "Does the blue kayak fit two grown people? Mail me at [email]",
    answer: "Yes, it carries two people and 180 kg.",
    keptAs: null,
  });
  const input = { as: "article", question: "Does the kayak fit two? I am jo@visitors.example", answer: proposal.answer } as const;
  const kept = await Promise.all([1, 2, 3].map(() => keepAnswer(world.ada, conversationId, messageId, input)));
  expect(kept.map(({ changed }) => changed).sort()).toEqual([false, false, true]);
  expect(new Set(kept.map(({ articleId }) => articleId)).size).toBe(1);
  const article = await getArticle(world.owner, kept[0]?.articleId as ArticleId);
  expect(article).toMatchObject({ status: "draft", title: "Does the kayak fit two? I am [email]", body: proposal.answer, publishedNumber: null });
  expect((await proposeKeeping(world.ada, conversationId, messageId)).keptAs).toBe(article.id);
  expect(await buildKnowledgeIndex(world.workspaceId)).toEqual({ kind: "unchanged" });
  const { rows } = await database.query("SELECT data FROM event WHERE conversation_id = $1 AND type = 'message.kept'", [conversationId]);
  expect(rows).toEqual([{ data: { as: "article", articleId: article.id } }]);
});

test("the question of a good answer goes to the article that it came from: published by whoever may publish, waiting for everybody else [T1] [B3] [S1]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, knownQuestion);
  const messageId = await lastBy(world, conversationId, "bot");
  const { articles } = await proposeKeeping(world.ada, conversationId, messageId);
  expect(articles[0]).toMatchObject({ isSource: true, article: { title: "Returning a tent" } });
  const articleId = articles[0]?.article.id as ArticleId;
  const manager = await makeMember(world.workspaceId, "Mia Manager", "manager");
  expect(await keepAnswer(manager, conversationId, messageId, { as: "exemplar", question: "Can a tent go back?", articleId })).toMatchObject({
    changed: true,
    waitsForPublishing: false,
  });
  expect(await getArticle(world.owner, articleId)).toMatchObject({ latestNumber: 2, publishedNumber: 2, exemplars: [knownQuestion, "Can a tent go back?"] });
  expect(await buildKnowledgeIndex(world.workspaceId)).toMatchObject({ kind: "live" });
  const byAgent = { as: "exemplar", question: "May I send my tent back?", articleId } as const;
  expect(await keepAnswer(world.ada, conversationId, messageId, byAgent)).toMatchObject({ changed: true, waitsForPublishing: true });
  expect(await keepAnswer(world.ada, conversationId, messageId, byAgent)).toMatchObject({ changed: false });
  // what waits is not published by the way
  await keepAnswer(manager, conversationId, messageId, { as: "exemplar", question: "How do I return it?", articleId });
  expect(await getArticle(world.owner, articleId)).toMatchObject({ latestNumber: 4, publishedNumber: 2 });
});

test("a corrected answer is what is kept; a visitor's words and a foreign article are not [T1] [S3]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, knownQuestion);
  const messageId = await lastBy(world, conversationId, "bot");
  await gradeAnswer(world.ben, conversationId, messageId, { version: 0, grade: "wrong", cause: null, correctedText: "Sixty days." });
  expect(await proposeKeeping(world.ada, conversationId, messageId)).toMatchObject({ question: knownQuestion, answer: "Sixty days." });
  const said = await lastBy(world, conversationId, "visitor");
  await expect(keepAnswer(world.ada, conversationId, said, { as: "article", question: "a", answer: "b" })).rejects.toMatchObject({ code: "state_conflict" });
  const other = await makeWorld();
  const { articles } = await proposeKeeping(world.ada, conversationId, messageId);
  const foreign = { as: "exemplar", question: "a", articleId: articles[0]?.article.id as ArticleId } as const;
  await expect(keepAnswer(other.ada, conversationId, messageId, foreign)).rejects.toMatchObject({ code: "not_found" });
});
