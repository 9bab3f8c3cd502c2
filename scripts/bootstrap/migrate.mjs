// Applies prisma/migrations to a database and writes the rows that Prisma's own migrator would write, so that either
// can go on where the other stopped; then installs the job runner's schema and the functions that need it.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./paths.mjs";
import { refusal } from "./refuse.mjs";
import { deriveRoleUrls, ensureRoles, ownerRoles, parseDatabaseUrl, settleAppSessions } from "./roles.mjs";
import { splitSql } from "./split-sql.mjs";

/** The advisory lock that Prisma's migrator takes. */
const migrationLock = 72707369;
const lockWaitMs = 120_000;
/**
 * How often a migration that lost against the traffic of running processes begins anew: it takes several tables, and they take them in other orders.
 * Between two tries they get on with their work, for a time that no rhythm of theirs can follow.
 */
const tries = 25;
const betweenTriesMs = () => 200 + Math.random() * 1_300;
const oldestServer = 150000;

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */
/** @typedef {{ pending: string[], edited: string[], failed: string[], unknown: string[] }} MigrationState */

/**
 * Brings a database up to date; does nothing when it is. Safe to call from several processes at once.
 * @param {string} ownerUrl the address of the database's owner (a superuser, or a user with CREATEROLE that owns the database)
 * @param {{ appUrl?: string, jobsUrl?: string, folder?: string, retry?: string, only?: string[], say?: (line: string) => void }} [options]
 *   retry: the name of a migration that failed half way and has been cleaned up by hand; only: these migrations and no later ones
 * @returns {Promise<{ applied: string[], appUrl: string, jobsUrl: string }>}
 */
export async function migrateDatabase(ownerUrl, { appUrl, jobsUrl, folder = join(checkout, "prisma"), retry, only, say } = {}) {
  const urls = deriveRoleUrls(ownerUrl, { appUrl, jobsUrl });
  return withClient(ownerUrl, async (owner) => {
    await requireServer(owner);
    await waitForLock(owner);
    try {
      await owner.query("set lock_timeout = '5s'");
      await owner.query("set client_min_messages = warning");
      await ensureRoles(owner, urls, (url) => canLogIn(atDatabaseOf(ownerUrl, url)));
      await settleAppSessions(owner);
      await owner.query(`grant create, usage on schema public to ${[...ownerRoles, "handrail_jobs"].join(", ")}`);
      const applied = await applyMigrations(owner, join(folder, "migrations"), { retry, only, say });
      await installJobSchema(owner, atDatabaseOf(ownerUrl, urls.jobsUrl));
      const afterJobs = join(folder, "after-jobs.sql");
      if (existsSync(afterJobs)) await inTransaction(owner, readFileSync(afterJobs, "utf8"), "prisma/after-jobs.sql");
      await owner.query(`revoke create on schema public from ${[...ownerRoles, "handrail_jobs"].join(", ")}`);
      return { applied, ...urls };
    } finally {
      await owner.query("select pg_advisory_unlock($1)", [migrationLock]).catch(() => undefined);
    }
  });
}

/**
 * What a database lacks. Reads only.
 * @param {string} url
 * @param {{ folder?: string }} [options]
 * @returns {Promise<MigrationState>} pending: not applied. edited: the file is not the one that was applied.
 *   failed: began and did not end. unknown: applied by a newer release (no fault: releases overlap).
 */
export async function checkMigrated(url, { folder = join(checkout, "prisma") } = {}) {
  return withClient(url, async (client) => {
    await requireServer(client);
    return compare(readMigrations(join(folder, "migrations")), await readApplied(client));
  });
}

/**
 * @param {import("pg").Client} owner
 * @param {string} folder
 * @param {{ retry?: string, only?: string[], say?: (line: string) => void }} options
 */
