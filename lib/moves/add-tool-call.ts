import "server-only";
/** A call of a tool behind an approval: it is made once, as soon as the approval allows it. */
import type { Actor } from "@/lib/access/actor";
import type { ToolCallId, ToolId } from "@/lib/core/kernel/ids";
import type { ApprovalRow } from "@/lib/db/approval";
import { insertToolCall } from "@/lib/db/tool-call";
import type { Tx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { newId } from "@/lib/platform/ids";
import { enqueueCall } from "./locked-approval";

export async function addToolCall(tx: Tx, actor: Actor, toolId: ToolId, approval: ApprovalRow): Promise<ToolCallId> {
  const id = newId<"toolCall">();
  const { id: approvalId, conversationId } = approval;
  await insertToolCall(tx, { id, toolId, approvalId, conversationId });
  await append(tx, actor, { type: "tool_call.requested", subjectType: "tool_call", subjectId: id, data: { toolId, approvalId } });
  if (approval.status === "approved") await enqueueCall(tx, approvalId);
  return id;
}
