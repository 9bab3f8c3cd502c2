import "server-only";
/**
 * Works on an import, a document at a time: fetch, read, put in. Each step is stored, so that whoever takes over after a crash goes on where it
 * was; each article goes in together with the count that says so, so that none goes in twice.
 */
import { asSystem } from "@/lib/access/actor";
import type { ImportId, WorkspaceId } from "@/lib/core/kernel/ids";
import { findImport, type LockedImport, lockImportRun, updateImport } from "@/lib/db/import";
import { closeDocument, type DocumentAtWork, takeNextDocument, withImportLock } from "@/lib/db/import-work";
import { findSource, type KnowledgeSource } from "@/lib/db/knowledge-source";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { openReader } from "@/lib/integrations/documents/open-reader";
import { now } from "@/lib/platform/clock";
import { archiveVanished } from "./archive-vanished";
import { enqueueImport } from "./enqueue-import";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";
import { type AtWork, readImportDocument } from "./read-import-document";

export type ImportStep = "finished" | "busy" | "over" | "continues";

/** A job ends after about this long and the next one goes on, so that imports of many workspaces take turns. */
const stepMs = 60_000;
/** A document that was begun this often and never ended ends its process, and is left out. */
const mostAttempts = 3;
const busyRetryMs = 2_000;

/** `over`: it is not running (any more). `busy`: another process is at it; the job comes back. */
export async function runImport(workspaceId: WorkspaceId, importId: ImportId): Promise<ImportStep> {
  const actor = asSystem(workspaceId, "import");
  const step = await withImportLock(importId, async (): Promise<ImportStep> => {
    const reader = openReader();
    const until = now().getTime() + stepMs;
    const paces = new Map<string, number>();
    try {
      for (;;) {
        const next = await withWorkspaceSql(actor, (tx) => takeNext(tx, importId));
        if (next === "over" || next === "finished") return next;
        const work: AtWork = { actor, importId, ...next, reader, paces };
        if (next.document.attempts > mostAttempts) await withWorkspaceSql(actor, (tx) => leaveOut(tx, next.document));
        else await readImportDocument(work);
        if (now().getTime() > until) {
          await withWorkspaceSql(actor, (tx) => enqueueImport(tx, importId));
          return "continues";
        }
      }
    } finally {
      reader.close();
    }
  });
  if (step !== null) return step;
  await withWorkspaceSql(actor, (tx) => enqueueImport(tx, importId, busyRetryMs));
  return "busy";
}

type Next = { document: DocumentAtWork; run: LockedImport; source: KnowledgeSource | null };

async function takeNext(tx: Tx, importId: ImportId): Promise<Next | "over" | "finished"> {
  const run = await lockImportRun(tx, importId);
  if (run?.status !== "running") return "over";
  const source = run.sourceId === null ? null : await findSource(tx, run.sourceId);
  const document = await takeNextDocument(tx, importId);
  if (document) {
    await updateImport(tx, importId);
    return { document, run, source };
  }
  await finish(tx, run, source);
  return "finished";
}

async function leaveOut(tx: Tx, document: DocumentAtWork): Promise<void> {
  const sentence = "Reading it has ended the process that read it, three times. It was left out.";
  await closeDocument(tx, document.id, { status: "failed", code: "interrupted", sentence });
}

async function finish(tx: Tx, run: LockedImport, source: KnowledgeSource | null): Promise<void> {
  const actor = asSystem(tx.workspaceId, "import");
  const before = await findImport(tx, run.id);
  if (!before) return;
  const vanished = source ? await archiveVanished(tx, actor, { run, source }) : 0;
  await updateImport(tx, run.id, { status: "done", vanished });
  const { documents, failedDocuments, created, updated, unchanged, failed } = before;
  await append(tx, actor, {
    type: "import.finished",
    subjectType: "import",
    subjectId: run.id,
    data: { documents, failedDocuments, created, updated, unchanged, failed, vanished },
  });
  if (created + updated + vanished > 0) await markKnowledgeChanged(tx);
}
