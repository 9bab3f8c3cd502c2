import "server-only";
/** An owner keeps a workspace whose deletion was asked for. Everything works again at once. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import { withWorkspace } from "@/lib/db/tx";
import { clearDeletionDue, findWorkspace, type WorkspaceRow } from "@/lib/db/workspace";
import { append } from "@/lib/events/append";
import { sendWorkspaceMail } from "@/lib/moves/send-workspace-mail";
import { AppError, notFound } from "@/lib/platform/errors";

/** Throws state_conflict when no deletion was asked for. */
export async function cancelDeletion(actor: MemberActor): Promise<WorkspaceRow> {
  requireScope(actor, "workspace:own");
  const { id } = memberOf(actor);
  return withWorkspace(actor, async (tx) => {
    if (!(await clearDeletionDue(tx))) throw new AppError("state_conflict", "Nobody has asked for this workspace to be deleted.");
    await append(tx, actor, { type: "workspace.deletion_cancelled", subjectType: "workspace", subjectId: tx.workspaceId, data: {} });
    await sendWorkspaceMail(tx, "workspace_deletion_cancelled", id);
    const workspace = await findWorkspace(tx);
    if (!workspace) throw notFound();
    return workspace;
  });
}
