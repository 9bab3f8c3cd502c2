/**
 * Entry of the process that reads documents (dist/child-read-document.mjs). Its main thread only watches: it ends the process when the parent is
 * gone, which a reader in an endless loop would not notice. The reading itself is done in a thread of it, one document after another.
 */
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { type DocumentToRead, readDocument } from "./read-document";

const memoryMb = Number(process.argv[2] ?? 512);

if (isMainThread) watch();
else parentPort?.on("message", (document: DocumentToRead) => void answer(document));

function watch(): void {
  const reader = new Worker(new URL(import.meta.url), { argv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 } });
  reader.on("message", (read) => process.send?.(read));
  reader.on("error", (error: NodeJS.ErrnoException) => end(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? 134 : 1));
  reader.on("exit", () => end(1));
  process.on("message", (document) => reader.postMessage(document));
  process.on("disconnect", () => end(0));
}

/** An error of a reader is the document's; the next one gets the same thread. */
async function answer(document: DocumentToRead): Promise<void> {
  parentPort?.postMessage(await readDocument(document).catch((error: unknown) => ({ kind: "broken", name: error instanceof Error ? error.name : "unknown" })));
}

function end(code: number): void {
  process.exit(code);
}
