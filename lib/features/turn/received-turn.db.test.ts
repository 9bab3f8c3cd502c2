import { expect, test } from "vitest";
import { onlineForMs } from "@/lib/core/handoff/timing";
import { readTurnContext } from "@/lib/db/turn";
import { resolveConversation } from "@/lib/features/conversation/resolve-conversation";
import { getVisitorConversation } from "@/lib/features/visitor/get-visitor-conversation";
import { newId } from "@/lib/platform/ids";
import { listen } from "@/lib/realtime/bell";
import { testDatabase } from "@/lib/testing/database";
import { knownQuestion, makeVisitor, makeWorld, say } from "@/lib/testing/world";
import { decideReceived } from "./decide-received";
import { receiveMessage } from "./receive-message";

const { owner: database } = await testDatabase();

test("a decision reads the same whether the process that stored the message decides or a sweep: first, with a history, after a reopening [B1] [Q8]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  const compare = async (text: string) => {
    const { turnId, context } = await receiveMessage(visitor, conversationId, { clientId: newId(), text });
    expect(context).not.toBeNull();
    expect(context).toEqual(await readTurnContext(world.workspaceId, turnId as never, new Date(Date.now() - onlineForMs)));
    return context;
  };
  expect((await compare(knownQuestion))?.history).toEqual([]);
  await say(visitor, conversationId, "How do I clean my boots?");
  expect((await compare("And the laces?"))?.history.map(({ author }) => author)).toEqual(["visitor", "visitor", "bot"]);
  await resolveConversation(world.owner, conversationId);
  const reopened = await compare("One more thing");
  expect(reopened?.conversation).toMatchObject({ handledBy: "bot", botTurns: 1 });
  expect(reopened?.history).toHaveLength(4);
});

test("thanks and a goodbye to what is resolved leave it resolved and wait for nobody; a greeting opens it again [L8] [E9]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, knownQuestion);
  await resolveConversation(world.owner, conversationId);
  const clientId = newId();
  for (const text of ["Vielen Dank!", "👍", "bye"]) {
    const parting = await receiveMessage(visitor, conversationId, { clientId: text === "bye" ? clientId : newId(), text });
    expect(parting).toMatchObject({ isNew: true, turnId: null, context: null });
  }
  expect(await receiveMessage(visitor, conversationId, { clientId, text: "bye" })).toMatchObject({ isNew: false });
  const { conversation, messages } = await getVisitorConversation(visitor, conversationId);
  expect(conversation.status).toBe("resolved");
  expect(messages.slice(-3).map(({ author, text }) => [author, text])).toEqual([
    ["visitor", "Vielen Dank!"],
    ["visitor", "👍"],
    ["visitor", "bye"],
  ]);
  const { rows } = await database.query("SELECT status, waiting_since AS waiting FROM conversation WHERE id = $1", [conversationId]);
  expect(rows).toEqual([{ status: "resolved", waiting: null }]);
  await say(visitor, conversationId, "Hello again");
  expect((await getVisitorConversation(visitor, conversationId)).conversation.status).not.toBe("resolved");
});

test("message and reply ring together when the reply comes at once, and both are there when the bell rings [W2] [Q4]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, "How do I clean my boots?");
  const heard: Promise<string[]>[] = [];
  const stop = listen(`conversation:${conversationId}`, () => {
    heard.push(getVisitorConversation(visitor, conversationId).then(({ messages }) => messages.slice(-2).map(({ author }) => author)));
  });
  const { context } = await receiveMessage(visitor, conversationId, { clientId: newId(), text: knownQuestion });
  expect(heard).toHaveLength(0);
  if (context) decideReceived(world.workspaceId, conversationId, context);
  await expect.poll(async () => (await Promise.all(heard)).at(-1)).toEqual(["visitor", "bot"]);
  stop();
});
