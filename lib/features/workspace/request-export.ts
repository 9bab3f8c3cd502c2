import "server-only";
/** An owner asks for everything that the workspace holds, as a file. A job writes it; one at a time, and a new one replaces the one before. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import { afterDays, exportDays } from "@/lib/core/workspace/closing";
import { withWorkspace } from "@/lib/db/tx";
import { deleteExport, type ExportRow, findExport, insertExport } from "@/lib/db/workspace-export";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";

/** Throws state_conflict while one is written. */
export async function requestExport(actor: MemberActor): Promise<ExportRow> {
  requireScope(actor, "workspace:own");
  const { id: requestedBy } = memberOf(actor);
  return withWorkspace(actor, async (tx) => {
    const before = await findExport(tx);
    if (before?.status === "running") throw underWay();
    if (before) await deleteExport(tx, before.id);
    const id: string = newId();
    if (!(await insertExport(tx, { id, requestedBy, cursor: { at: "start", counts: {} }, expiresAt: afterDays(tx.now, exportDays) }))) throw underWay();
    await enqueue(tx, "export_workspace", { workspaceId: tx.workspaceId, exportId: id });
    await append(tx, actor, { type: "workspace.export_requested", subjectType: "workspace", subjectId: tx.workspaceId, data: {} });
    const row = await findExport(tx);
    if (!row) throw notFound();
    return row;
  });
}

function underWay(): AppError {
  return new AppError("state_conflict", "An export is being written. Wait until it is ready, or remove it.");
}
