/** Which actions need whose agreement. */
import type { Metadata } from "next";
import { ApprovalPolicySettings } from "@/components/approval/approval-policy-settings";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { presentApprovalPolicies } from "@/lib/endpoints/present-approval";
import { listApprovalPolicies } from "@/lib/features/approval/list-approval-policies";
import { listMembers } from "@/lib/features/member/list-members";
import { listTeams } from "@/lib/features/team/list-teams";

export const metadata: Metadata = { title: "Approvals" };

export default async function ApprovalPolicyPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "approval:read");
  const { workspace: slug } = await params;
  const mayWrite = actor.scopes.includes("approval_policy:write");
  const teams = mayWrite ? await listTeams(actor) : [];
  const members = mayWrite
    ? (await listMembers(actor, { limit: 100 })).members.filter(({ status, role }) => status === "active" && role !== "viewer" && role !== "agent")
    : [];
  return (
    <Hydrated data={[[queryKeys.approvalPolicies(slug), presentApprovalPolicies(await listApprovalPolicies(actor))]]}>
      <ApprovalPolicySettings
        teams={teams.map(({ id, name }) => ({ id: toWireId("team", id), name }))}
        members={members.map(({ id, name }) => ({ id: toWireId("member", id), name }))}
      />
    </Hydrated>
  );
}
