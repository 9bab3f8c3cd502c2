// Writes everything that an installation holds as one file, read in one snapshot while Handrail runs: gzip of lines. It needs no
// tool of Postgres and is independent of its version, so that it also moves an installation from the embedded database to another.
//
//   # {"handrail":"backup/1", "createdAt", "migrations":[…], "secret"?}      the header
//   # {"table":"message"}                                                      what the rows below are of
//   {"workspace_id":…}                                                         a row, as Postgres' row_to_json gives it
//   # {"jobs":true}                                                            then waiting jobs
//   # {"end":true, "rows":N, "sha256":"…"}                                     of all lines before
import { createHash } from "node:crypto";
import { createWriteStream, renameSync, rmSync } from "node:fs";
import { once } from "node:events";
import { createGzip } from "node:zlib";
import { explainConnection } from "./migrate.mjs";

export const backupFormat = "backup/1";
/** What lives seconds and means nothing elsewhere. */
const passing = ["process_heartbeat", "rate_counter", "_prisma_migrations"];
const rowsAtOnce = 500;
/** Tables that hold files and indexes in pieces of a megabyte. */
const wideRowsAtOnce = 8;

/**
 * @param {string} ownerUrl
 * @param {string} file written beside and renamed when it is whole, mode 0600
 * @param {{ secret?: string, say?: (line: string) => void }} [options] secret: put into the file, for an installation that keeps its own
 * @returns {Promise<{ rows: number, tables: number }>}
 */
export async function backUp(ownerUrl, file, { secret, say } = {}) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "handrail backup" });
  client.on("error", () => undefined);
  await client.connect().catch((error) => {
    throw explainConnection(error, ownerUrl);
  });
  const partial = `${file}.part`;
  try {
    const out = openLines(partial);
    const migrations = await begin(client);
    await out.write(`# ${JSON.stringify({ handrail: backupFormat, createdAt: new Date().toISOString(), migrations, ...(secret ? { secret } : {}) })}\n`);
    let rows = 0;
    const tables = await listTables(client);
    for (const { name, isWide } of tables) {
      await out.write(`# ${JSON.stringify({ table: name })}\n`);
      const count = await copyRows(
        client,
        `select row_to_json(t)::text as line from ${pg.escapeIdentifier(name)} t`,
        isWide ? wideRowsAtOnce : rowsAtOnce,
        out,
      );
      if (count > 0) say?.(`${name}: ${count}`);
      rows += count;
    }
    await out.write(`# ${JSON.stringify({ jobs: true })}\n`);
    // The job runner's tables belong to its role.
    await client.query("set local role handrail_jobs");
    rows += await copyRows(
      client,
      `select json_build_object('task', t.identifier, 'payload', j.payload, 'runAt', j.run_at, 'key', j.key)::text as line
       from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
      rowsAtOnce,
      out,
    );
    await client.query("rollback");
    await out.end(rows);
    renameSync(partial, file);
    return { rows, tables: tables.length };
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * One state of the database, read by a role that sees all rows and can change none.
 * @param {import("pg").Client} client
 * @returns {Promise<string[]>} the migrations that this state has
 */
async function begin(client) {
  await client.query("begin transaction isolation level repeatable read, read only");
  const { rows } = await client.query(
    "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1",
  );
  await client.query("set local role handrail_backup");
  return rows.map(({ name }) => name);
}

/**
 * Each after those that it refers to, so that a restore can load them in this order.
 * @param {import("pg").Client} client
 * @returns {Promise<{ name: string, isWide: boolean }[]>}
 */
async function listTables(client) {
  const { rows } = await client.query(
    `select c.relname as name, exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.atttypid = 'bytea'::regtype and c.relname <> 'message') as "isWide"
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1) order by 1`,
    [passing],
  );
  return orderByReferences(client, rows);
}

/**
 * @template {{ name: string }} T
 * @param {import("pg").Client} client
 * @param {T[]} tables
 * @returns {Promise<T[]>}
 */
async function orderByReferences(client, tables) {
  const { rows } = await client.query(
    `select distinct t.relname as name, r.relname as needs from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class r on r.oid = k.confrelid
     where k.contype = 'f' and t.oid <> r.oid and t.relnamespace = 'public'::regnamespace`,
  );
  /** @type {T[]} */
  const ordered = [];
  const left = new Map(tables.map((table) => [table.name, table]));
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ name }) => !rows.some((row) => row.name === name && left.has(row.needs)));
    if (ready.length === 0) throw new Error(`these tables refer to each other in a circle: ${[...left.keys()].join(", ")}`);
    for (const table of ready) {
      ordered.push(table);
      left.delete(table.name);
    }
  }
  return ordered;
}

/**
 * @param {import("pg").Client} client
 * @param {string} select one column, `line`
 * @param {number} atOnce
 * @param {ReturnType<typeof openLines>} out
 */
async function copyRows(client, select, atOnce, out) {
  await client.query(`declare rows no scroll cursor for ${select}`);
  let count = 0;
  for (;;) {
    const { rows } = await client.query(`fetch ${atOnce} from rows`);
    if (rows.length === 0) break;
    await out.write(rows.map(({ line }) => `${line}\n`).join(""));
    count += rows.length;
  }
  await client.query("close rows");
  return count;
}

/** @param {string} path */
function openLines(path) {
  const hash = createHash("sha256");
  const gzip = createGzip();
  const file = createWriteStream(path, { mode: 0o600 });
  /** @type {Error | null} */
  let failure = null;
  const fail = (/** @type {Error} */ error) => {
    failure = error;
    gzip.destroy(error);
  };
  file.on("error", fail);
  gzip.on("error", fail);
  gzip.pipe(file);
  const put = async (/** @type {string} */ text) => {
    if (failure) throw failure;
    if (!gzip.write(text)) await once(gzip, "drain");
  };
  return {
    write: async (/** @type {string} */ text) => {
      hash.update(text);
      await put(text);
    },
    end: async (/** @type {number} */ rows) => {
      await put(`# ${JSON.stringify({ end: true, rows, sha256: hash.digest("hex") })}\n`);
      gzip.end();
      await once(file, "close");
      if (failure) throw failure;
    },
  };
}
