import "server-only";
/**
 * The job behind an export: page by page and file by file, in pieces that are each compressed by themselves and together are one gzip file. A
 * piece and where the next begins are one transaction, so that a job that was cut goes on where it stopped, and no more than a piece is ever
 * in memory.
 */
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { asSystem } from "@/lib/access/actor";
import type { JobPayload } from "@/lib/contracts/jobs/job-types";
import { assertNever } from "@/lib/core/kernel/assert-never";
import type { FileId, WorkspaceId } from "@/lib/core/kernel/ids";
import { afterDays, exportDays } from "@/lib/core/workspace/closing";
import { type ExportCursor, filePath, pagePath, planExport } from "@/lib/core/workspace/export-plan";
import { tarEnd, tarHeader, tarPadding } from "@/lib/core/workspace/tar";
import { findFileBehind, readExportPage, readExportTables } from "@/lib/db/export-rows";
import { readFileChunks } from "@/lib/db/file";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { appendExportPart, type ExportRow, findExport } from "@/lib/db/workspace-export";
import { findWorkspaceName } from "@/lib/db/workspace";
import { sendWorkspaceMail } from "@/lib/moves/send-workspace-mail";
import { enqueue } from "@/lib/queue/enqueue";

const compress = promisify(gzip);

/** After so many pieces the job queues the rest of itself, so that a large workspace does not hold up the others' jobs. */
const piecesAJob = 50;

type Piece = { bytes: Uint8Array; cursor: ExportCursor; rows?: number; files?: number; isLast?: boolean };

/** Ends without a word when the export was removed, is finished, or is written by another process. */
export async function writeExport(payload: JobPayload<"export_workspace">): Promise<void> {
  const actor = asSystem(payload.workspaceId as WorkspaceId, "workspace export");
  for (let written = 0; written < piecesAJob; written += 1) {
    const next = await withWorkspaceSql(actor, async (tx) => {
      const row = await findExport(tx);
      return row?.id === payload.exportId && row.status === "running" ? { row, piece: await makePiece(tx, row) } : null;
    });
    if (!next) return;
    const bytes = await compress(next.piece.bytes);
    if (!(await withWorkspaceSql(actor, (tx) => keepPiece(tx, next.row, { ...next.piece, bytes }))) || next.piece.isLast) return;
  }
  await withWorkspaceSql(actor, (tx) => enqueue(tx, "export_workspace", payload));
}

async function keepPiece(tx: Tx, row: ExportRow, { bytes, cursor, rows = 0, files = 0, isLast = false }: Piece): Promise<boolean> {
  const expiresAt = isLast ? afterDays(tx.now, exportDays) : null;
  const isKept = await appendExportPart(tx, row.id, row.parts, { bytes, cursor, rows, files, expiresAt });
  if (isKept && isLast) await sendWorkspaceMail(tx, "workspace_export_ready", row.requestedBy);
  return isKept;
}

async function makePiece(tx: Tx, row: ExportRow): Promise<Piece> {
  const { cursor } = row;
  switch (cursor.at) {
    case "start":
      return { bytes: member("export/README.txt", readme, row.createdAt), cursor: await tableBehind(tx, cursor, "") };
    case "table":
      return pagePiece(tx, row, cursor);
    case "files":
      return nextFilePiece(tx, row, cursor);
    case "file":
      return filePiece(tx, cursor, cursor);
    case "end":
      return { bytes: Buffer.concat([await manifest(tx, row), tarEnd()]), cursor, isLast: true };
    default:
      return assertNever(cursor);
  }
}

async function tableBehind(tx: Tx, { counts }: ExportCursor, name: string): Promise<ExportCursor> {
  const next = planExport(await readExportTables(tx)).find((table) => table.name > name);
  return next ? { at: "table", table: next.name, page: 1, after: null, counts } : { at: "files", after: null, counts };
}

