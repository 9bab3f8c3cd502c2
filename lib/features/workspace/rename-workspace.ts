import "server-only";
/** The name that people see; the address stays. */
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import { withWorkspace } from "@/lib/db/tx";
import { findWorkspace, renameWorkspace as renameRow, type WorkspaceRow } from "@/lib/db/workspace";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";

/** Throws version_conflict with the present representation. */
export async function renameWorkspace(
  actor: MemberActor,
  input: { version: number; name: string },
  present: (workspace: WorkspaceRow) => unknown,
): Promise<WorkspaceRow> {
  requireScope(actor, "workspace:write");
  return withWorkspace(actor, async (tx) => {
    const renamed = await renameRow(tx, input.version, input.name);
    const workspace = await findWorkspace(tx);
    if (!workspace) throw notFound();
    if (!renamed)
      throw new AppError("version_conflict", "Somebody changed the workspace meanwhile. Look at it again, then save.", {
        extra: { current: present(workspace) },
      });
    await append(tx, actor, { type: "workspace.updated", subjectType: "workspace", subjectId: tx.workspaceId, data: { fields: ["name"] } });
    return workspace;
  });
}
