import "server-only";
/**
 * Keeps a file: a clean name, digests, and the bytes in the database or in the operator's bucket. Three steps, so that no transaction waits for
 * digests or for the network: `prepareFile`, `placeFile`, then `insertPreparedFile` beside what refers to it.
 */
import { cleanFileName } from "@/lib/core/file/clean-file-name";
import { endingsOfType } from "@/lib/core/file/file-kinds";
import type { FileId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type FilePurpose, type FileRow, insertFile, insertFileChunks } from "@/lib/db/file";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { isStoreFailure } from "@/lib/integrations/storage/port";
import { enqueue } from "@/lib/queue/enqueue";
import { now } from "@/lib/platform/clock";
import { saltedBytes, sha256Hex } from "@/lib/platform/crypto";
import { fileBucket } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { objectKey, objectStore, storeUnavailable } from "./object-store";

export type PreparedFile = Omit<FileRow, "usedAt" | "erasedAt" | "createdAt"> & { salt: Uint8Array; bytes: Uint8Array; preparedAt: Date };

/** What was put into the bucket and has no row by then is removed. Far beyond what an upload takes. */
export const rowWithinMs = 3_600_000;

/** `contentType` is what the bytes are, not what somebody says of them. The caller has checked type and size; the table refuses more than 50 MB. */
export function prepareFile(given: { purpose: FilePurpose; name: string; contentType: string; bytes: Uint8Array }): PreparedFile {
  const { purpose, contentType, bytes } = given;
  const id: FileId = newId<"file">();
  const { salt, sha256: digest } = saltedBytes(bytes);
  return {
    id,
    purpose,
    provider: fileBucket() ? "s3" : "database",
    name: cleanFileName(given.name, endingsOfType(contentType)),
    contentType,
    sizeBytes: bytes.length,
    sha256: sha256Hex(bytes),
    digest,
    salt,
    bytes,
    preparedAt: now(),
  };
}

/**
 * Puts the bytes into the bucket, if that is where they go. Before it does, a job is left behind that removes them again unless a row of them
 * is there by then: whatever happens in between, nothing stays that nobody knows of. Throws unavailable.
 */
export async function placeFile(owner: { workspaceId: WorkspaceId }, { id, provider, bytes, preparedAt }: PreparedFile): Promise<void> {
  if (provider !== "s3") return;
  await withWorkspaceSql(owner, (tx) =>
    enqueue(tx, "remove_object", { workspaceId: owner.workspaceId, fileId: id }, { runAt: new Date(preparedAt.getTime() + rowWithinMs), key: `object.${id}` }),
  );
  const failure = await objectStore().put(objectKey(owner.workspaceId, id), bytes);
  if (!isStoreFailure(failure)) return;
  log.error("a file could not be put into the bucket", { workspaceId: owner.workspaceId, subjectId: id, code: failure.reason });
  throw storeUnavailable();
}

/** `used`: something refers to it from this transaction on. What stays unused for a day is removed. */
export async function insertPreparedFile(tx: Tx, file: PreparedFile, used: boolean): Promise<void> {
  const { bytes, preparedAt, ...row } = file;
  // Its bytes may be gone by now, or be about to go.
  if (row.provider === "s3" && tx.now.getTime() - preparedAt.getTime() > rowWithinMs / 2) throw storeUnavailable();
  await insertFile(tx, { ...row, used });
  if (row.provider === "database") await insertFileChunks(tx, file.id, bytes);
}
