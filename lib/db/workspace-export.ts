import "server-only";
/** The one export that a workspace may have: its row, and its bytes in pieces. */
import type { ExportCursor } from "@/lib/core/workspace/export-plan";
import type { MemberId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Tx, withoutTenant } from "./tx";

export type ExportRow = {
  id: string;
  requestedBy: MemberId;
  requestedByName: string;
  status: "running" | "ready";
  cursor: ExportCursor;
  parts: number;
  sizeBytes: number;
  rowCount: number;
  fileCount: number;
  createdAt: Date;
  finishedAt: Date | null;
  expiresAt: Date;
};

export async function findExport(tx: Tx): Promise<ExportRow | null> {
  const [row] = await tx.query<ExportRow>(
    `SELECT x.id, x.requested_by AS "requestedBy", m.name AS "requestedByName", x.status, x.cursor, x.parts, x.size_bytes AS "sizeBytes", x.row_count AS "rowCount",
       x.file_count AS "fileCount", x.created_at AS "createdAt", x.finished_at AS "finishedAt", x.expires_at AS "expiresAt"
     FROM workspace_export x JOIN member m ON m.workspace_id = $1::uuid AND m.id = x.requested_by WHERE x.workspace_id = $1::uuid`,
    [tx.workspaceId],
  );
  return row ? { ...row, sizeBytes: Number(row.sizeBytes), rowCount: Number(row.rowCount) } : null;
}

/** False when there is one already. */
export async function insertExport(tx: Tx, row: { id: string; requestedBy: MemberId; cursor: ExportCursor; expiresAt: Date }): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO workspace_export (workspace_id, id, requested_by, status, cursor, created_at, expires_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, 'running', $4::jsonb, $5::timestamptz, $6::timestamptz) ON CONFLICT (workspace_id) DO NOTHING RETURNING id`,
    [tx.workspaceId, row.id, row.requestedBy, JSON.stringify(row.cursor), tx.now, row.expiresAt],
  );
  return rows.length === 1;
}

/** With its bytes. False when it was gone. */
export async function deleteExport(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query(`DELETE FROM workspace_export WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`, [tx.workspaceId, id]);
  return rows.length === 1;
}

/**
 * Adds the next piece and moves the cursor. False when the export has another number of pieces by now, or is gone: somebody else is at work
 * on it, or nobody should be.
 */
export async function appendExportPart(
  tx: Tx,
  id: string,
  part: number,
  piece: { bytes: Uint8Array; cursor: ExportCursor; rows: number; files: number; expiresAt: Date | null },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE workspace_export SET parts = parts + 1, cursor = $4::jsonb, size_bytes = size_bytes + $5::integer, row_count = row_count + $6::integer,
       file_count = file_count + $7::integer, status = CASE WHEN $8::timestamptz IS NULL THEN status ELSE 'ready' END,
       finished_at = CASE WHEN $8::timestamptz IS NULL THEN finished_at ELSE $9::timestamptz END, expires_at = coalesce($8::timestamptz, expires_at)
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND parts = $3::integer AND status = 'running' RETURNING id`,
    [tx.workspaceId, id, part, JSON.stringify(piece.cursor), piece.bytes.length, piece.rows, piece.files, piece.expiresAt, tx.now],
  );
  if (rows.length === 0) return false;
  await tx.query(`INSERT INTO workspace_export_part (workspace_id, export_id, part, bytes) VALUES ($1::uuid, $2::uuid, $3::integer, $4::bytea)`, [
    tx.workspaceId,
    id,
    part,
    Buffer.from(piece.bytes),
  ]);
  return true;
}

export async function readExportPart(tx: Tx, id: string, part: number): Promise<Uint8Array | null> {
  const [row] = await tx.query<{ bytes: Uint8Array }>(
    `SELECT bytes FROM workspace_export_part WHERE workspace_id = $1::uuid AND export_id = $2::uuid AND part = $3::integer`,
    [tx.workspaceId, id, part],
  );
  return row?.bytes ?? null;
}

/** Across tenants: exports whose time is over, ids only. */
export async function listExpiredExports(now: Date, limit: number): Promise<{ workspaceId: WorkspaceId; exportId: string }[]> {
  const rows = await withoutTenant<{ workspace_id: WorkspaceId; export_id: string }>(`SELECT workspace_id, export_id FROM expired_exports($1, $2)`, [
    now,
    limit,
  ]);
  return rows.map((row) => ({ workspaceId: row.workspace_id, exportId: row.export_id }));
}
