import "server-only";
/**
 * Keeps a file in the database: a clean name, digests, and the bytes in pieces. Two steps, so that no transaction waits for digests:
 * `prepareFile`, then `insertPreparedFile` beside what refers to it.
 */
import { cleanFileName } from "@/lib/core/file/clean-file-name";
import { endingsOfType } from "@/lib/core/file/file-kinds";
import type { FileId } from "@/lib/core/kernel/ids";
import { type FilePurpose, type FileRow, insertFile, insertFileChunks } from "@/lib/db/file";
import type { Tx } from "@/lib/db/tx";
import { saltedBytes, sha256Hex } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";

export type PreparedFile = Omit<FileRow, "usedAt" | "erasedAt" | "createdAt"> & { salt: Uint8Array; bytes: Uint8Array };

/** `contentType` is what the bytes are, not what somebody says of them. The caller has checked type and size; the table refuses more than 50 MB. */
export function prepareFile(given: { purpose: FilePurpose; name: string; contentType: string; bytes: Uint8Array }): PreparedFile {
  const { purpose, contentType, bytes } = given;
  const id: FileId = newId<"file">();
  const { salt, sha256: digest } = saltedBytes(bytes);
  return {
    id,
    purpose,
    provider: "database",
    name: cleanFileName(given.name, endingsOfType(contentType)),
    contentType,
    sizeBytes: bytes.length,
    sha256: sha256Hex(bytes),
    digest,
    salt,
    bytes,
  };
}

/** `used`: something refers to it from this transaction on. What stays unused for a day is removed. */
export async function insertPreparedFile(tx: Tx, file: PreparedFile, used: boolean): Promise<void> {
  const { bytes, ...row } = file;
  await insertFile(tx, { ...row, used });
  await insertFileChunks(tx, file.id, bytes);
}
