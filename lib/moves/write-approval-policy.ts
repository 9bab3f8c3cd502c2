import "server-only";
/** A new version of an action's policy, in the transaction of whoever writes it. */
import { type MemberActor, memberIdOf } from "@/lib/access/actor";
import type { ApprovalPolicy } from "@/lib/core/approval/approval-policy";
import { argumentsSha256 } from "@/lib/core/approval/canonical-arguments";
import { findApprovalPolicy, insertApprovalPolicy, listApprovalPolicies, lockApprovalPolicies, nameApprovers } from "@/lib/db/approval-policy";
import type { Tx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

const mostActions = 100;

/** `version`: of the one in force as it was seen; 0 for none; null where whatever is in force is replaced. */
export type PolicyInput = { action: string; version: number | null; title: string; policy: ApprovalPolicy };

/** Saving what is in force changes nothing. Throws not_found for a team or member that is not there, version_conflict, limit_full beyond 100 actions. */
export async function writeApprovalPolicy(tx: Tx, actor: MemberActor, input: PolicyInput): Promise<void> {
  await lockApprovalPolicies(tx);
  const { action, title, policy } = input;
  const approvers = policy.tiers.flatMap((tier) => tier.approvers);
  const wanted = new Set(approvers.flatMap(({ teamIds, memberIds }) => [...teamIds, ...memberIds]));
  const names = await nameApprovers(
    tx,
    approvers.flatMap(({ teamIds }) => teamIds),
    approvers.flatMap(({ memberIds }) => memberIds),
  );
  if (names.size !== wanted.size) throw notFound();
  const inForce = await findApprovalPolicy(tx, action);
  const said = (document: { title: string; policy: ApprovalPolicy }) => argumentsSha256(action, { title: document.title, policy: document.policy });
  if (inForce && said(inForce) === said(input)) return;
  const version = inForce?.number ?? 0;
  if (input.version !== null && version !== input.version)
    throw new AppError("version_conflict", "This policy was changed meanwhile. Look at it again.", { extra: { current: { version } } });
  if (!inForce && (await listApprovalPolicies(tx)).length >= mostActions)
    throw new AppError("limit_full", `A workspace has policies for at most ${mostActions} actions.`);
  const id = newId<"approvalPolicy">();
  await insertApprovalPolicy(tx, { id, action, number: version + 1, title, policy, createdBy: memberIdOf(actor) });
  await append(tx, actor, { type: "approval_policy.changed", subjectType: "approval_policy", subjectId: id, data: { number: version + 1, action } });
}
