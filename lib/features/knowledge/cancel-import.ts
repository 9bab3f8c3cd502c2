import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ImportId } from "@/lib/core/kernel/ids";
import { cancelDocuments, findImport, type ImportRow, lockImportRun, updateImport } from "@/lib/db/import";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";

/** What is in stays; what waits is left out. Nothing happens to one that was cancelled before. Throws not_found, and state_conflict for a finished one. */
export async function cancelImport(actor: Actor, importId: ImportId): Promise<ImportRow> {
  requireScope(actor, "knowledge:write");
  return withWorkspaceSql(actor, async (tx) => {
    const run = await lockImportRun(tx, importId);
    if (!run) throw notFound();
    if (run.status === "done") throw new AppError("state_conflict", "The import is done already.");
    if (run.status === "running") {
      await cancelDocuments(tx, importId, "The import was cancelled before it came to this one.");
      await updateImport(tx, importId, { status: "cancelled" });
      await append(tx, actor, { type: "import.cancelled", subjectType: "import", subjectId: importId, data: {} });
    }
    const cancelled = await findImport(tx, importId);
    if (!cancelled) throw notFound();
    return cancelled;
  });
}