async function applyMigrations(owner, folder, { retry, only, say }) {
  const migrations = readMigrations(folder);
  await owner.query(`create table if not exists _prisma_migrations (
    id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
    logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
  if (retry) {
    await owner.query("update _prisma_migrations set rolled_back_at = now() where migration_name = $1 and finished_at is null and rolled_back_at is null", [
      retry,
    ]);
  }
  const state = compare(migrations, await readApplied(owner));
  if (state.failed[0]) {
    throw refusal(
      `The migration ${state.failed[0]} failed half way (see its row in _prisma_migrations): undo what it did, then run npm run migrate -- --retry ${state.failed[0]}.`,
    );
  }
  if (state.edited[0]) {
    throw refusal(`The migration ${state.edited[0]} was edited after it had been applied: restore its file and put the change into a new migration.`);
  }
  const wanted = state.pending.filter((name) => !only || only.includes(name));
  for (const name of wanted) {
    say?.(`Migrating: ${name}`);
    const migration = /** @type {Migration} */ (migrations.find((each) => each.name === name));
    if (/^--\s*no-transaction\b/.test(migration.sql)) await applyStepwise(owner, migration);
    else await applyAtOnce(owner, migration);
  }
  return wanted;
}

/**
 * In one transaction, which was undone whole when it waited too long for a lock or was chosen to end a deadlock.
 * @param {import("pg").Client} owner
 * @param {Migration} migration
 */
async function applyAtOnce(owner, migration) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await applyOnce(owner, migration);
    } catch (error) {
      const { code } = /** @type {{ code?: string }} */ (/** @type {Error} */ (error).cause ?? {});
      if (attempt === tries || (code !== "40P01" && code !== "55P03")) throw error;
      await new Promise((resolve) => setTimeout(resolve, betweenTriesMs()));
    }
  }
}

/**
 * @param {import("pg").Client} owner
 * @param {Migration} migration
 */
async function applyOnce(owner, { name, sql, checksum }) {
  await inTransaction(owner, sql, name, async () => {
    await owner.query(
      "insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) values ($1, $2, $3, now(), clock_timestamp(), 1)",
      [randomUUID(), checksum, name],
    );
  });
}

/**
 * @param {import("pg").Client} owner
 * @param {Migration} migration
 */
async function applyStepwise(owner, { name, sql, checksum }) {
  const id = randomUUID();
  await owner.query("insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)", [id, checksum, name]);
  let steps = 0;
  try {
    for (const statement of splitSql(sql)) {
      await owner.query(statement);
      steps += 1;
    }
  } catch (error) {
    await owner.query("update _prisma_migrations set logs = $2, applied_steps_count = $3 where id = $1", [id, String(error), steps]);
    throw explainSql(error, `${name}, statement ${steps + 1}`);
  }
  await owner.query("update _prisma_migrations set finished_at = clock_timestamp(), applied_steps_count = $2 where id = $1", [id, steps]);
}

/**
 * @param {import("pg").Client} owner
 * @param {string} sql
 * @param {string} name
 * @param {() => Promise<void>} [after] runs in the same transaction
 */
async function inTransaction(owner, sql, name, after) {
  await owner.query("begin");
  try {
    await owner.query(sql);
    await after?.();
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback");
    throw explainSql(error, name);
  }
}

/**
 * @param {unknown} error
 * @param {string} name
 */
function explainSql(error, name) {
  const { code, message, position, where } = /** @type {{ code?: string, message: string, position?: string, where?: string }} */ (error);
  if (code === "55P03" || code === "40P01") {
    return refusal(
      `The migration ${name} did not get the locks that it needs from other sessions, and was undone: run npm run migrate again at a quieter moment.`,
      error,
    );
  }
  const place = position ? ` at character ${position}` : where ? ` (${where.split("\n")[0]})` : "";
  return Object.assign(new Error(`The migration ${name} failed${place}: ${message}`), { cause: error });
}

/**
 * graphile-worker's schema belongs to the role that its runner logs in as.
 * @param {import("pg").Client} owner
 * @param {string} jobsUrl
 */
async function installJobSchema(owner, jobsUrl) {
  const { rows } = await owner.query("select quote_ident(current_database()) as name");
  await owner.query(`grant connect, create on database ${rows[0].name} to handrail_jobs`);
  const { Logger, runMigrations } = await import("graphile-worker");
  await runMigrations({ connectionString: jobsUrl, schema: "graphile_worker", logger: new Logger(() => () => undefined) });
}

/**
 * @param {string} folder
 * @returns {Migration[]} in the order of their names
 */
export function readMigrations(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map((entry) => {
      const bytes = readFileSync(join(folder, entry.name, "migration.sql"));
      return { name: entry.name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param {import("pg").Client} client
 * @returns {Promise<{ name: string, checksum: string, finished: boolean }[]>}
 */
async function readApplied(client) {
  const { rows: table } = await client.query("select to_regclass('_prisma_migrations') as found");
  if (!table[0].found) return [];
  const { rows } = await client.query(
    "select migration_name as name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null order by started_at",
  );
  return rows;
}

/**
 * @param {{ name: string, checksum: string }[]} migrations what the release has
 * @param {{ name: string, checksum: string, finished: boolean }[]} applied what the database has
 * @returns {MigrationState}
 */
export function compare(migrations, applied) {
  const known = new Map(migrations.map((each) => [each.name, each.checksum]));
  const finished = new Map(applied.filter((each) => each.finished).map((each) => [each.name, each.checksum]));
  return {
    pending: migrations.filter(({ name }) => !finished.has(name)).map(({ name }) => name),
    edited: migrations.filter(({ name, checksum }) => finished.has(name) && finished.get(name) !== checksum).map(({ name }) => name),
    failed: applied.filter((each) => !each.finished && !finished.has(each.name)).map(({ name }) => name),
    unknown: [...finished.keys()].filter((name) => !known.has(name)),
  };
}

/** @param {import("pg").Client} client */
async function requireServer(client) {
  const { rows } = await client.query("select current_setting('server_version_num')::int as number, current_setting('server_version') as version");
  if (rows[0].number < oldestServer)
    throw refusal(`The database is Postgres ${rows[0].version} and Handrail needs 15 or newer: upgrade it, or set DATABASE_URL to a newer one.`);
}

/**
 * Asks again and again instead of waiting inside the server: a session that waits there holds a snapshot, and CREATE
 * INDEX CONCURRENTLY of the migrator that has the lock would wait for that in turn.
 * @param {import("pg").Client} client
 */
async function waitForLock(client) {
  for (const until = performance.now() + lockWaitMs; performance.now() < until;) {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as taken", [migrationLock]);
    if (rows[0].taken) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw refusal("Another migration has been running on this database for two minutes: wait for it to end, then run this again.");
}

/**
 * A role's address with the host and database of the owner's, because the given one may lead through a pool.
 * @param {string} ownerUrl
 * @param {string} roleUrl
 */
function atDatabaseOf(ownerUrl, roleUrl) {
  const url = parseDatabaseUrl(ownerUrl, "DATABASE_URL");
  const role = parseDatabaseUrl(roleUrl, "DATABASE_APP_URL or DATABASE_JOBS_URL");
  url.username = role.username;
  url.password = role.password;
  return url.toString();
}

/** @param {string} url */
async function canLogIn(url) {
  try {
    await withClient(url, async () => undefined);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Error & { code?: string }} error
 * @param {string} address
 */
export function explainConnection(error, address) {
  const { host, pathname, username } = new URL(address);
  const where = `The database ${decodeURIComponent(pathname.slice(1))} at ${host}`;
  if (error.code === "28P01" || error.code === "28000") {
    return refusal(`${where} refuses the user ${decodeURIComponent(username)} (${error.message}): check user and password in DATABASE_URL.`, error);
  }
  if (error.code === "3D000") return refusal(`${where} does not exist: create it, or check DATABASE_URL.`, error);
  const reason = error.code ?? error.message;
  return refusal(`${where} cannot be reached (${reason}): check that it runs and that host and port in DATABASE_URL are right.`, error);
}

/**
 * @template T
 * @param {string} url
 * @param {(client: import("pg").Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withClient(url, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: "handrail migrate" });
  // A server that goes away is reported by the query in flight; without a listener it would end the process.
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
