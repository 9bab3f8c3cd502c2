import "server-only";
import { createHash } from "node:crypto";
import { type Actor, memberIdOf, requireScope } from "@/lib/access/actor";
import type { ImportFormat } from "@/lib/core/knowledge/parse-import";
import { dropOldContent, findImport, type ImportRow, insertDocuments, insertImport, readImportLoad } from "@/lib/db/import";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { enqueueImport } from "./enqueue-import";

export type PastedDocument = { name: string | null; format: ImportFormat | "html" | "csv"; content: string };
export type ImportInput = { collection: string | null; publish: boolean; documents: readonly PastedDocument[] };

/** Imports of a workspace at the same time, and bytes that may wait in them together. */
const mostRunning = 20;
const mostWaitingBytes = 300 * 1024 * 1024;
/** How long the bytes of a failed document are kept for another try. */
const contentKeptMs = 7 * 24 * 3_600_000;

/**
 * Begins an import with what was pasted; files are added to it. What happens to each document is read from the import. Publishing needs
 * knowledge:publish. Throws state_conflict while too much is waiting already.
 */
export async function createImport(actor: Actor, input: ImportInput): Promise<ImportRow> {
  requireScope(actor, "knowledge:write");
  if (input.publish) requireScope(actor, "knowledge:publish");
  return withWorkspaceSql(actor, async (tx) => {
    await requireRoom(tx);
    await dropOldContent(tx, new Date(tx.now.getTime() - contentKeptMs));
    const id = newId<"import">();
    await insertImport(tx, { id, sourceId: null, collection: input.collection, publish: input.publish, createdBy: memberIdOf(actor) });
    await insertDocuments(
      tx,
      id,
      input.documents.map((document, index) => {
        const content = Buffer.from(document.content);
        return {
          id: newId<"importDocument">(),
          kind: "pasted" as const,
          name: document.name ?? (input.documents.length === 1 ? "Pasted text" : `Pasted text ${index + 1}`),
          format: document.format,
          contentType: "text/plain; charset=utf-8",
          content,
          contentSha256: createHash("sha256").update(content).digest("hex"),
        };
      }),
    );
    await append(tx, actor, { type: "import.started", subjectType: "import", subjectId: id, data: { sourceId: null } });
    await enqueueImport(tx, id);
    const created = await findImport(tx, id);
    if (!created) throw notFound();
    return created;
  });
}

/** Throws state_conflict. */
export async function requireRoom(tx: Tx): Promise<void> {
  const load = await readImportLoad(tx);
  if (load.running >= mostRunning) throw new AppError("state_conflict", `${mostRunning} imports are running already. Wait until one is done, or cancel one.`);
  if (load.bytes > mostWaitingBytes) throw new AppError("state_conflict", "Too much is waiting to be read already. Wait until some of it is in.");
}
