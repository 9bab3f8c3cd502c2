import "server-only";
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { type ApprovalPolicyRow, listApprovalPolicies as readPolicies, nameApprovers } from "@/lib/db/approval-policy";
import { withWorkspaceSql } from "@/lib/db/tx";

export type ShownPolicies = { policies: ApprovalPolicyRow[]; names: ReadonlyMap<string, string> };

/** The policies in force, by action. */
export async function listApprovalPolicies(actor: MemberActor): Promise<ShownPolicies> {
  requireScope(actor, "approval:read");
  return withWorkspaceSql(actor, async (tx) => {
    const policies = await readPolicies(tx);
    const approvers = policies.flatMap(({ policy }) => policy.tiers.flatMap((tier) => tier.approvers));
    return {
      policies,
      names: await nameApprovers(
        tx,
        approvers.flatMap(({ teamIds }) => teamIds),
        approvers.flatMap(({ memberIds }) => memberIds),
      ),
    };
  });
}
