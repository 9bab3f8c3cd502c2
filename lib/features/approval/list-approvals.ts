import "server-only";
/** Approvals by status: those that wait by the time that they are due, others newest first. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ApprovalStatus } from "@/lib/core/approval/decide-approval";
import { countWaitingApprovals, listApprovals as readApprovals, listWaitingApprovals } from "@/lib/db/approval";
import { readStreamCursor } from "@/lib/db/inbox";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { showApprovals, type ShownApproval } from "./show-approval";

export type ApprovalPage = { approvals: ShownApproval[]; waiting: number; nextCursor: string | null; streamCursor: number };

const mostCounted = 501;

/** `limit` 1 to 100. Throws bad_request for the cursor of another list. */
export async function listApprovals(
  actor: MemberActor,
  query: { status: ApprovalStatus | null; action: string | null; cursor: string | null; limit: number },
): Promise<ApprovalPage> {
  requireScope(actor, "approval:read");
  const list = `approvals ${actor.workspaceId} ${query.status ?? ""} ${query.action ?? ""}`;
  const [place, at] = query.cursor === null ? [] : openCursor(list, query.cursor);
  return withWorkspaceSql(actor, async (tx) => {
    const { action } = query;
    const rows =
      query.status === "pending"
        ? await listWaitingApprovals(tx, {
            action,
            after: typeof place === "string" && typeof at === "string" ? { id: place, at: new Date(at) } : null,
            limit: query.limit + 1,
          })
        : await readApprovals(tx, { status: query.status, action, before: typeof place === "string" ? place : null, limit: query.limit + 1 });
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      approvals: await showApprovals(tx, actor, page),
      waiting: await countWaitingApprovals(tx, mostCounted),
      nextCursor: last ? sealCursor(list, [last.id, last.expiresAt]) : null,
      streamCursor: await readStreamCursor(tx),
    };
  });
}
