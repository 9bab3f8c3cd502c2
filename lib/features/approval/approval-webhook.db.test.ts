import { afterAll, expect, test } from "vitest";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { follow } from "@/lib/events/follow";
import { sealWorkspace } from "@/lib/events/seal-workspace";
import { createWebhook } from "@/lib/features/webhook/create-webhook";
import { deliverDue } from "@/lib/features/webhook/deliver-due";
import { webhookListener } from "@/lib/features/webhook/queue-deliveries";
import { euros, makeApprovalWorld } from "@/lib/testing/approval-world";
import { testDatabase } from "@/lib/testing/database";
import { startWebhookReceiver, verifyWebhook } from "@/lib/testing/webhook-receiver";
import { editAction } from "./edit-action";
import { getApproval } from "./get-approval";
import { requestApproval } from "./request-approval";

const receiver = await startWebhookReceiver();
await testDatabase({ HANDRAIL_ALLOW_PRIVATE: receiver.hostPort });
afterAll(() => receiver.stop());

test("whoever waits by webhook is told of the decision once, with the hash of what was agreed to and none of the arguments [P2] [I1]", async () => {
  const world = await makeApprovalWorld();
  const { secret } = await createWebhook(world.owner, { url: receiver.url, description: "", eventTypes: ["approval.requested", "approval.edited"] });
  const id = await requestApproval(world.caller, {
    action: "refund",
    arguments: euros(12_000),
    summary: "The tent came torn.",
    conversationId: null,
    key: null,
  });
  const { row } = await getApproval(world.owner, id);
  await editAction(world.owner, id, { version: row.version, argumentsSha256: row.argumentsSha256 }, euros(9_000));
  const { row: decided } = await getApproval(world.owner, id);

  await sealWorkspace(world.workspaceId);
  await follow(world.workspaceId, webhookListener);
  while ((await deliverDue()) > 0);
  const told = receiver.received.map((request) => verifyWebhook(secret, request) as { type: string; data: { subject: unknown; details: object } });
  expect(told.map(({ type }) => type).sort()).toEqual(["approval.edited", "approval.requested"]);
  expect(told.find(({ type }) => type === "approval.edited")?.data).toMatchObject({
    subject: { type: "approval", id: toWireId("approval", id) },
    details: { status: "edited", argumentsSha256: decided.argumentsSha256 },
  });
  expect(decided.argumentsSha256).not.toBe(row.argumentsSha256);
  expect(receiver.received.map((request) => request.body).join("\n")).not.toMatch(/9000|12000|N-1|tent/);
});
