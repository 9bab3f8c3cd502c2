import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ImportId } from "@/lib/core/kernel/ids";
import { findImport, type ImportRow, lockImportRun, retryFailedDocuments, updateImport } from "@/lib/db/import";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import { enqueueImport } from "./enqueue-import";

/** Reads the failed documents once more. Throws not_found, and state_conflict when none of them can be read again. */
export async function retryImport(actor: Actor, importId: ImportId): Promise<ImportRow> {
  requireScope(actor, "knowledge:write");
  return withWorkspaceSql(actor, async (tx) => {
    const run = await lockImportRun(tx, importId);
    if (!run) throw notFound();
    if (run.publish) requireScope(actor, "knowledge:publish");
    if (run.status === "cancelled") throw new AppError("state_conflict", "The import was cancelled. Begin another one.");
    const documents = await retryFailedDocuments(tx, importId);
    if (documents === 0) throw new AppError("state_conflict", "Nothing of it can be tried again. Files are kept for seven days; choose them anew.");
    await updateImport(tx, importId, { status: "running" });
    await append(tx, actor, { type: "import.retried", subjectType: "import", subjectId: importId, data: { documents } });
    await enqueueImport(tx, importId);
    const retried = await findImport(tx, importId);
    if (!retried) throw notFound();
    return retried;
  });
}
