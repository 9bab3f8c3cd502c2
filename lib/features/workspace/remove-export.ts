import "server-only";
/** An export goes before its time, also while it is written. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { withWorkspace } from "@/lib/db/tx";
import { deleteExport, findExport } from "@/lib/db/workspace-export";
import { notFound } from "@/lib/platform/errors";

export async function removeExport(actor: MemberActor): Promise<void> {
  requireScope(actor, "workspace:own");
  await withWorkspace(actor, async (tx) => {
    const row = await findExport(tx);
    if (!row || !(await deleteExport(tx, row.id))) throw notFound();
  });
}
