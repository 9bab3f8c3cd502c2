import "server-only";
/** Files, and their bytes in pieces. */
import type { FileId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Tx, withoutTenant } from "./tx";

export type FilePurpose = "attachment" | "import";
export type FileProvider = "database" | "s3";

export type FileRow = {
  id: FileId;
  purpose: FilePurpose;
  provider: FileProvider;
  name: string;
  contentType: string;
  sizeBytes: number;
  /** Of the bytes; null after erasure. */
  sha256: string | null;
  /** SHA-256 of the salt and the bytes: what the log refers to. */
  digest: string;
  usedAt: Date | null;
  erasedAt: Date | null;
  createdAt: Date;
};

const columns = `id, purpose, provider, name, content_type AS "contentType", size_bytes AS "sizeBytes", sha256, digest, used_at AS "usedAt", erased_at AS "erasedAt", created_at AS "createdAt"`;

/** In bytes: what one statement carries, and one row holds. */
const chunkBytes = 256 * 1024;
const chunksARead = 4;

export async function insertFile(tx: Tx, file: Omit<FileRow, "usedAt" | "erasedAt" | "createdAt"> & { salt: Uint8Array; used: boolean }): Promise<void> {
  await tx.query(
    `INSERT INTO file (workspace_id, id, purpose, provider, name, content_type, size_bytes, sha256, salt, digest, used_at, created_at)
     VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7::integer, $8, $9::bytea, $10, $11::timestamptz, $12::timestamptz)`,
    [
      tx.workspaceId,
      file.id,
      file.purpose,
      file.provider,
      file.name,
      file.contentType,
      file.sizeBytes,
      file.sha256,
      file.salt,
      file.digest,
      file.used ? tx.now : null,
      tx.now,
    ],
  );
}

export async function insertFileChunks(tx: Tx, id: FileId, bytes: Uint8Array): Promise<void> {
  for (let part = 0; part * chunkBytes < bytes.length; part += 1) {
    const piece = Buffer.from(bytes.subarray(part * chunkBytes, (part + 1) * chunkBytes));
    await tx.query(`INSERT INTO file_chunk (workspace_id, file_id, part, bytes) VALUES ($1::uuid, $2::uuid, $3::integer, $4::bytea)`, [
      tx.workspaceId,
      id,
      part,
      piece,
    ]);
  }
}

export async function findFile(tx: Tx, id: FileId): Promise<FileRow | null> {
  const [row] = await tx.query<FileRow>(`SELECT ${columns} FROM file WHERE workspace_id = $1::uuid AND id = $2::uuid`, [tx.workspaceId, id]);
  return row ?? null;
}

/** The next pieces from a part on, a megabyte at most; none at the end. */
export async function readFileChunks(tx: Tx, id: FileId, fromPart: number): Promise<Uint8Array[]> {
  const rows = await tx.query<{ bytes: Uint8Array }>(
    `SELECT bytes FROM file_chunk WHERE workspace_id = $1::uuid AND file_id = $2::uuid AND part >= $3::integer ORDER BY part LIMIT ${chunksARead}`,
    [tx.workspaceId, id, fromPart],
  );
  return rows.map(({ bytes }) => bytes);
}

/** Bytes, name and everything that says something about them are gone; size, type and the salted digest stay. False when that had happened before. */
export async function eraseFileRow(tx: Tx, id: FileId): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE file SET name = '', sha256 = NULL, salt = NULL, erased_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid AND erased_at IS NULL RETURNING id`,
    [tx.workspaceId, id, tx.now],
  );
  await tx.query(`DELETE FROM file_chunk WHERE workspace_id = $1::uuid AND file_id = $2::uuid`, [tx.workspaceId, id]);
  return rows.length === 1;
}

/** Removes a file that nothing refers to, with its pieces and its place in a conversation. False when it was used meanwhile. */
export async function deleteUnusedFile(tx: Tx, id: FileId): Promise<boolean> {
  const rows = await tx.query(`DELETE FROM file WHERE workspace_id = $1::uuid AND id = $2::uuid AND used_at IS NULL RETURNING id`, [tx.workspaceId, id]);
  return rows.length === 1;
}

/** Across tenants: uploads that nothing refers to, ids only. */
export async function listUnusedFiles(before: Date, limit: number): Promise<{ workspaceId: WorkspaceId; fileId: FileId }[]> {
  const rows = await withoutTenant<{ workspace_id: WorkspaceId; file_id: FileId }>(`SELECT workspace_id, file_id FROM unused_files($1, $2)`, [before, limit]);
  return rows.map((row) => ({ workspaceId: row.workspace_id, fileId: row.file_id }));
}
