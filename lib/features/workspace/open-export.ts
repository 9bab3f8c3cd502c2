import "server-only";
/** The bytes of a finished export, piece by piece. That they left is told in the log before the first of them goes out. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { withWorkspace, withWorkspaceSql } from "@/lib/db/tx";
import { findExport, readExportPart } from "@/lib/db/workspace-export";
import { findWorkspace } from "@/lib/db/workspace";
import { append } from "@/lib/events/append";
import { notFound } from "@/lib/platform/errors";

export type OpenedExport = { name: string; sizeBytes: number; pieces: AsyncIterable<Uint8Array> };

/** Throws not_found while there is none that is ready. */
export async function openExport(actor: MemberActor): Promise<OpenedExport> {
  requireScope(actor, "workspace:own");
  const { slug, row } = await withWorkspace(actor, async (tx) => {
    const [workspace, row] = [await findWorkspace(tx), await findExport(tx)];
    if (!workspace || row?.status !== "ready" || row.expiresAt <= tx.now) throw notFound();
    await append(tx, actor, { type: "workspace.exported", subjectType: "workspace", subjectId: tx.workspaceId, data: {} });
    return { slug: workspace.slug, row };
  });
  const { workspaceId } = actor;
  async function* read(): AsyncGenerator<Uint8Array> {
    for (let part = 0; part < row.parts; part += 1) {
      const bytes = await withWorkspaceSql({ workspaceId }, (tx) => readExportPart(tx, row.id, part));
      if (!bytes) throw new Error("an export was removed while it was read");
      yield bytes;
    }
  }
  return { name: `${slug}-${row.createdAt.toISOString().slice(0, 10)}.tar.gz`, sizeBytes: row.sizeBytes, pieces: read() };
}
