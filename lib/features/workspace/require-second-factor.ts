import "server-only";
/** Whether every member needs a second factor. Members without one are led to set it up on their next request. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { withWorkspace } from "@/lib/db/tx";
import { findWorkspace, setSecondFactorRequired, type WorkspaceRow } from "@/lib/db/workspace";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";

/** Throws version_conflict with the present representation. */
export async function requireSecondFactor(
  actor: MemberActor,
  input: { version: number; required: boolean },
  present: (workspace: WorkspaceRow) => unknown,
): Promise<WorkspaceRow> {
  requireScope(actor, "workspace:own");
  return withWorkspace(actor, async (tx) => {
    const changed = await setSecondFactorRequired(tx, input.version, input.required);
    const workspace = await findWorkspace(tx);
    if (!workspace) throw notFound();
    if (!changed) {
      throw new AppError("version_conflict", "Somebody changed the workspace meanwhile. Look at it again, then save.", {
        extra: { current: present(workspace) },
      });
    }
    await append(tx, actor, { type: "workspace.updated", subjectType: "workspace", subjectId: tx.workspaceId, data: { fields: ["secondFactorRequired"] } });
    return workspace;
  });
}
