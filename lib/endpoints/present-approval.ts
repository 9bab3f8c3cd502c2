import "server-only";
/** Approvals and their policies as the API shows them. */
import type { WireApproval } from "@/lib/contracts/api/approval";
import type { WireApprovalPolicy } from "@/lib/contracts/api/approval-policy";
import type { Approvers } from "@/lib/core/approval/approval-policy";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { ApprovalPolicyRow } from "@/lib/db/approval-policy";
import type { ApprovalPage } from "@/lib/features/approval/list-approvals";
import type { ShownPolicies } from "@/lib/features/approval/list-approval-policies";
import type { ShownApproval } from "@/lib/features/approval/show-approval";

type Names = ReadonlyMap<string, string>;

export function presentApproval({ row, mode, needs, votes, names, mayDecide }: ShownApproval): WireApproval {
  const person = (id: string | null, name: string | null) => (id === null ? null : { id: toWireId("member", id), name: name ?? "" });
  return {
    id: toWireId("approval", row.id),
    action: row.action,
    title: row.title,
    summary: row.summary,
    status: row.status,
    version: row.version,
    arguments: row.arguments,
    argumentsSha256: row.argumentsSha256,
    requestedArguments: row.requestedArguments,
    schema: { ...row.policy.schema },
    tier: row.tier === null ? null : { name: row.tier, mode, needs: needs.map((entry) => ({ ...presentApprovers(entry, names), have: entry.have })) },
    votes: votes.map((vote) => ({ by: { id: toWireId("member", vote.memberId), name: vote.memberName }, at: vote.at.toISOString(), counts: vote.counts })),
    mayDecide,
    policyId: toWireId("approvalPolicy", row.policyId),
    policyVersion: row.policyNumber,
    requestedBy: { kind: row.requestedByKind, name: row.requestedByName },
    conversationId: row.conversationId === null ? null : toWireId("conversation", row.conversationId),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt,
    editedBy: person(row.editedBy, row.editedByName),
    editedAt: row.editedAt?.toISOString() ?? null,
    decidedBy: person(row.decidedBy, row.decidedByName),
    decidedAt: row.decidedAt,
    response: row.response,
    begunAt: row.begunAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

export function presentApprovalPage({ approvals, ...page }: ApprovalPage) {
  return { data: approvals.map(presentApproval), ...page };
}

export function presentApprovalPolicies({ policies, names }: ShownPolicies) {
  return { data: policies.map((row) => presentPolicy(row, names)), nextCursor: null };
}

function presentPolicy({ id, action, number, title, policy, createdByName, createdAt }: ApprovalPolicyRow, names: Names): WireApprovalPolicy {
  const { schema, rules, tiers, ...rest } = policy;
  return {
    id: toWireId("approvalPolicy", id),
    action,
    version: number,
    title,
    schema: { ...schema },
    rules: rules as WireApprovalPolicy["rules"],
    tiers: tiers.map(({ name, mode, approvers }) => ({ name, mode, approvers: approvers.map((entry) => presentApprovers(entry, names)) })),
    ...rest,
    author: createdByName,
    createdAt: createdAt.toISOString(),
  };
}

function presentApprovers({ roles, teamIds, memberIds, count }: Approvers, names: Names) {
  return {
    roles: [...roles],
    teams: teamIds.map((id) => ({ id: toWireId("team", id), name: names.get(id) ?? "" })),
    members: memberIds.map((id) => ({ id: toWireId("member", id), name: names.get(id) ?? "" })),
    count,
  };
}
