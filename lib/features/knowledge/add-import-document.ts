import "server-only";
import { createHash } from "node:crypto";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ImportId } from "@/lib/core/kernel/ids";
import { countDocuments, findDocument, type ImportDocumentRow, insertDocuments, lockImportRun, updateImport } from "@/lib/db/import";
import { withWorkspaceSql } from "@/lib/db/tx";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { requireRoom } from "./create-import";
import { enqueueImport } from "./enqueue-import";

/** Files of one import. */
const mostDocuments = 1_000;

/** A file joins an import; one that was done runs again. Throws not_found, and state_conflict for a cancelled or full one. */
export async function addImportDocument(
  actor: Actor,
  importId: ImportId,
  file: { name: string; contentType: string | null; bytes: Uint8Array },
): Promise<ImportDocumentRow> {
  requireScope(actor, "knowledge:write");
  const contentSha256 = createHash("sha256").update(file.bytes).digest("hex");
  return withWorkspaceSql(actor, async (tx) => {
    const run = await lockImportRun(tx, importId);
    if (!run) throw notFound();
    if (run.publish) requireScope(actor, "knowledge:publish");
    if (run.status === "cancelled") throw new AppError("state_conflict", "The import was cancelled. Begin another one.");
    if (run.sourceId !== null) throw new AppError("state_conflict", "The import reads a site. Begin another one for files.");
    if (run.status === "done") await requireRoom(tx);
    if ((await countDocuments(tx, importId)) >= mostDocuments) {
      throw new AppError("state_conflict", `An import takes ${mostDocuments.toLocaleString("en")} documents. Begin another one for the rest.`);
    }
    const id = newId<"importDocument">();
    await insertDocuments(tx, importId, [
      { id, kind: "file", name: file.name, format: null, contentType: file.contentType, content: file.bytes, contentSha256 },
    ]);
    await updateImport(tx, importId, { status: "running" });
    await enqueueImport(tx, importId);
    const document = await findDocument(tx, id);
    if (!document) throw notFound();
    return document;
  });
}
