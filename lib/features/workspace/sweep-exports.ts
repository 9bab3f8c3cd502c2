import "server-only";
/** Removes exports whose time is over. */
import { withWorkspaceSql } from "@/lib/db/tx";
import { deleteExport, listExpiredExports } from "@/lib/db/workspace-export";
import { now } from "@/lib/platform/clock";

/** How many were removed. Safe in several processes at once. */
export async function sweepExports(limit = 20): Promise<number> {
  let removed = 0;
  for (const { workspaceId, exportId } of await listExpiredExports(now(), limit)) {
    if (await withWorkspaceSql({ workspaceId }, (tx) => deleteExport(tx, exportId))) removed += 1;
  }
  return removed;
}
