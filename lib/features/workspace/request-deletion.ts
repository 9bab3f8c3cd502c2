import "server-only";
/** An owner asks for the workspace to be erased. For some days it is only read and can be kept; then nothing of it is left. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { provePerson } from "@/lib/access/prove-person";
import { afterDays, graceDays } from "@/lib/core/workspace/closing";
import { withWorkspace } from "@/lib/db/tx";
import { findWorkspace, setDeletionDue, type WorkspaceRow } from "@/lib/db/workspace";
import { append } from "@/lib/events/append";
import { sendWorkspaceMail } from "@/lib/moves/send-workspace-mail";
import { AppError, notFound } from "@/lib/platform/errors";

/**
 * Throws forbidden for an API key, state_conflict when another name is typed or the deletion was asked for before, password_wrong,
 * second_factor_required and code_refused.
 */
export async function requestDeletion(actor: MemberActor, input: { name: string; password?: string; code?: string }): Promise<WorkspaceRow> {
  requireScope(actor, "workspace:own");
  if (actor.kind !== "member") throw new AppError("forbidden", "A program cannot ask for this. An owner does it in the workspace's settings.");
  await withWorkspace(actor, async (tx) => requireDeletable(await findWorkspace(tx), input.name));
  await provePerson(actor.accountId, input);
  return withWorkspace(actor, async (tx) => {
    const dueAt = afterDays(tx.now, graceDays);
    if (!(await setDeletionDue(tx, dueAt))) throw askedBefore();
    await append(tx, actor, {
      type: "workspace.deletion_requested",
      subjectType: "workspace",
      subjectId: tx.workspaceId,
      data: { dueAt: dueAt.toISOString() },
    });
    await sendWorkspaceMail(tx, "workspace_deletion_requested", actor.id);
    const workspace = await findWorkspace(tx);
    if (!workspace) throw notFound();
    return workspace;
  });
}

function requireDeletable(workspace: WorkspaceRow | null, name: string): void {
  if (!workspace) throw notFound();
  if (workspace.deletionDueAt) throw askedBefore();
  if (workspace.name.normalize("NFC") !== name.normalize("NFC")) {
    throw new AppError("state_conflict", "That is not this workspace's name. Nothing was changed.");
  }
}

function askedBefore(): AppError {
  return new AppError("state_conflict", "The deletion of this workspace was asked for already.");
}
