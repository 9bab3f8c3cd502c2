import "server-only";
/** Rows of any table of a workspace as lines of JSON, page by page in the order of the primary key. What the tables are is read from the catalogue. */
import type { FileId } from "@/lib/core/kernel/ids";
import type { TableShape } from "@/lib/core/workspace/export-plan";
import type { Tx } from "./tx";

export type ExportTable = TableShape & {
  /** The column that holds the workspace, and the rest of the primary key with its types. */
  owner: string;
  key: { name: string; type: string }[];
};

/** In rows and in bytes, whichever comes first; a page has one row at least. */
const pageRows = 500;
const pageBytes = 1_000_000;

/** Every table that holds rows of a workspace, and the workspace's own. */
export async function readExportTables(tx: Tx): Promise<ExportTable[]> {
  return tx.query<ExportTable>(
    `SELECT c.relname AS name, CASE c.relname WHEN 'workspace' THEN 'id' ELSE 'workspace_id' END AS owner,
       (SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
       (SELECT coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY k.place), '[]')
        FROM pg_index x, unnest(x.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place) JOIN pg_attribute a ON a.attnum = k.attnum
        WHERE x.indrelid = c.oid AND x.indisprimary AND a.attrelid = c.oid AND a.attname <> 'workspace_id') AS key
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND (c.relname = 'workspace' OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped))
     ORDER BY c.relname`,
  );
}

export type ExportPage = { lines: string[]; /** Of the last row; null where the table has one row a workspace. */ last: string[] | null; isLast: boolean };

/** The next rows behind the one whose key is `after`. Names come from the catalogue alone. */
export async function readExportPage(tx: Tx, table: ExportTable, after: string[] | null): Promise<ExportPage> {
  const name = quoted(table.name);
  const key = table.key.map((column) => `t.${quoted(column.name)}`);
  const behind = after === null ? "" : `AND (${key.join(", ")}) > (${table.key.map(({ type }, index) => `$${index + 2}::text::${type}`).join(", ")})`;
  const order = key.length === 0 ? "" : `ORDER BY ${key.join(", ")}`;
  const rows = await tx.query<{ line: string; key: string[]; found: number }>(
    `SELECT p.line, p.key, p.found FROM (
       SELECT q.line, q.key, q.n, count(*) OVER () AS found, sum(octet_length(q.line)) OVER (ORDER BY q.n) - octet_length(q.line) AS before
       FROM (
         SELECT (SELECT row_to_json(c)::text FROM (SELECT ${table.columns.map((column) => `t.${quoted(column)}`).join(", ")}) c) AS line,
           ARRAY[${key.map((column) => `${column}::text`).join(", ")}]::text[] AS key, row_number() OVER (${order}) AS n
         FROM ${name} t WHERE t.${quoted(table.owner)} = $1::uuid ${behind} ${order} LIMIT ${pageRows}
       ) q
     ) p WHERE p.before < ${pageBytes} ORDER BY p.n`,
    [tx.workspaceId, ...(after ?? [])],
  );
  const last = rows.at(-1);
  const all = Number(last?.found ?? 0);
  return { lines: rows.map(({ line }) => line), last: last?.key ?? null, isLast: key.length === 0 || (rows.length === all && all < pageRows) };
}

export async function findFileBehind(tx: Tx, after: string | null): Promise<{ id: FileId; sizeBytes: number } | null> {
  const [row] = await tx.query<{ id: FileId; sizeBytes: number }>(
    `SELECT id, size_bytes AS "sizeBytes" FROM file
     WHERE workspace_id = $1::uuid AND erased_at IS NULL AND provider = 'database' AND ($2::uuid IS NULL OR id > $2::uuid) ORDER BY id LIMIT 1`,
    [tx.workspaceId, after],
  );
  return row ?? null;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
