import "server-only";
/**
 * The caller goes ahead with what was approved, which happens once, and says afterwards how it ended. Going ahead is written before the effect: a
 * caller that dies in between leaves an action whose outcome is not known, which a person looks at, and never a second effect.
 */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { begin, finish } from "@/lib/core/approval/decide-approval";
import type { ApprovalId } from "@/lib/core/kernel/ids";
import { findCallOfApproval } from "@/lib/db/tool-call";
import { withWorkspaceSql } from "@/lib/db/tx";
import { AppError } from "@/lib/platform/errors";
import { ringApproval } from "@/lib/realtime/bell";
import { isRefusal, lockForChange, refused, writeChange } from "@/lib/moves/locked-approval";

export type Execution = { executionId: string; argumentsSha256: string; result: "begun" | "executed" | "failed" };

/**
 * `repeated`: the same id has said the same before. Throws forbidden for another caller than the one that asked, version_conflict for other
 * arguments, approval_used for another execution, approval_expired, state_conflict for what is not approved.
 */
export async function executeAction(actor: MemberActor, id: ApprovalId, execution: Execution): Promise<{ repeated: boolean }> {
  requireScope(actor, "approval:request");
  const { executionId, argumentsSha256, result } = execution;
  const repeated = await withWorkspaceSql(actor, async (tx) => {
    const { row, state } = await lockForChange(tx, id);
    if (row.requestedByKind !== actor.kind || row.requestedById !== actor.id) {
      throw new AppError("forbidden", "Only the caller that asked for an approval can use it.");
    }
    if (await findCallOfApproval(tx, id)) throw new AppError("forbidden", "Handrail itself calls the tool that this is about.");
    if (result === "begun") {
      const outcome = begin(state, executionId, argumentsSha256, tx.now.getTime());
      if (isRefusal(outcome)) throw refused(outcome, row);
      if (!outcome.again) await writeChange(tx, actor, row, "approval.begun", { executionId, begunAt: tx.now });
      return outcome.again;
    }
    if (argumentsSha256 !== row.argumentsSha256) throw refused({ refused: "changed" }, row);
    const outcome = finish(state, executionId, result);
    if (isRefusal(outcome)) throw refused(outcome, row);
    if (!outcome.again) await writeChange(tx, actor, row, `approval.${outcome.becomes}`, { status: outcome.becomes, endedAt: tx.now });
    return outcome.again;
  });
  ringApproval(actor.workspaceId, id);
  return { repeated };
}
