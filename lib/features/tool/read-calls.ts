import "server-only";
/** What was called, and what became of it. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ToolCallId } from "@/lib/core/kernel/ids";
import type { ToolCallStatus } from "@/lib/core/tool/tool-call";
import { findToolCall, listToolCallRows, type ToolCallRow } from "@/lib/db/tool-call";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { notFound } from "@/lib/platform/errors";

/** Newest first; `limit` 1 to 100. Throws bad_request for the cursor of another list. */
export async function listToolCalls(
  actor: MemberActor,
  query: { status: ToolCallStatus | null; cursor: string | null; limit: number },
): Promise<{ calls: ToolCallRow[]; nextCursor: string | null }> {
  requireScope(actor, "tool:read");
  const list = `tool calls ${actor.workspaceId} ${query.status ?? ""}`;
  const [place] = query.cursor === null ? [] : openCursor(list, query.cursor);
  const before = typeof place === "string" ? place : null;
  const rows = await withWorkspaceSql(actor, (tx) => listToolCallRows(tx, { status: query.status, before, limit: query.limit + 1 }));
  const calls = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? calls.at(-1) : undefined;
  return { calls, nextCursor: last ? sealCursor(list, [last.id]) : null };
}

export async function getToolCall(actor: MemberActor, id: ToolCallId): Promise<ToolCallRow> {
  requireScope(actor, "tool:read");
  const row = await withWorkspaceSql(actor, (tx) => findToolCall(tx, id));
  if (!row) throw notFound();
  return row;
}
