import { expect, test } from "vitest";
import { requestHuman } from "@/lib/features/visitor/request-human";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { setClock } from "@/lib/platform/clock";
import { testDatabase } from "@/lib/testing/database";
import { makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { getVisitorConversation } from "./get-visitor-conversation";

const database = await testDatabase();
const start = Date.now();

async function at<T>(minutes: number, act: () => Promise<T>): Promise<T> {
  const restore = setClock(() => new Date(start + minutes * 60_000));
  try {
    return await act();
  } finally {
    restore();
  }
}

/** Somebody looks at the console whenever a visitor asks. */
const beOnline = ({ ada }: World) =>
  database.owner.query("UPDATE member SET presence = 'online', presence_at = $2 WHERE id = $1", [ada.id, new Date(start + 86_400_000)]);

async function askAndWait(world: World, minutes: number): Promise<void> {
  const { visitor, conversationId } = await at(0, () => makeVisitor(world));
  await at(0, () => requestHuman(visitor, conversationId));
  await at(minutes, () => claimConversation(world.ada, conversationId));
}

async function told(world: World, act: (visitor: Awaited<ReturnType<typeof makeVisitor>>) => Promise<unknown>): Promise<unknown> {
  const made = await at(30, () => makeVisitor(world));
  await at(30, () => act(made));
  const { messages } = await getVisitorConversation(made.visitor, made.conversationId);
  const line = messages.find(({ systemCode }) => systemCode?.startsWith("handoff"));
  return { code: line?.systemCode, params: line?.systemParams, text: line?.text };
}

test("who asks for a person, by the button or in words, is told how long four of five waited of late; another workspace's waits are not counted [W6] [S3]", async () => {
  const [world, other] = [await makeWorld(), await makeWorld({ articles: false })];
  await beOnline(world);
  await beOnline(other);
  const button = () => told(world, ({ visitor, conversationId }) => requestHuman(visitor, conversationId));
  for (let count = 0; count < 8; count += 1) await askAndWait(world, 4);
  await askAndWait(world, 25);
  for (let count = 0; count < 10; count += 1) await askAndWait(other, 1);
  const silent = "A person will take over. They see the whole conversation, so nothing needs to be said twice.";
  expect(await button()).toEqual({ code: "handoff_requested", params: {}, text: silent });
  await askAndWait(world, 25);
  const line = { code: "handoff_requested", params: { minutes: "5" }, text: `${silent} It usually takes less than 5 minutes.` };
  expect(await button()).toEqual(line);
  expect(await told(world, ({ visitor, conversationId }) => say(visitor, conversationId, "I want to talk to a real person"))).toEqual(line);
});

test("what was asked while nobody was online is not counted, and while nobody is online no wait is told [W6] [E14]", async () => {
  const world = await makeWorld({ articles: false });
  for (let count = 0; count < 10; count += 1) await askAndWait(world, 4);
  expect(await told(world, ({ visitor, conversationId }) => requestHuman(visitor, conversationId))).toMatchObject({ code: "handoff_away" });
  await beOnline(world);
  expect(await told(world, ({ visitor, conversationId }) => requestHuman(visitor, conversationId))).toMatchObject({ code: "handoff_requested", params: {} });
});
