import "server-only";
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { withWorkspace } from "@/lib/db/tx";
import { type ExportRow, findExport } from "@/lib/db/workspace-export";

/** The workspace's export, or null when there is none, or its time is over. */
export async function getExport(actor: MemberActor): Promise<ExportRow | null> {
  requireScope(actor, "workspace:own");
  return withWorkspace(actor, async (tx) => {
    const row = await findExport(tx);
    return row && row.expiresAt > tx.now ? row : null;
  });
}
