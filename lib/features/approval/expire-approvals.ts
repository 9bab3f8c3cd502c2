import "server-only";
/** What nobody decided, or nobody began, in time is denied. */
import { asSystem } from "@/lib/access/actor";
import { expires } from "@/lib/core/approval/decide-approval";
import { listExpiredApprovals } from "@/lib/db/approval";
import { withWorkspaceSql } from "@/lib/db/tx";
import { now } from "@/lib/platform/clock";
import { isAppError } from "@/lib/platform/errors";
import { describeError, log } from "@/lib/platform/log";
import { ringApproval } from "@/lib/realtime/bell";
import { lockForChange, writeChange } from "@/lib/moves/locked-approval";

/** How many expired. Safe in several processes at once. */
export async function expireApprovals(limit = 100): Promise<number> {
  let expired = 0;
  for (const { workspaceId, approvalId } of await listExpiredApprovals(now(), limit)) {
    const actor = asSystem(workspaceId, "expiry");
    const done = await withWorkspaceSql({ workspaceId }, async (tx) => {
      const { row, state } = await lockForChange(tx, approvalId);
      if (!expires(state, tx.now.getTime())) return false;
      await writeChange(tx, actor, row, "approval.expired", { status: "expired" });
      return true;
    }).catch((error: unknown) => {
      // One that cannot be ended keeps nobody else's waiting.
      if (!isAppError(error) || error.code !== "not_found")
        log.error("an approval whose time is over could not be ended", { workspaceId, subjectId: approvalId, error: describeError(error) });
      return false;
    });
    if (!done) continue;
    expired += 1;
    ringApproval(workspaceId, approvalId);
  }
  return expired;
}
