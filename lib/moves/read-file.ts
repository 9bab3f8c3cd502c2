import "server-only";
/** The bytes of a file, piece by piece, from wherever they are. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { readFileChunks } from "@/lib/db/file";
import { withWorkspaceSql } from "@/lib/db/tx";
import { objectStore } from "@/lib/integrations/storage/object-store";
import { AppError } from "@/lib/platform/errors";
import { fileKey, type StoredFile } from "./keep-file";

/** Throws unavailable when the file is in a store that is not set any more. Holds no transaction while its reader is slow. */
export async function* readFile(owner: { workspaceId: WorkspaceId }, file: StoredFile): AsyncGenerator<Uint8Array> {
  if (file.provider === "s3") {
    const store = objectStore();
    if (!store) throw new AppError("unavailable", "The file is in a store that this installation does not reach any more.");
    yield await store.read(fileKey(owner.workspaceId, file.id));
    return;
  }
  for (let part = 0; ;) {
    const pieces = await withWorkspaceSql(owner, (tx) => readFileChunks(tx, file.id, part));
    if (pieces.length === 0) return;
    yield* pieces;
    part += pieces.length;
  }
}

export async function readWholeFile(owner: { workspaceId: WorkspaceId }, file: StoredFile): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readFile(owner, file)) pieces.push(piece);
  return Buffer.concat(pieces);
}
