import "server-only";
/**
 * Who is asked by mail to decide, and where. The link only shows: programs that look into mails follow every link, and decide nothing by it. What is
 * decided on is not in the mail, for mailboxes are read by others.
 */
import { asSystem } from "@/lib/access/actor";
import { mayAgree } from "@/lib/core/approval/agreement";
import type { ApprovalId, DraftId, MemberId, WorkspaceId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { roles, scopesOfRole } from "@/lib/core/rbac/scopes";
import { findApproval, listDeciders } from "@/lib/db/approval";
import { findMember } from "@/lib/db/member";
import { findQueueRow } from "@/lib/db/review-queue";
import { withWorkspace } from "@/lib/db/tx";
import { findWorkspace } from "@/lib/db/workspace";
import { approvalRequestedLetter, draftAssignedLetter } from "@/lib/integrations/email/decision-letters";
import { publicUrl } from "@/lib/platform/env";
import { type Addressed, addressConfirmed } from "./address-confirmed";

/** Nothing once it is decided or over. */
export async function writeApprovalRequested(workspaceId: WorkspaceId, approvalId: ApprovalId): Promise<Addressed[]> {
  const read = await withWorkspace(asSystem(workspaceId, "approval mail"), async (tx) => {
    const [approval, workspace] = [await findApproval(tx, approvalId), await findWorkspace(tx)];
    const tier = approval?.policy.tiers.find(({ name }) => name === approval.tier);
    if (!approval || !tier || !workspace || approval.status !== "pending" || new Date(approval.expiresAt) <= tx.now) return null;
    const deciders = await listDeciders(
      tx,
      roles.filter((role) => scopesOfRole[role].includes("approval:decide")),
    );
    return { approval, workspace, deciders: deciders.filter((each) => each.memberId !== approval.requestedByMember && mayAgree(tier, each)) };
  });
  if (!read) return [];
  const { approval, workspace, deciders } = read;
  const link = `${publicUrl()}/w/${workspace.slug}/approvals?id=${toWireId("approval", approvalId)}`;
  return addressConfirmed(
    deciders,
    approvalRequestedLetter({ link, workspaceName: workspace.name, title: approval.title, expiresAt: new Date(approval.expiresAt) }),
  );
}

/** Nothing once it is decided on, or given to somebody else. */
export async function writeDraftAssigned(workspaceId: WorkspaceId, draftId: DraftId): Promise<Addressed[]> {
  const read = await withWorkspace(asSystem(workspaceId, "draft mail"), async (tx) => {
    const [row, workspace] = [await findQueueRow(tx, draftId), await findWorkspace(tx)];
    const owner = row?.ownerId ? await findMember(tx, row.ownerId as MemberId) : null;
    return row && workspace && owner?.status === "active" ? { row, workspace, owner } : null;
  });
  if (!read) return [];
  const { row, workspace, owner } = read;
  const link = `${publicUrl()}/w/${workspace.slug}/review?draft=${toWireId("draft", draftId)}`;
  return addressConfirmed(
    [{ memberId: owner.id, accountId: owner.accountId, email: owner.email }],
    draftAssignedLetter({ link, workspaceName: workspace.name, dueAt: row.dueAt }),
  );
}
