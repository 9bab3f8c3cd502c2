/** A worker dies between a person's decision and the call, and in the middle of the call: one call at most, and nobody is left thinking that it was done. */
import { expect, test } from "@playwright/test";
import { startWebhookReceiver, type WebhookReceiver } from "@/lib/testing/webhook-receiver";
import { expectLogIntact } from "./conservation";
import { type Stage, startStage, until } from "./stage";

type Call = { id: string; approvalId: string; status: string; error: string | null };
type Approval = { status: string; version: number; argumentsSha256: string };

const schema = { type: "object", properties: { orderId: { type: "string" } }, required: ["orderId"] };

/** Begun by a program, which may not decide for itself. */
async function askFor({ member }: Stage, key: string, toolId: string, conversationId: string): Promise<Call> {
  const response = await fetch(`${member.url}/api/v1/tools/${toolId}/calls`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ arguments: { orderId: "N-1042" }, summary: "The tent came torn.", conversationId }),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as Call;
}

async function approve({ member }: Stage, id: string): Promise<void> {
  const { version, argumentsSha256 } = await member.ok<Approval>("GET", `/api/v1/approvals/${id}`);
  await member.ok("POST", `/api/v1/approvals/${id}/approve`, { version, argumentsSha256 });
}

test("a worker that is killed after the decision leaves a call that is made once; killed in the middle of it, one whose outcome a person finds out [B6] [P3] [Q8]", async () => {
  test.setTimeout(180_000);
  const receiver: WebhookReceiver = await startWebhookReceiver();
  let stage: Stage | null = null;
  let killed: Promise<void> | null = null;
  try {
    stage = await startStage({ webs: 1, workers: 1, env: { HANDRAIL_ALLOW_PRIVATE: receiver.hostPort } });
    const { member, workers } = stage;
    const [worker] = workers;
    const { tool } = await member.ok<{ tool: { id: string } }>("POST", "/api/v1/tools", { name: "refund", url: receiver.url, schema });
    const { key } = await member.ok<{ key: string }>("POST", "/api/v1/api-keys", { name: "Returns robot", scopes: ["tool:call"] });
    const conversationId = (await stage.visitor()).conversationId;
    const look = async (id: string) => (await member.ok<{ data: Call[] }>("GET", "/api/v1/tool-calls")).data.find((call) => call.id === id);

    const first = await askFor(stage, key, tool.id, conversationId);
    await worker?.kill();
    await approve(stage, first.approvalId);
    expect(receiver.received).toHaveLength(0);
    await worker?.killAndRestart();
    await until("the call is made", async () => (await look(first.id))?.status === "succeeded", 60_000);
    expect(receiver.received).toHaveLength(1);

    // The receiver has it; before it can answer, the worker is gone.
    receiver.behave(() => {
      killed ??= worker?.killAndRestart() ?? null;
      return { kind: "hangs" };
    });
    const second = await askFor(stage, key, tool.id, conversationId);
    await approve(stage, second.approvalId);
    await until("the call is known to be unknown", async () => (await look(second.id))?.status === "unknown", 60_000);
    expect((await look(second.id))?.error).toBe("interrupted");
    expect(receiver.received).toHaveLength(2);
    const { conversation } = await member.ok<{ conversation: { handledBy: string } }>("GET", `/api/v1/conversations/${conversationId}`);
    expect(conversation.handledBy).not.toBe("bot");
    await expectLogIntact(stage.owner, member);
  } finally {
    await killed;
    await stage?.stop();
    await receiver.stop();
  }
});
