import "server-only";
/** Tools and their calls as the API shows them. */
import type { ToolCallPage, ToolList, ToolWithSecret, WireTool, WireToolCall } from "@/lib/contracts/api/tool";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { approvalOfPolicy } from "@/lib/core/approval/tool-approval";
import type { ToolCallRow } from "@/lib/db/tool-call";
import type { ShownTool } from "@/lib/features/tool/list-tools";

/** Secrets never leave but when they are made. */
export function presentTool({ row, policy }: ShownTool): WireTool {
  const { id, name, description, method, url, identity, enabled, botMayAsk, version, createdAt } = row;
  return {
    id: toWireId("tool", id),
    name,
    description,
    method,
    url,
    identity,
    enabled,
    botMayAsk,
    schema: { ...policy.schema },
    approval: approvalOfPolicy(policy),
    version,
    createdAt: createdAt.toISOString(),
  };
}

export function presentTools(tools: readonly ShownTool[]): ToolList {
  return { data: tools.map(presentTool), nextCursor: null };
}

export function presentToolWithSecret({ tool, secret }: { tool: ShownTool; secret: string }): ToolWithSecret {
  return { tool: presentTool(tool), secret };
}

export function presentToolCall(row: ToolCallRow): WireToolCall {
  return {
    id: toWireId("toolCall", row.id),
    tool: { id: toWireId("tool", row.toolId), name: row.toolName },
    approvalId: toWireId("approval", row.approvalId),
    conversationId: row.conversationId === null ? null : toWireId("conversation", row.conversationId),
    summary: row.summary,
    status: row.status,
    error: row.error,
    answer: { status: row.answerStatus, text: row.answer },
    begunAt: row.begunAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    settledBy: row.settledByName,
    createdAt: row.createdAt.toISOString(),
  };
}

export function presentToolCalls({ calls, nextCursor }: { calls: readonly ToolCallRow[]; nextCursor: string | null }): ToolCallPage {
  return { data: calls.map(presentToolCall), nextCursor };
}