async function pagePiece(tx: Tx, row: ExportRow, cursor: ExportCursor & { at: "table" }): Promise<Piece> {
  const table = planExport(await readExportTables(tx)).find(({ name }) => name === cursor.table);
  // A newer release may have taken the table away meanwhile.
  if (!table) return { bytes: new Uint8Array(), cursor: await tableBehind(tx, cursor, cursor.table) };
  const { lines, last, isLast } = await readExportPage(tx, table, cursor.after);
  const counts = { ...cursor.counts, [table.name]: (cursor.counts[table.name] ?? 0) + lines.length };
  // A table without rows has an empty file, so that nobody looks for it.
  const isWritten = lines.length > 0 || cursor.page === 1;
  return {
    bytes: isWritten ? member(pagePath(table.name, cursor.page), lines.map((line) => `${line}\n`).join(""), row.createdAt) : new Uint8Array(),
    cursor: isLast || !last ? await tableBehind(tx, { ...cursor, counts }, table.name) : { ...cursor, page: cursor.page + 1, after: last, counts },
    rows: lines.length,
  };
}

async function nextFilePiece(tx: Tx, row: ExportRow, { after, counts }: ExportCursor & { at: "files" }): Promise<Piece> {
  const file = await findFileBehind(tx, after);
  if (!file) return { bytes: new Uint8Array(), cursor: { at: "end", counts } };
  const header = tarHeader(filePath(file.id), file.sizeBytes, row.createdAt);
  const first = await filePiece(tx, { id: file.id, part: 0, sizeBytes: file.sizeBytes, sentBytes: 0 }, { counts });
  return { bytes: Buffer.concat([header, first.bytes]), cursor: first.cursor, files: 1 };
}

/** The next megabyte of a file. One that is erased meanwhile is zeros from there on: its size stands in the archive already. */
async function filePiece(
  tx: Tx,
  { id, part, sizeBytes, sentBytes }: { id: string; part: number; sizeBytes: number; sentBytes: number },
  { counts }: { counts: Record<string, number> },
): Promise<Piece> {
  const read = await readFileChunks(tx, id as FileId, part);
  const missing = read.length === 0 ? new Uint8Array(Math.min(1024 * 1024, sizeBytes - sentBytes)) : null;
  const bytes = missing ?? Buffer.concat(read).subarray(0, sizeBytes - sentBytes);
  const sent = sentBytes + bytes.length;
  if (sent < sizeBytes) return { bytes, cursor: { at: "file", id, part: part + read.length, sizeBytes, sentBytes: sent, counts } };
  return { bytes: Buffer.concat([bytes, tarPadding(sizeBytes)]), cursor: { at: "files", after: id, counts } };
}

async function manifest(tx: Tx, row: ExportRow): Promise<Uint8Array> {
  const workspace = await findWorkspaceName(tx);
  const content = {
    handrail: "workspace-export/1",
    workspace,
    begunAt: row.createdAt.toISOString(),
    endedAt: tx.now.toISOString(),
    rows: row.cursor.counts,
    files: row.fileCount,
  };
  return member("export/manifest.json", `${JSON.stringify(content, null, 2)}\n`, row.createdAt);
}

function member(name: string, content: string, modified: Date): Uint8Array {
  const bytes = Buffer.from(content, "utf8");
  return Buffer.concat([tarHeader(name, bytes.length, modified), bytes, tarPadding(bytes.length)]);
}

const readme = `A workspace of Handrail, as JSON.

data/<table>/000001.jsonl   the rows of a table, one JSON object a line; large tables go on in 000002.jsonl and so on
files/<id>                  the files of conversations; their names and types are in data/file
manifest.json               what this is, and how many rows and files it holds; written last, so an archive without it is not whole

Rows were read one page after the other while the workspace was in use: what was written meanwhile can be in it or not.
Passwords, keys and secrets are not in it. The meaning of each table is in docs/export-format.md of Handrail.
`;
