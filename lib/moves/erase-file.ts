import "server-only";
/** Takes a file's bytes and name away. The caller writes the fact. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { eraseFileRow } from "@/lib/db/file";
import type { Tx } from "@/lib/db/tx";
import { objectStore } from "@/lib/integrations/storage/object-store";
import { fileKey, type StoredFile } from "./keep-file";

/** The database's part; afterwards, outside the transaction, `removeStoredBytes`. False when it was erased before. */
export async function eraseFile(tx: Tx, file: StoredFile): Promise<boolean> {
  return eraseFileRow(tx, file.id);
}

/** What an object store holds of a file. Rejects when the store cannot be reached: it may be tried again. */
export async function removeStoredBytes(owner: { workspaceId: WorkspaceId }, file: StoredFile): Promise<void> {
  if (file.provider === "s3") await objectStore()?.remove(fileKey(owner.workspaceId, file.id));
}
