import "server-only";
/** The bytes of a file, piece by piece. */
import type { FileId, WorkspaceId } from "@/lib/core/kernel/ids";
import { readFileChunks } from "@/lib/db/file";
import { withWorkspaceSql } from "@/lib/db/tx";

/** Holds no transaction while its reader is slow. */
export async function* readFile(owner: { workspaceId: WorkspaceId }, fileId: FileId): AsyncGenerator<Uint8Array> {
  for (let part = 0; ;) {
    const pieces = await withWorkspaceSql(owner, (tx) => readFileChunks(tx, fileId, part));
    if (pieces.length === 0) return;
    yield* pieces;
    part += pieces.length;
  }
}
