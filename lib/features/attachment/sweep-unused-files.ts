import "server-only";
/** Removes uploads that nothing has referred to for a day. */
import { deleteUnusedFile, listUnusedFiles } from "@/lib/db/file";
import { withWorkspaceSql } from "@/lib/db/tx";
import { now } from "@/lib/platform/clock";
import { describeError, log } from "@/lib/platform/log";

export const unusedForMs = 24 * 3_600_000;

/** How many were removed. Safe in several processes at once. */
export async function sweepUnusedFiles(limit = 100): Promise<number> {
  let removed = 0;
  for (const { workspaceId, fileId } of await listUnusedFiles(new Date(now().getTime() - unusedForMs), limit)) {
    try {
      if (await withWorkspaceSql({ workspaceId }, (tx) => deleteUnusedFile(tx, fileId))) removed += 1;
    } catch (error) {
      log.error("an unused file could not be removed", { workspaceId, subjectId: fileId, error: describeError(error) });
    }
  }
  return removed;
}
