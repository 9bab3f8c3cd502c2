import "server-only";
/**
 * Keeps a file: its type from its bytes, a clean name, digests, and the bytes in the operator's object store where one is set, else in the
 * database. Two steps, because a store is not called within a transaction: `prepareFile`, then `insertPreparedFile` beside what refers to it.
 */
import { cleanFileName } from "@/lib/core/file/clean-file-name";
import { endingsOfType } from "@/lib/core/file/file-kinds";
import type { FileId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type FileProvider, type FilePurpose, type FileRow, insertFile, insertFileChunks } from "@/lib/db/file";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { sniffType } from "@/lib/integrations/storage/sniff-type";
import { objectStore } from "@/lib/integrations/storage/object-store";
import { saltedBytes, sha256Hex } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";

export type PreparedFile = Omit<FileRow, "usedAt" | "erasedAt" | "createdAt"> & {
  salt: Uint8Array;
  /** What the database is to hold; null when a store has it. */
  chunks: Uint8Array | null;
};

/** The caller has checked the size (50 MB at most) and checks the type. Nothing refers to the file until it is inserted. */
export async function prepareFile(
  owner: { workspaceId: WorkspaceId },
  given: { purpose: FilePurpose; name: string; bytes: Uint8Array },
): Promise<PreparedFile> {
  const id: FileId = newId<"file">();
  const contentType = await sniffType(given.bytes, given.name);
  const store = objectStore();
  if (store) await store.put(fileKey(owner.workspaceId, id), given.bytes);
  const { salt, sha256: digest } = saltedBytes(given.bytes);
  return {
    id,
    purpose: given.purpose,
    provider: store ? "s3" : "database",
    name: cleanFileName(given.name, endingsOfType(contentType)),
    contentType,
    sizeBytes: given.bytes.length,
    sha256: sha256Hex(given.bytes),
    digest,
    salt,
    chunks: store ? null : given.bytes,
  };
}

/** `used`: something refers to it from this transaction on. What stays unused for a day is removed. */
export async function insertPreparedFile(tx: Tx, file: PreparedFile, used: boolean): Promise<void> {
  const { chunks, ...row } = file;
  await insertFile(tx, { ...row, used });
  if (chunks) await insertFileChunks(tx, file.id, chunks);
}

/** Both steps, for a file that stands alone. */
export async function keepFile(
  owner: { workspaceId: WorkspaceId },
  given: { purpose: FilePurpose; name: string; bytes: Uint8Array; used: boolean },
): Promise<PreparedFile> {
  const file = await prepareFile(owner, given);
  await withWorkspaceSql(owner, (tx) => insertPreparedFile(tx, file, given.used));
  return file;
}

/** Where an object store has a file. */
export function fileKey(workspaceId: WorkspaceId, id: FileId): string {
  return `${workspaceId}/${id}`;
}

export type StoredFile = { id: FileId; provider: FileProvider };
