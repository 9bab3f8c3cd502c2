// Puts a backup into an empty database: brings it to the migrations that the backup was made at, loads the rows in one
// transaction, and then applies what this release has beyond. So an older backup is an upgrade, too.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { backupFormat } from "./backup.mjs";
import { explainConnection, migrateDatabase, readMigrations } from "./migrate.mjs";
import { join } from "node:path";
import { checkout } from "./paths.mjs";
import { refusal } from "./refuse.mjs";

const batchBytes = 1_000_000;
const batchRows = 1_000;

/** @typedef {{ createdAt: string, migrations: string[], secret?: string }} BackupHeader */

/**
 * @param {string} ownerUrl the owner's address of an empty database
 * @param {string} file
 * @param {{ appUrl?: string, jobsUrl?: string, folder?: string, say?: (line: string) => void }} [options] folder: with the migrations
 * @returns {Promise<{ rows: number, header: BackupHeader }>}
 */
export async function restore(ownerUrl, file, { folder = join(checkout, "prisma"), say, ...urls } = {}) {
  // Read through once before anything is written: a cut or changed file leaves the database as it was.
  const { header, rows: expected } = await checkBackup(file);
  const known = new Set(readMigrations(join(folder, "migrations")).map(({ name }) => name));
  const newer = header.migrations.find((name) => !known.has(name));
  if (newer) throw refusal(`The backup was made by a newer release (it has the migration ${newer}): restore it with that release or a newer one.`);
  await requireEmpty(ownerUrl);
  await migrateDatabase(ownerUrl, { ...urls, folder, only: header.migrations, say });
  const rows = await load(ownerUrl, file);
  if (rows !== expected) throw new Error(`${rows} rows were loaded and the backup has ${expected}`);
  await migrateDatabase(ownerUrl, { ...urls, folder, say });
  return { rows, header };
}

/**
 * The whole file, its digest and its end.
 * @param {string} file
 * @returns {Promise<{ header: BackupHeader, rows: number }>} Refuses what is no backup, or not whole.
 */
export async function checkBackup(file) {
  const hash = createHash("sha256");
  /** @type {BackupHeader | null} */
  let header = null;
  /** @type {{ rows: number, sha256: string } | null} */
  let end = null;
  try {
    for await (const line of lines(file)) {
      if (end) throw new Error("something follows the end");
      const mark = line.startsWith("# ") ? JSON.parse(line.slice(2)) : null;
      if (!header) {
        if (mark?.handrail !== backupFormat) throw new Error("it does not begin as one");
        header = mark;
      }
      if (mark?.end) end = mark;
      else hash.update(`${line}\n`);
    }
    if (!header || !end) throw new Error("its end is missing");
    if (hash.digest("hex") !== end.sha256) throw new Error("it was changed");
  } catch (error) {
    throw refusal(`${file} is no whole backup of Handrail (${/** @type {Error} */ (error).message}): use another copy of it.`, error);
  }
  return { header, rows: end.rows };
}

/** @param {string} ownerUrl */
async function requireEmpty(ownerUrl) {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(
      "select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname = 'workspace' desc limit 1",
    );
    if (rows[0]) throw refusal(`The database is not empty (it has the table ${rows[0].name}): restore into a new one.`);
  });
}

/**
 * @param {string} ownerUrl
 * @param {string} file
 */
async function load(ownerUrl, file) {
  return withClient(ownerUrl, async (client) => {
    await client.query("begin");
    const tables = await listTables(client);
    // The owner is bound by forced security, too; nobody else can see the tables before the commit.
    for (const { name } of tables.filter(({ forced }) => forced)) await client.query(`alter table "${name}" no force row level security`);
    // What triggers did when a row was written is in the backup; done again it would double rows, change them or refuse them.
    for (const { name } of tables.filter(({ triggers }) => triggers)) await client.query(`alter table "${name}" disable trigger user`);
    const rows = await loadRows(client, file, tables);
    // References that are checked at the commit are checked here: a table that waits for that cannot be altered.
    await client.query("set constraints all immediate");
    for (const { name } of tables.filter(({ triggers }) => triggers)) await client.query(`alter table "${name}" enable trigger user`);
    for (const { name } of tables.filter(({ forced }) => forced)) await client.query(`alter table "${name}" force row level security`);
    await advanceIdentities(client);
    await client.query("commit");
    return rows;
  });
}

/**
 * In the order of the file: tables come after those that they refer to.
 * @param {import("pg").Client} client
 * @param {string} file
 * @param {{ name: string, columns: string[] }[]} tables
 */
async function loadRows(client, file, tables) {
  const columnsOf = new Map(tables.map(({ name, columns }) => [name, columns.map((column) => `"${column}"`).join(", ")]));
  let count = 0;
  for await (const { table, batch } of batches(file)) {
    if (table === null) await addJobs(client, batch);
    else {
      const columns = columnsOf.get(table);
      if (!columns) throw new Error(`there is no table ${table} at the backup's migrations`);
      await client.query(
        `insert into "${table}" (${columns}) overriding system value select ${columns} from json_populate_recordset(null::"${table}", $1::json)`,
        [`[${batch.join(",")}]`],
      );
    }
    count += batch.length;
  }
  return count;
}

/**
 * @param {import("pg").Client} client
 * @param {string[]} lines
 */
async function addJobs(client, lines) {
  for (const line of lines) {
    const { task, payload, runAt, key } = JSON.parse(line);
    await client.query("select graphile_worker.enqueue_job($1, $2::json, $3::timestamptz, $4)::text", [task, JSON.stringify(payload), runAt, key]);
  }
}

/**
 * Rows of one table at a time; table null: jobs.
 * @param {string} file
 * @returns {AsyncGenerator<{ table: string | null, batch: string[] }>}
 */
async function* batches(file) {
  /** @type {string | null} */
  let table = null;
  /** @type {string[]} */
  let batch = [];
  let bytes = 0;
  for await (const line of lines(file)) {
    const isMark = line.startsWith("# ");
    if (batch.length > 0 && (isMark || bytes >= batchBytes || batch.length >= batchRows)) {
      yield { table, batch };
      batch = [];
      bytes = 0;
    }
    if (isMark) table = JSON.parse(line.slice(2)).table ?? null;
    else {
      batch.push(line);
      bytes += line.length;
    }
  }
}

/** @param {string} file */
async function* lines(file) {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.on("error", (error) => text.destroy(error));
  /** @type {Error | null} */
  let failure = null;
  const reader = createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
  text.on("error", (error) => {
    failure = error;
    reader.close();
  });
  try {
    yield* reader;
    if (failure) throw failure;
  } finally {
    reader.close();
    source.destroy();
  }
}

/** @param {import("pg").Client} client */
async function listTables(client) {
  const { rows } = await client.query(
    `select c.relname as name, c.relforcerowsecurity as forced,
       exists (select from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal) as triggers,
       (select json_agg(a.attname order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'`,
  );
  return /** @type {{ name: string, forced: boolean, triggers: boolean, columns: string[] }[]} */ (rows);
}

/** @param {import("pg").Client} client */
async function advanceIdentities(client) {
  const { rows } = await client.query(
    `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> ''`,
  );
  for (const { table, column } of rows) {
    await client.query(`select setval(pg_get_serial_sequence('"${table}"', '${column}'), greatest(coalesce((select max("${column}") from "${table}"), 0), 1))`);
  }
}

/**
 * @template T
 * @param {string} url
 * @param {(client: import("pg").Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withClient(url, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, application_name: "handrail restore" });
  client.on("error", () => undefined);
  await client.connect().catch((error) => {
    throw explainConnection(error, url);
  });
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
