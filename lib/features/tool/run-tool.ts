import "server-only";
/** Somebody has a tool called: its arguments are checked, people are asked where its rule says so, and a job calls it once after the decision. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ConversationId, ToolId } from "@/lib/core/kernel/ids";
import { findTool } from "@/lib/db/tool";
import { findCallOfApproval, findToolCall, findVerifiedVisitor, type ToolCallRow } from "@/lib/db/tool-call";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { addToolCall } from "@/lib/moves/add-tool-call";
import { askApproval } from "@/lib/moves/ask-approval";
import { AppError, notFound } from "@/lib/platform/errors";
import { ringApproval } from "@/lib/realtime/bell";

export type ToolRun = {
  toolId: ToolId;
  arguments: Record<string, unknown>;
  summary: string;
  conversationId: ConversationId | null;
  /** The same one again is the same call, however long ago. */
  key: string | null;
};

/** Throws not_found, state_conflict for a tool that is off and for a visitor who is not signed in, and what asking for an approval throws. */
export async function runTool(actor: MemberActor, run: ToolRun): Promise<ToolCallRow> {
  requireScope(actor, "tool:call");
  const call = await withWorkspaceSql(actor, async (tx) => {
    const tool = await findTool(tx, run.toolId);
    if (!tool) throw notFound();
    const { row, isNew } = await askApproval(tx, actor, {
      action: tool.name,
      arguments: run.arguments,
      summary: run.summary,
      conversationId: run.conversationId,
      key: run.key === null ? null : `tool ${tool.id} ${run.key}`,
    });
    if (!isNew) return firstCall(tx, row.id);
    if (!tool.enabled) throw new AppError("state_conflict", `The tool ${tool.name} is off.`);
    if (tool.identity === "verified" && !(run.conversationId && (await findVerifiedVisitor(tx, run.conversationId))))
      throw new AppError("state_conflict", `The tool ${tool.name} is called only for a visitor whom the site has signed in.`);
    await addToolCall(tx, actor, tool.id, row);
    return firstCall(tx, row.id);
  });
  ringApproval(actor.workspaceId, call.approvalId);
  return call;
}

async function firstCall(tx: Tx, approvalId: ToolCallRow["approvalId"]): Promise<ToolCallRow> {
  const found = await findCallOfApproval(tx, approvalId);
  const call = found && (await findToolCall(tx, found.id));
  if (!call) throw notFound();
  return call;
}
