import "server-only";
/** Who gets a mail about the workspace itself, and what it says. */
import { asSystem } from "@/lib/access/actor";
import { assertNever } from "@/lib/core/kernel/assert-never";
import type { MemberId, WorkspaceId } from "@/lib/core/kernel/ids";
import { findMember, listOwners, type MemberRow } from "@/lib/db/member";
import { withWorkspace } from "@/lib/db/tx";
import { findWorkspace, type WorkspaceRow } from "@/lib/db/workspace";
import { findExport } from "@/lib/db/workspace-export";
import type { Letter } from "@/lib/integrations/email/templates";
import {
  workspaceDeletionCancelledLetter,
  workspaceDeletionRequestedLetter,
  workspaceExportReadyLetter,
  workspaceHandedOverLetter,
  workspaceReceivedLetter,
} from "@/lib/integrations/email/workspace-letters";
import type { WorkspaceMail } from "@/lib/moves/send-workspace-mail";
import { publicUrl } from "@/lib/platform/env";
import { type Addressed, addressConfirmed } from "./address-confirmed";

/** Nothing when what the mail is about is over: the workspace or the member is gone, the deletion was called back, the export was removed. */
export async function writeWorkspaceMail(template: WorkspaceMail, workspaceId: WorkspaceId, memberId: MemberId): Promise<Addressed[]> {
  const read = await withWorkspace(asSystem(workspaceId, "workspace mail"), async (tx) => {
    const [workspace, member] = [await findWorkspace(tx), await findMember(tx, memberId)];
    if (!workspace || !member) return null;
    return { workspace, member, owners: await listOwners(tx), exportExpiresAt: (await findExport(tx))?.expiresAt ?? null };
  });
  if (!read) return [];
  const written = writeLetter(template, read);
  if (!written) return [];
  return addressConfirmed(
    written.to.map(({ id, accountId, email }) => ({ memberId: id, accountId, email })),
    written.letter,
  );
}

type Read = { workspace: WorkspaceRow; member: MemberRow; owners: MemberRow[]; exportExpiresAt: Date | null };

function writeLetter(template: WorkspaceMail, { workspace, member, owners, exportExpiresAt }: Read): { to: MemberRow[]; letter: Letter } | null {
  const settings = `${publicUrl()}/w/${workspace.slug}/settings`;
  const about = { workspaceName: workspace.name, link: settings };
  switch (template) {
    case "workspace_received":
      return { to: [member], letter: workspaceReceivedLetter({ ...about, link: `${settings}/members` }) };
    case "workspace_handed_over": {
      const heirName = owners.map(({ name }) => name).join(", ");
      return { to: [member], letter: workspaceHandedOverLetter({ ...about, heirName, link: `${settings}/members` }) };
    }
    case "workspace_deletion_requested":
      if (!workspace.deletionDueAt) return null;
      return { to: owners, letter: workspaceDeletionRequestedLetter({ ...about, actorName: member.name, dueAt: workspace.deletionDueAt }) };
    case "workspace_deletion_cancelled":
      return workspace.deletionDueAt ? null : { to: owners, letter: workspaceDeletionCancelledLetter({ ...about, actorName: member.name }) };
    case "workspace_export_ready":
      return exportExpiresAt && { to: [member], letter: workspaceExportReadyLetter({ ...about, expiresAt: exportExpiresAt }) };
    default:
      return assertNever(template);
  }
}
