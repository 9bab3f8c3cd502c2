import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import type { VisitorActor } from "@/lib/access/actor";
import { readVisitorToken } from "@/lib/access/visitor-token";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { decideTurn } from "@/lib/features/turn/decide-turn";
import { receiveMessage } from "@/lib/features/turn/receive-message";
import { requestHuman } from "@/lib/features/visitor/request-human";
import { startConversation } from "@/lib/features/visitor/start-conversation";
import { startSession } from "@/lib/features/visitor/start-session";
import { setClock } from "@/lib/platform/clock";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace } from "@/lib/testing/workspace-factory";
import { closeIdle } from "./close-idle";

const database = await testDatabase();
const start = Date.parse("2026-03-02T09:00:00Z");
const hour = 3_600_000;
let restore = () => {};

function at(hours: number): void {
  restore();
  restore = setClock(() => new Date(start + hours * hour));
}

afterEach(() => {
  restore();
  restore = () => {};
});

async function begin(channelKey: string): Promise<{ visitor: VisitorActor; id: ConversationId }> {
  const { visitorToken } = await startSession({ channelKey, visitorToken: null, locale: "en", origin: null });
  const visitor = readVisitorToken(visitorToken);
  if (!visitor) throw new Error("no visitor");
  return { visitor, id: await startConversation(visitor, { clientId: randomUUID(), pageUrl: null }) };
}

async function stateOf(id: ConversationId): Promise<{ status: string; lastSystem: string | null; resolvedBy: string | null }> {
  const { rows } = await database.owner.query<{ status: string; lastSystem: string | null; resolvedBy: string | null }>(
    `SELECT c.status, (SELECT m.system_code FROM message m WHERE m.conversation_id = c.id ORDER BY m.event_seq DESC LIMIT 1) AS "lastSystem",
       (SELECT e.actor_kind || ' ' || (e.data->>'by') FROM event e WHERE e.conversation_id = c.id AND e.type = 'conversation.resolved') AS "resolvedBy"
     FROM conversation c WHERE c.id = $1`,
    [id],
  );
  if (!rows[0]) throw new Error("no conversation");
  return rows[0];
}

test("a conversation of the bot is closed by the system after a day without a message, and opens again when the visitor writes [W6]", async () => {
  const { channel, workspaceId } = await makeWorkspace();
  at(0);
  const quiet = await begin(channel.publishableKey);
  at(23.9);
  expect(await closeIdle()).toBe(0);
  at(24);
  expect(await closeIdle()).toBe(1);
  expect(await stateOf(quiet.id)).toEqual({ status: "resolved", lastSystem: "resolved", resolvedBy: "system system" });
  expect(await closeIdle()).toBe(0);
  const again = await receiveMessage(quiet.visitor, quiet.id, { clientId: randomUUID(), text: "My boots are still wet" });
  if (again.turnId) await decideTurn(workspaceId, again.turnId);
  expect((await stateOf(quiet.id)).status).not.toBe("resolved");
});

test("what people have and what is not decided yet stays open however long it is quiet [Q10]", async () => {
  const { channel } = await makeWorkspace();
  at(0);
  const waiting = await begin(channel.publishableKey);
  await requestHuman(waiting.visitor, waiting.id);
  const undecided = await begin(channel.publishableKey);
  await receiveMessage(undecided.visitor, undecided.id, { clientId: randomUUID(), text: "Anybody?" });
  at(1000);
  expect(await closeIdle()).toBe(0);
  expect((await stateOf(waiting.id)).status).toBe("open");
  expect((await stateOf(undecided.id)).status).toBe("pending");
});

test("of several processes exactly one closes a conversation [Q4]", async () => {
  const { channel } = await makeWorkspace();
  at(0);
  const { id } = await begin(channel.publishableKey);
  at(30);
  const closed = await Promise.all([closeIdle(), closeIdle(), closeIdle()]);
  expect(closed.reduce((sum, count) => sum + count, 0)).toBe(1);
  const { rows } = await database.owner.query("SELECT 1 FROM event WHERE conversation_id = $1 AND type = 'conversation.resolved'", [id]);
  expect(rows).toHaveLength(1);
});
