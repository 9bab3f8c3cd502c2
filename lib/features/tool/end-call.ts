import "server-only";
/** How a call ends: its row, its approval, its fact, and a person where nobody knows what came of it. */
import type { Actor } from "@/lib/access/actor";
import { finish } from "@/lib/core/approval/decide-approval";
import type { LockedConversation } from "@/lib/db/conversation";
import { endToolCall, type ToolCallEnd, type ToolCallRow } from "@/lib/db/tool-call";
import type { Tx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { enqueueTold, isRefusal, lockForChange, writeChange } from "@/lib/moves/locked-approval";
import { requestHandoff } from "@/lib/moves/request-handoff";
import { writeConversation } from "@/lib/moves/write-conversation";

/** The conversation was locked before the call's row, where there is one. */
export async function endCall(tx: Tx, actor: Actor, call: ToolCallRow, conversation: LockedConversation | null, end: ToolCallEnd): Promise<void> {
  await endToolCall(tx, call.id, end);
  const { toolId, approvalId } = call;
  const data = { toolId, approvalId, status: end.status, error: end.error };
  await append(tx, actor, { type: "tool_call.ended", subjectType: "tool_call", subjectId: call.id, data });
  if (end.status === "succeeded" || end.status === "failed") await finishApproval(tx, actor, call, end.status);
  else await enqueueTold(tx, approvalId);
  const asksPeople = end.status === "unknown" && conversation?.handledBy === "bot" && conversation.status !== "resolved";
  if (!asksPeople || !conversation) return;
  const items = await requestHandoff(tx, actor, conversation, { trigger: "bot", reasons: [{ code: "tool_unknown" }], turnId: null });
  await writeConversation(tx, conversation.id, items);
}

async function finishApproval(tx: Tx, actor: Actor, call: ToolCallRow, status: "succeeded" | "failed"): Promise<void> {
  const { row, state } = await lockForChange(tx, call.approvalId);
  const outcome = finish(state, call.id, status === "succeeded" ? "executed" : "failed");
  if (isRefusal(outcome) || outcome.again) return;
  await writeChange(tx, actor, row, `approval.${outcome.becomes}`, { status: outcome.becomes, endedAt: tx.now });
}
