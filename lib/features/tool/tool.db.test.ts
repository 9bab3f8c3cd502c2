import { afterAll, beforeEach, expect, test } from "vitest";
import type { PersonActor } from "@/lib/access/actor";
import type { ObjectSchema } from "@/lib/core/approval/argument-schema";
import type { ContactId, ConversationId, ToolCallId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { bindVisitor, upsertContact } from "@/lib/db/contact";
import { withWorkspaceSql } from "@/lib/db/tx";
import { approveAction } from "@/lib/features/approval/approve-action";
import { closeAction } from "@/lib/features/approval/close-action";
import { editAction } from "@/lib/features/approval/edit-action";
import { executeAction } from "@/lib/features/approval/execute-action";
import { expireApprovals } from "@/lib/features/approval/expire-approvals";
import { getApproval } from "@/lib/features/approval/get-approval";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { activateKillSwitch } from "@/lib/features/kill-switch/activate-kill-switch";
import { now, setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { startWebhookReceiver, verifyWebhook } from "@/lib/testing/webhook-receiver";
import { makeMember, makeVisitor, makeWorld, type World } from "@/lib/testing/world";
import { carryOutCall } from "./carry-out-call";
import { createTool, type NewTool } from "./create-tool";
import { deleteTool } from "./delete-tool";
import { listTools, type ShownTool } from "./list-tools";
import { getToolCall, listToolCalls } from "./read-calls";
import { rotateToolSecret } from "./rotate-tool-secret";
import { runTool, type ToolRun } from "./run-tool";
import { settleCall } from "./settle-call";
import { updateTool } from "./update-tool";

const receiver = await startWebhookReceiver();
afterAll(() => receiver.stop());
const { owner: database } = await testDatabase({ HANDRAIL_ALLOW_PRIVATE: receiver.hostPort });
beforeEach(() => {
  receiver.received.length = 0;
  receiver.behave({ kind: "status", status: 200, body: "paid" });
});

const schema: ObjectSchema = {
  type: "object",
  properties: { orderId: { type: "string", maxLength: 20 }, amount: { type: "object", format: "amount", minimum: 1 } },
  required: ["orderId"],
};
const euros = (minor: number) => ({ orderId: "N-1042", amount: { minor, currency: "EUR" } });

type Shop = World & { tool: ShownTool; secret: string; rita: PersonActor };

async function makeShop(over: Partial<NewTool> = {}): Promise<Shop> {
  const world = await makeWorld({ articles: false });
  const settings: NewTool = {
    name: "refund",
    description: "Pays money back",
    method: "POST",
    url: receiver.url,
    identity: "none",
    enabled: true,
    botMayAsk: false,
    schema,
    approval: { kind: "above", field: "amount", limit: 5_000, currency: "EUR" },
  };
  return { ...world, ...(await createTool(world.owner, { ...settings, ...over })), rita: await makeMember(world.workspaceId, "Rita Reviewer", "reviewer") };
}

const run = (shop: Shop, over: Partial<ToolRun> = {}) =>
  runTool(shop.owner, { toolId: shop.tool.row.id, arguments: euros(1_000), summary: "The tent came torn.", conversationId: null, key: null, ...over });

const carryOut = (shop: Shop, id: ToolCallId) => carryOutCall(shop.workspaceId, id);

async function seenOf(shop: Shop, id: ToolCallId) {
  const { row } = await getApproval(shop.owner, (await getToolCall(shop.owner, id)).approvalId);
  return { id: row.id, seen: { version: row.version, argumentsSha256: row.argumentsSha256 }, status: row.status };
}

async function jobsOf(id: ToolCallId): Promise<number> {
  const { rows } = await database.query<{ count: number }>("SELECT count(*)::integer AS count FROM graphile_worker.jobs WHERE key = $1", [`tool-call:${id}`]);
  return rows[0]?.count ?? 0;
}

const endOf = async (shop: Shop, id: ToolCallId) => {
  const { status, error } = await getToolCall(shop.owner, id);
  return [status, error, (await seenOf(shop, id)).status];
};

test("what needs nobody is called once, signed, with its arguments and the call's id as idempotency key, however often its job runs [B6] [Q8]", async () => {
  const shop = await makeShop();
  const call = await run(shop);
  expect(call.status).toBe("waiting");
  expect(await jobsOf(call.id)).toBe(1);
  await Promise.all([carryOut(shop, call.id), carryOut(shop, call.id)]);
  await carryOut(shop, call.id);
  expect(receiver.received).toHaveLength(1);
  const [request] = receiver.received;
  if (!request) throw new Error("nothing came");
  expect(verifyWebhook(shop.secret, request)).toMatchObject({
    type: "tool.called",
    data: { callId: toWireId("toolCall", call.id), tool: "refund", conversationId: null, visitor: null, arguments: euros(1_000) },
  });
  expect(request.headers["idempotency-key"]).toBe(toWireId("toolCall", call.id));
  expect(request.headers["webhook-id"]).toBe(toWireId("toolCall", call.id));
});

test("above the limit nothing is called before a person agrees, and then with the arguments that the person wrote [B6] [P1] [P3]", async () => {
  const shop = await makeShop();
  const call = await run(shop, { arguments: euros(12_000) });
  expect(await jobsOf(call.id)).toBe(0);
  await carryOut(shop, call.id);
  expect(receiver.received).toHaveLength(0);
  const { id, seen } = await seenOf(shop, call.id);
  await editAction(shop.rita, id, seen, euros(9_000));
  expect(await jobsOf(call.id)).toBe(1);
  await carryOut(shop, call.id);
  await carryOut(shop, call.id);
  expect(receiver.received.map(({ body }) => (JSON.parse(body) as { data: { arguments: unknown } }).data.arguments)).toEqual([euros(9_000)]);
  expect(await endOf(shop, call.id)).toEqual(["succeeded", null, "executed"]);
  expect((await getToolCall(shop.owner, call.id)).answer).toBe("paid");
});

test("arguments that the schema does not take are refused before anybody is asked; the same key is the same call, ten at once [B6] [Q8]", async () => {
  const shop = await makeShop();
  await expect(run(shop, { arguments: { orderId: "N-1", note: "all of it" } })).rejects.toMatchObject({ code: "validation_failed" });
  const calls = await Promise.all(Array.from({ length: 10 }, () => run(shop, { key: "k-1" })));
  expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
  await expect(run(shop, { key: "k-1", arguments: euros(2) })).rejects.toMatchObject({ code: "idempotency_key_reused" });
  expect((await listToolCalls(shop.owner, { status: null, cursor: null, limit: 10 })).calls).toHaveLength(1);
});

test("a process that dies between beginning and answer leaves one call, an unknown outcome and a person who has the conversation [B6] [Q2]", async () => {
  const shop = await makeShop();
  const { conversationId } = await makeVisitor(shop);
  receiver.behave({ kind: "held" });
  const call = await run(shop, { conversationId });
  const first = carryOut(shop, call.id);
  await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(1);
  // The next process finds the job and the call begun.
  await carryOut(shop, call.id);
  await carryOut(shop, call.id);
  expect(receiver.received).toHaveLength(1);
  expect(await endOf(shop, call.id)).toEqual(["unknown", "interrupted", "approved"]);
  const seen = await getConversation(shop.ada, conversationId);
  expect(seen).toMatchObject({ handledBy: "queue", handoff: { reasons: [{ code: "tool_unknown" }] } });
  // The first one was alive after all, and knows.
  receiver.release();
  await first;
  expect(await endOf(shop, call.id)).toEqual(["succeeded", null, "executed"]);
  expect(receiver.received).toHaveLength(1);
});

test("a cut connection and a receiver that broke are unknown and go to a person, a refusal and a name without an address have failed; none is tried again [B6]", async () => {
  const shop = await makeShop();
  const ends: unknown[] = [];
  for (const behaviour of [{ kind: "resets" }, { kind: "half_answer" }, { kind: "status", status: 502 }, { kind: "status", status: 422 }] as const) {
    receiver.behave(behaviour);
    const { conversationId } = await makeVisitor(shop);
    const call = await run(shop, { conversationId });
    await carryOut(shop, call.id);
    await carryOut(shop, call.id);
    ends.push([...(await endOf(shop, call.id)), (await getConversation(shop.ada, conversationId)).handledBy]);
  }
  expect(receiver.received).toHaveLength(4);
  expect(ends).toEqual([
    ["unknown", "reset", "approved", "queue"],
    ["unknown", "broken", "approved", "queue"],
    ["unknown", "status", "approved", "queue"],
    ["failed", "status", "failed", "bot"],
  ]);
  const nowhere = await makeShop({ url: "http://nowhere.invalid/refunds" });
  const call = await run(nowhere);
  await carryOut(nowhere, call.id);
  expect(await endOf(nowhere, call.id)).toEqual(["failed", "unresolved", "failed"]);
});

test("a person settles what is unknown, once; nothing is called by that [B6] [C1]", async () => {
  const shop = await makeShop();
  receiver.behave({ kind: "resets" });
  const call = await run(shop);
  await expect(settleCall(shop.rita, call.id, "succeeded")).rejects.toMatchObject({ code: "state_conflict" });
  await carryOut(shop, call.id);
  const settled = await settleCall(shop.rita, call.id, "succeeded");
  expect(settled).toMatchObject({ status: "succeeded", settledByName: "Rita Reviewer" });
  expect((await seenOf(shop, call.id)).status).toBe("executed");
  await expect(settleCall(shop.rita, call.id, "failed")).rejects.toMatchObject({ code: "state_conflict" });
  expect(receiver.received).toHaveLength(1);
  const { rows } = await database.query<{ type: string; status: string | null }>(
    "SELECT type, data->>'status' AS status FROM event WHERE subject_id = $1 ORDER BY id",
    [call.id],
  );
  expect(rows.map(({ type, status }) => `${type} ${status ?? ""}`.trim())).toEqual([
    "tool_call.requested",
    "tool_call.ended unknown",
    "tool_call.ended succeeded",
  ]);
});

test("what is rejected or expires, a tool that is off or gone, a visitor who is nobody and a stopped bot: nothing is called [B6] [Q7] [C4]", async () => {
  const shop = await makeShop();
  const waits = (conversationId: ConversationId | null = null) => run(shop, { arguments: euros(12_000), conversationId });
  const rejected = await waits();
  const one = await seenOf(shop, rejected.id);
  await closeAction(shop.rita, one.id, "rejected", one.seen, "Not torn");
  const expired = await waits();
  const tomorrow = new Date(now().getTime() + 25 * 3_600_000);
  const back = setClock(() => tomorrow);
  await expireApprovals().finally(back);
  const approve = async (id: ToolCallId) => {
    const { id: approvalId, seen } = await seenOf(shop, id);
    await approveAction(shop.rita, approvalId, seen);
  };
  const { conversationId } = await makeVisitor(shop);
  const stopped = await waits(conversationId);
  await approve(stopped.id);
  await activateKillSwitch(shop.owner, { scope: "conversation", conversationId, reason: "It named a wrong price." });
  const off = await waits();
  await approve(off.id);
  const ends = [];
  for (const { id } of [rejected, expired, stopped]) {
    await carryOut(shop, id);
    ends.push((await endOf(shop, id)).slice(0, 2));
  }
  await updateTool(shop.owner, shop.tool.row.id, { version: 1, identity: "verified" }, () => null);
  const nobody = await makeVisitor(shop);
  await expect(run(shop, { conversationId: nobody.conversationId })).rejects.toMatchObject({ code: "state_conflict" });
  await updateTool(shop.owner, shop.tool.row.id, { version: 2, identity: "none" }, () => null);
  const anybody = await run(shop, { conversationId: nobody.conversationId });
  await updateTool(shop.owner, shop.tool.row.id, { version: 3, identity: "verified" }, () => null);
  await carryOut(shop, anybody.id);
  ends.push((await endOf(shop, anybody.id)).slice(0, 2));
  await deleteTool(shop.owner, shop.tool.row.id);
  await carryOut(shop, off.id);
  ends.push((await endOf(shop, off.id)).slice(0, 2));
  expect(ends).toEqual([
    ["cancelled", "rejected"],
    ["cancelled", "expired"],
    ["cancelled", "stopped"],
    ["cancelled", "identity"],
    ["cancelled", "tool_off"],
  ]);
  expect(receiver.received).toHaveLength(0);
});

test("a tool for signed-in visitors is told who that is, by the site's own id [B6] [W3]", async () => {
  const shop = await makeShop({ identity: "verified" });
  const { visitor, conversationId } = await makeVisitor(shop);
  await withWorkspaceSql(shop, async (tx) => {
    const claims = { externalId: "customer-1", name: "Mira Olsen", email: null, attributes: {} };
    await bindVisitor(tx, visitor.id, await upsertContact(tx, newId<"contact">() as ContactId, claims));
  });
  const call = await run(shop, { conversationId });
  await carryOut(shop, call.id);
  expect(JSON.parse(receiver.received[0]?.body ?? "{}")).toMatchObject({ data: { visitor: { externalId: "customer-1" } } });
});

test("whoever asked cannot use the approval of a call a second time in its own systems [B6] [P3]", async () => {
  const shop = await makeShop();
  const call = await run(shop);
  const { id, seen } = await seenOf(shop, call.id);
  const execution = { executionId: newId(), argumentsSha256: seen.argumentsSha256, result: "begun" as const };
  await expect(executeAction(shop.owner, id, execution)).rejects.toMatchObject({ code: "forbidden" });
});

test("a tool's secret is sealed and told once; a new one signs alone; a change needs the version, and each is one fact of the log [B6] [C1]", async () => {
  const shop = await makeShop();
  const { rows } = await database.query<{ sealed: string }>("SELECT secret_ciphertext AS sealed FROM tool WHERE workspace_id = $1", [shop.workspaceId]);
  expect(rows[0]?.sealed).not.toContain(shop.secret.slice(6));
  const { secret } = await rotateToolSecret(shop.owner, shop.tool.row.id);
  const call = await run(shop);
  await carryOut(shop, call.id);
  const [request] = receiver.received;
  if (!request) throw new Error("nothing came");
  expect(() => verifyWebhook(shop.secret, request)).toThrow();
  expect(verifyWebhook(secret, request)).toMatchObject({ type: "tool.called" });
  await expect(updateTool(shop.owner, shop.tool.row.id, { version: 1, enabled: false }, () => null)).rejects.toMatchObject({ code: "version_conflict" });
  await updateTool(shop.owner, shop.tool.row.id, { version: 2, enabled: false, approval: { kind: "always" } }, () => null);
  await expect(run(shop)).rejects.toMatchObject({ code: "state_conflict" });
  await expect(createTool(shop.owner, { ...shop.tool.row, schema, approval: { kind: "none" } })).rejects.toMatchObject({ code: "state_conflict" });
  await expect(createTool(shop.rita, { ...shop.tool.row, schema, approval: { kind: "none" } })).rejects.toMatchObject({ code: "forbidden" });
  await expect(createTool(shop.owner, { ...shop.tool.row, name: "other", url: "http://10.0.0.1/", schema, approval: { kind: "none" } })).rejects.toMatchObject({
    code: "address_refused",
  });
  await deleteTool(shop.owner, shop.tool.row.id);
  expect(await listTools(shop.owner)).toEqual([]);
  const facts = await database.query<{ type: string }>("SELECT type FROM event WHERE subject_id = $1 ORDER BY id", [shop.tool.row.id]);
  expect(facts.rows.map(({ type }) => type)).toEqual(["tool.created", "tool.secret_rotated", "tool.updated", "tool.deleted"]);
});
