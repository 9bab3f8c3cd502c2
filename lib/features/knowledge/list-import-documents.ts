import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ImportId } from "@/lib/core/kernel/ids";
import { type DocumentStatus, findImport, type ImportDocumentRow, listDocuments } from "@/lib/db/import";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { notFound } from "@/lib/platform/errors";

export type ImportDocumentPageRows = { documents: ImportDocumentRow[]; nextCursor: string | null };

/** In the order in which they came. Throws not_found, and bad_request for the cursor of another list. */
export async function listImportDocuments(
  actor: Actor,
  importId: ImportId,
  { status, cursor, limit }: { status?: DocumentStatus; cursor?: string; limit: number },
): Promise<ImportDocumentPageRows> {
  requireScope(actor, "knowledge:read");
  const list = `import documents ${importId} ${status ?? ""}`;
  const [position] = cursor === undefined ? [] : openCursor(list, cursor);
  return withWorkspaceSql(actor, async (tx) => {
    if (!(await findImport(tx, importId))) throw notFound();
    const rows = await listDocuments(tx, importId, status ?? null, typeof position === "number" ? position : 0, limit + 1);
    const documents = rows.slice(0, limit);
    const last = rows.length > limit ? documents.at(-1) : undefined;
    return { documents, nextCursor: last ? sealCursor(list, [last.position]) : null };
  });
}
