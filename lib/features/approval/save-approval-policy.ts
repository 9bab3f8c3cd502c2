import "server-only";
/** A new version of an action's policy. What waits already keeps the version it was asked under. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { withWorkspaceSql } from "@/lib/db/tx";
import { type PolicyInput, writeApprovalPolicy } from "@/lib/moves/write-approval-policy";

/** Throws what writing one throws. */
export async function saveApprovalPolicy(actor: MemberActor, input: PolicyInput): Promise<void> {
  requireScope(actor, "approval_policy:write");
  await withWorkspaceSql(actor, (tx) => writeApprovalPolicy(tx, actor, input));
}
