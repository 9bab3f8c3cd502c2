import "server-only";
/** The bytes of a file, piece by piece, from wherever it lies. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { type FileRow, readFileChunks } from "@/lib/db/file";
import { withWorkspaceSql } from "@/lib/db/tx";
import { isStoreFailure } from "@/lib/integrations/storage/port";
import { log } from "@/lib/platform/log";
import { objectKey, objectStore, storeUnavailable } from "./object-store";

/** Of a file in a bucket: each piece is a request of its own, so that a slow reader holds no connection. */
const pieceBytes = 1024 * 1024;
/** A request that was cut or refused for a moment is made again. */
const triesAPiece = 3;

/** Resolves once the first bytes are there: what is missing or cannot be reached throws unavailable before anything was answered. */
export async function readFile(owner: { workspaceId: WorkspaceId }, file: Pick<FileRow, "id" | "provider" | "sizeBytes">): Promise<AsyncIterable<Uint8Array>> {
  const pieces = file.provider === "s3" ? readObject(owner, file) : readChunks(owner, file);
  const first = await pieces.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* pieces;
  })();
}

/** Holds no transaction while its reader is slow. */
async function* readChunks(owner: { workspaceId: WorkspaceId }, { id }: Pick<FileRow, "id">): AsyncGenerator<Uint8Array, void> {
  for (let part = 0; ;) {
    const pieces = await withWorkspaceSql(owner, (tx) => readFileChunks(tx, id, part));
    if (pieces.length === 0) return;
    yield* pieces;
    part += pieces.length;
  }
}

async function* readObject(
  { workspaceId }: { workspaceId: WorkspaceId },
  { id, sizeBytes }: Pick<FileRow, "id" | "sizeBytes">,
): AsyncGenerator<Uint8Array, void> {
  const store = objectStore();
  for (let from = 0; from < sizeBytes; from += pieceBytes) {
    const to = Math.min(from + pieceBytes, sizeBytes) - 1;
    for (let tries = 1; ; tries += 1) {
      const bytes = await store.read(objectKey(workspaceId, id), { from, to, size: sizeBytes });
      if (!isStoreFailure(bytes)) {
        yield bytes;
        break;
      }
      if (tries < triesAPiece && !bytes.missing) continue;
      log.error("a file could not be read from the bucket", { workspaceId, subjectId: id, code: bytes.reason });
      throw storeUnavailable();
    }
  }
}
