import "server-only";
/**
 * The job behind a call. That it has begun is committed before anything is sent, so a process that dies in between leaves a call whose outcome is not
 * known and never a second one: whoever runs the job again finds it begun, and asks a person.
 */
import { asSystem } from "@/lib/access/actor";
import { begin } from "@/lib/core/approval/decide-approval";
import type { ToolCallId, WorkspaceId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { outcomeOf, type ToolCallError } from "@/lib/core/tool/tool-call";
import type { ApprovalRow } from "@/lib/db/approval";
import { type LockedConversation, lockConversation } from "@/lib/db/conversation";
import { findToolOfCall, type ToolRow } from "@/lib/db/tool";
import { beginToolCall, findToolCall, findVerifiedVisitor, isStopped, lockToolCall, type ToolCallRow } from "@/lib/db/tool-call";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { callTool } from "@/lib/integrations/tool/call-tool";
import { isRefusal, lockForChange, writeChange } from "@/lib/moves/locked-approval";
import { now } from "@/lib/platform/clock";
import { ringApproval, ringConversation } from "@/lib/realtime/bell";
import { endCall } from "./end-call";
import { openToolSecret } from "./tool-secret";

type Begun = { tool: ToolRow; secret: string; approval: ApprovalRow; visitor: { externalId: string } | null };

/** Nothing happens while its approval is pending, and once it has ended. Safe in any number of processes at once. */
export async function carryOutCall(workspaceId: WorkspaceId, callId: ToolCallId): Promise<void> {
  const begun = await inCall(workspaceId, callId, beginOrEnd);
  if (!begun) return;
  const { tool, secret, approval, visitor } = begun;
  const id = toWireId("toolCall", callId);
  const body = JSON.stringify({
    type: "tool.called",
    timestamp: now().toISOString(),
    data: {
      callId: id,
      tool: tool.name,
      approvalId: toWireId("approval", approval.id),
      conversationId: approval.conversationId === null ? null : toWireId("conversation", approval.conversationId),
      /** Whom the site has signed in, by its own id; null: nobody knows who it is. */
      visitor,
      arguments: approval.arguments,
    },
  });
  const { exchange, answerStatus, answer } = await callTool({ url: tool.url, method: tool.method, secret }, { id, timestamp: now(), body });
  await inCall(workspaceId, callId, async (tx, call, conversation) => {
    if (call.status !== "begun" && call.status !== "unknown") return null;
    const outcome = outcomeOf(exchange);
    if (call.status === "unknown" && outcome.status === "unknown") return null;
    await endCall(tx, asSystem(workspaceId, "tool call"), call, conversation, { ...outcome, answerStatus, answer });
    return null;
  });
}

/** The conversation is locked first, as everything that writes in it locks it first. */
async function inCall<T>(
  workspaceId: WorkspaceId,
  callId: ToolCallId,
  act: (tx: Tx, call: ToolCallRow, conversation: LockedConversation | null) => Promise<T | null>,
): Promise<T | null> {
  const done = await withWorkspaceSql({ workspaceId }, async (tx) => {
    const found = await findToolCall(tx, callId);
    if (!found) return null;
    const conversation = found.conversationId === null ? null : await lockConversation(tx, found.conversationId);
    const call = await lockToolCall(tx, callId);
    return call && { call, result: await act(tx, call, conversation) };
  });
  if (!done) return null;
  ringApproval(workspaceId, done.call.approvalId);
  if (done.call.conversationId !== null) ringConversation(workspaceId, done.call.conversationId);
  return done.result;
}

async function beginOrEnd(tx: Tx, call: ToolCallRow, conversation: LockedConversation | null): Promise<Begun | null> {
  const actor = asSystem(tx.workspaceId, "tool call");
  if (call.status === "begun") {
    await endCall(tx, actor, call, conversation, { status: "unknown", error: "interrupted" });
    return null;
  }
  if (call.status !== "waiting") return null;
  const { row, state } = await lockForChange(tx, call.approvalId);
  if (row.status === "pending") return null;
  const tool = await findToolOfCall(tx, call.toolId);
  const visitor = call.conversationId === null ? null : await findVerifiedVisitor(tx, call.conversationId);
  const cancel = async (error: ToolCallError) => {
    await endCall(tx, actor, call, conversation, { status: "cancelled", error });
    return null;
  };
  if (row.status === "rejected" || row.status === "responded") return cancel("rejected");
  if (row.status === "expired") return cancel("expired");
  if (!tool?.enabled) return cancel("tool_off");
  if (tool.identity === "verified" && !visitor) return cancel("identity");
  if (await isStopped(tx, call.conversationId)) return cancel("stopped");
  const secret = openToolSecret(tool.id, tool.secretCiphertext);
  if (isRefusal(begin(state, call.id, row.argumentsSha256, tx.now.getTime()))) return cancel("expired");
  await beginToolCall(tx, call.id);
  await writeChange(tx, actor, row, "approval.begun", { executionId: call.id, begunAt: tx.now });
  return { tool, secret, approval: row, visitor };
}
