/** What an export of a workspace holds: every table that belongs to it, but for those named here. A new table is exported unless somebody says why not. */

/** Tables that stay behind, each with its reason; `docs/export-format.md` says the same to owners. */
export const tablesLeftOut: Readonly<Record<string, string>> = {
  file_chunk: "the files stand beside the rows, whole",
  knowledge_index: "made from the articles",
  knowledge_count: "made from the articles",
  text_vector: "made from the articles and bought again from the same model",
  idempotency_key: "answers kept for a day, for requests that are sent again",
  event_pending: "facts that wait for their seal, which stand in event",
  listener_cursor: "how far this installation has read its own log",
  visitor_stream: "streams that are open at this moment",
  workspace_export: "the export itself",
  workspace_export_part: "the export itself",
};

/** Columns that stay behind in tables that are exported. */
const columnsLeftOut: Readonly<Record<string, readonly string[]>> = {
  // The bytes of an upload whose import failed; what became articles is there.
  import_document: ["content"],
  // Where each vector lies in the index.
  knowledge_version: ["vector_map"],
  webhook_endpoint: ["lease_token"],
};

/** Sealed secrets, and hashes of what opens something: of no use elsewhere, and nobody's to carry about. */
const secret = /_ciphertext$|^token_(hash|sha256)$/;

export type TableShape = { name: string; columns: readonly string[] };

/** The tables of an export in the order of their names, with the columns that leave. */
export function planExport<Table extends TableShape>(tables: readonly Table[]): Table[] {
  return tables
    .filter(({ name }) => !Object.hasOwn(tablesLeftOut, name))
    .map((table) => ({
      ...table,
      columns: table.columns.filter((column) => !secret.test(column) && !columnsLeftOut[table.name]?.includes(column)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What is written next, as the row of an export keeps it, and how many rows of each table are written already. */
export type ExportCursor = { counts: Record<string, number> } & (
  | { at: "start" }
  /** The next page of a table, behind the row whose key is `after`. */
  | { at: "table"; table: string; page: number; after: string[] | null }
  /** The next file behind that one. */
  | { at: "files"; after: string | null }
  /** The rest of a file: from which piece on, and how many of its bytes are written. */
  | { at: "file"; id: string; part: number; sizeBytes: number; sentBytes: number }
  | { at: "end" }
);

/** Where the rows of a page lie in the archive. */
export function pagePath(table: string, page: number): string {
  return `export/data/${table}/${String(page).padStart(6, "0")}.jsonl`;
}

export function filePath(id: string): string {
  return `export/files/${id}`;
}
