import "server-only";
/** A program or a person asks for an action to be approved, and carries it out itself. What its policy lets pass is approved at once. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ApprovalId } from "@/lib/core/kernel/ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { askApproval, type AskedAction } from "@/lib/moves/ask-approval";
import { ringApproval } from "@/lib/realtime/bell";

/** `key` is the caller's Idempotency-Key. Throws what asking throws. */
export async function requestApproval(actor: MemberActor, request: AskedAction): Promise<ApprovalId> {
  requireScope(actor, "approval:request");
  const { row } = await withWorkspaceSql(actor, (tx) => askApproval(tx, actor, request));
  ringApproval(actor.workspaceId, row.id);
  return row.id;
}
