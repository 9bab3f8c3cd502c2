import "server-only";
/** Handoffs whose visitor is to be told that nobody has accepted, across tenants: ids only. */
import type { HandoffId, WorkspaceId } from "@/lib/core/kernel/ids";
import { withoutTenant } from "./tx";

export async function dueHandoffNotices(now: Date, limit: number): Promise<{ workspaceId: WorkspaceId; handoffId: HandoffId }[]> {
  const rows = await withoutTenant<{ workspace_id: WorkspaceId; handoff_id: HandoffId }>(`SELECT workspace_id, handoff_id FROM due_handoff_notices($1, $2)`, [
    now,
    limit,
  ]);
  return rows.map((row) => ({ workspaceId: row.workspace_id, handoffId: row.handoff_id }));
}
