import "server-only";
/** A person rejects an action, or answers the caller instead of approving. Either way it is not carried out. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import { close, type Seen } from "@/lib/core/approval/decide-approval";
import type { ApprovalId } from "@/lib/core/kernel/ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { ringApproval } from "@/lib/realtime/bell";
import { isRefusal, lockForChange, refused, voterOf, writeChange } from "@/lib/moves/locked-approval";

/** `text`: the reason, or the answer. Throws as approving does. */
export async function closeAction(actor: MemberActor, id: ApprovalId, verb: "rejected" | "responded", seen: Seen, text: string): Promise<void> {
  requireScope(actor, "approval:decide");
  const by = memberOf(actor);
  await withWorkspaceSql(actor, async (tx) => {
    const { row, state } = await lockForChange(tx, id);
    const result = close(state, await voterOf(tx, by), verb, seen, tx.now.getTime());
    if (isRefusal(result)) throw refused(result, row);
    await writeChange(tx, actor, row, `approval.${result.becomes}`, { status: result.becomes, decidedBy: by.id, decidedAt: tx.now, response: text });
  });
  ringApproval(actor.workspaceId, id);
}
