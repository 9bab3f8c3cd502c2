import "server-only";
/** A person agrees to exactly the arguments that they saw. The last agreement that is needed approves. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import { approve, type Seen } from "@/lib/core/approval/decide-approval";
import type { ApprovalId } from "@/lib/core/kernel/ids";
import { insertVote } from "@/lib/db/approval";
import { withWorkspaceSql } from "@/lib/db/tx";
import { ringApproval } from "@/lib/realtime/bell";
import { appendFact, isRefusal, lockForChange, refused, voterOf, writeChange } from "@/lib/moves/locked-approval";
import { usableUntil } from "./usable-until";

/**
 * The same person's agreement again changes nothing. Throws not_found, forbidden for whom the policy does not ask and for whoever asked,
 * version_conflict, already_decided with who and when, approval_expired.
 */
export async function approveAction(actor: MemberActor, id: ApprovalId, seen: Seen): Promise<void> {
  requireScope(actor, "approval:decide");
  const by = memberOf(actor);
  await withWorkspaceSql(actor, async (tx) => {
    const { row, state } = await lockForChange(tx, id);
    const result = approve(state, await voterOf(tx, by), seen, tx.now.getTime());
    if (isRefusal(result)) throw refused(result, row);
    if (!result.again) await insertVote(tx, { approvalId: id, version: row.version, argumentsSha256: row.argumentsSha256, memberId: by.id });
    if (result.becomes === "pending") {
      if (!result.again) await appendFact(tx, actor, row, "approval.voted");
      return;
    }
    await writeChange(tx, actor, row, "approval.approved", {
      status: result.becomes,
      decidedBy: by.id,
      decidedAt: tx.now,
      expiresAt: usableUntil(row.policy, tx.now),
    });
  });
  ringApproval(actor.workspaceId, id);
}
