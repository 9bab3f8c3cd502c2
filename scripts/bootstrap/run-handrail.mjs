// The steps of npm start, in order, and their undoing.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { startApp } from "./app.mjs";
import { buildStale } from "./build.mjs";
import { ensureClient } from "./generate-client.mjs";
import { ensureInstalled } from "./install.mjs";
import { tryLock } from "./lock-file.mjs";
import { checkMigrated, migrateDatabase } from "./migrate.mjs";
import { requireFreePort } from "./port-check.mjs";
import { startPostgres } from "./postgres.mjs";
import { identify, isAlive } from "./process-identity.mjs";
import { explainFolderError, isRefusal, refusal } from "./refuse.mjs";
import { ensureSecrets } from "./secrets.mjs";
import { seedWhenEmpty } from "./seed.mjs";
import { createShutdown } from "./shutdown.mjs";

const logLimitBytes = 10 * 2 ** 20;
const mostRestarts = 3;

/** @typedef {import("./environment.mjs").Environment} Environment */

/**
 * Starts Handrail and returns when it has been stopped; never returns normally before that.
 * @param {Environment} env
 * @returns {Promise<never>}
 */
export async function runHandrail(env) {
  const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
  const shutdown = createShutdown({ onBegin: (reason) => reason.startsWith("SIG") && say("Stopping") });
  try {
    const address = await bringUp(env, shutdown, say);
    greet(env, address, say);
  } catch (error) {
    const text = isRefusal(error) ? /** @type {Error} */ (error).message : String(/** @type {Error} */ (error)?.stack ?? error);
    process.stderr.write(`${text}\n`);
    await shutdown.now(1, "failure");
  }
  return new Promise(() => undefined);
}

/**
 * @param {Environment} env
 * @param {ReturnType<typeof createShutdown>} shutdown
 * @param {(line: string) => void} say
 */
async function bringUp(env, shutdown, say) {
  const guard = claimDataFolder(env, shutdown);
  await stopLeftovers(guard.leftovers, say);
  await requireFreePort(env.host, env.port);
  await ensureInstalled({ say });
  await ensureClient({ say });

  const database = env.DATABASE_URL ? await useDatabase(env) : await useEmbedded(env, shutdown, say);
  const { nextFolder } = await buildStale({ say });
  const secret = env.secret ?? ensureSecrets(env.dataFolder).handrailSecret;
  const common = { HANDRAIL_SECRET: secret, HANDRAIL_DATA: env.dataFolder, HANDRAIL_URL: env.publicUrl };
  if (database.embedded) await seedWhenEmpty({ databaseUrl: database.url, env: common, dataFolder: env.dataFolder, shutdown, say });

  say("Starting");
  const logFile = join(env.dataFolder, env.DATABASE_URL ? `handrail-${env.port}.log` : "handrail.log");
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) renameSync(logFile, `${logFile}.1`);
  const app = await startApp({
    databaseUrl: database.url,
    port: env.port,
    host: env.host,
    env: common,
    worker: env.worker,
    nextFolder,
    logFile,
    onSpawn: (child) => {
      const identity = child.pid ? identify(child.pid) : null;
      if (identity) guard.remember(identity);
      shutdown.add(() => stopProcess(identity));
    },
  });
  void app.ended.then((sentence) => {
    if (shutdown.hasBegun()) return;
    process.stderr.write(`${sentence}\n`);
    void shutdown.now(1, "a process ended");
  });
  return app.url;
}

/**
 * One start at a time on a data folder. The lock file also lists the processes of this start, so that the next one can
 * end them when this one was killed. With a database elsewhere only the port is claimed: several may share the folder.
 * @param {Environment} env
 * @param {ReturnType<typeof createShutdown>} shutdown
 */
function claimDataFolder(env, shutdown) {
  const path = join(env.dataFolder, env.DATABASE_URL ? `start-${env.port}.lock` : "start.lock");
  try {
    mkdirSync(env.dataFolder, { recursive: true, mode: 0o755 });
    const leftovers = readChildren(path);
    const result = tryLock(path, { url: env.publicUrl, children: leftovers });
    if ("holder" in result) {
      throw refusal(
        `Handrail already runs on the data folder ${env.dataFolder}, at ${result.holder.url} (process ${result.holder.pid}): use that one, stop it, or run a second copy with HANDRAIL_DATA and PORT set.`,
      );
    }
    /** @type {import("./process-identity.mjs").ProcessIdentity[]} */
    const children = [];
    shutdown.add(result.release);
    return {
      leftovers,
      remember: (/** @type {import("./process-identity.mjs").ProcessIdentity} */ child) => {
        children.push(child);
        result.write({ url: env.publicUrl, children });
      },
    };
  } catch (error) {
    throw explainFolderError(error, env.dataFolder);
  }
}

/**
 * @param {string} path
 * @returns {import("./process-identity.mjs").ProcessIdentity[]}
 */
function readChildren(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).children ?? [];
  } catch {
    return [];
  }
}

/**
 * @param {import("./process-identity.mjs").ProcessIdentity[]} leftovers
 * @param {(line: string) => void} say
 */
async function stopLeftovers(leftovers, say) {
  const alive = leftovers.filter(isAlive);
  if (alive.length === 0) return;
  say("Stopping what an earlier start left running");
  await Promise.all(alive.map(stopProcess));
}

/** @param {import("./process-identity.mjs").ProcessIdentity | null} identity SIGTERM, then SIGKILL after ten seconds */
async function stopProcess(identity) {
  if (!identity) return;
  for (const [signal, waitMs] of /** @type {const} */ ([["SIGTERM", 10_000], ["SIGKILL", 5_000]])) {
    if (!isAlive(identity)) return;
    process.kill(identity.pid, signal);
    for (const until = performance.now() + waitMs; isAlive(identity) && performance.now() < until; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/**
 * @param {Environment} env
 * @param {ReturnType<typeof createShutdown>} shutdown
 * @param {(line: string) => void} say
 */
async function useEmbedded(env, shutdown, say) {
  if (!existsSync(join(env.dataFolder, "postgres.json"))) say("Creating the database");
  let starting = startPostgres({ folder: env.dataFolder, say });
  // Added before it is there, so that a signal in between still stops what comes up.
  shutdown.add(async () => (await starting.catch(() => null))?.stop());
  const postgres = await starting;
  const watch = (/** @type {import("./postgres.mjs").EmbeddedPostgres} */ server, /** @type {number} */ restarts) =>
    void server.ended.then(async (sentence) => {
      if (shutdown.hasBegun()) return;
      process.stderr.write(`${sentence}\n`);
      if (restarts >= mostRestarts) return shutdown.now(1, "the database ended");
      // The same port as before; the app's connections come back by themselves.
      starting = startPostgres({ folder: env.dataFolder, say });
      await starting.then(
        (again) => {
          if (again.port !== server.port) {
            process.stderr.write(`Another program took the database's port ${server.port}: start Handrail again.\n`);
            return shutdown.now(1, "the database moved");
          }
          say("The database was started again");
          watch(again, restarts + 1);
        },
        (error) => {
          process.stderr.write(`${error.message}\n`);
          return shutdown.now(1, "the database ended");
        },
      );
    });
  watch(postgres, 0);
  await migrateDatabase(postgres.url, { appUrl: env.DATABASE_APP_URL, jobsUrl: env.DATABASE_JOBS_URL, say });
  return { url: postgres.url, embedded: true };
}

/** @param {Environment} env */
async function useDatabase(env) {
  const url = /** @type {string} */ (env.DATABASE_URL);
  const { pending, edited, failed } = await checkMigrated(url);
  const first = failed[0] ?? edited[0] ?? pending[0];
  if (first) {
    throw refusal(`The database of DATABASE_URL lacks ${pending.length} migrations of this release (first: ${first}): run npm run migrate, then start again.`);
  }
  return { url, embedded: false };
}

/**
 * @param {Environment} env
 * @param {string} address
 * @param {(line: string) => void} say
 */
function greet(env, address, say) {
  say(`\nHandrail runs at ${address}`);
  const demo = join(env.dataFolder, "demo.json");
  if (!env.DATABASE_URL && existsSync(demo)) describeDemo(JSON.parse(readFileSync(demo, "utf8")), address, say);
  say(`\nData and logs: ${env.dataFolder}\nStop with Ctrl-C`);
}

/**
 * @param {{ logins?: { role: string, email: string, password: string }[], links?: { label: string, path: string }[] }} demo
 * @param {string} address
 * @param {(line: string) => void} say
 */
export function describeDemo({ logins = [], links = [] }, address, say) {
  const width = Math.max(0, ...links.map(({ label }) => label.length), ...logins.map(({ role }) => role.length));
  if (links.length > 0) say("");
  for (const { label, path } of links) say(`  ${label.padEnd(width)}  ${address}${path}`);
  if (logins.length > 0) say("\nDemo logins");
  for (const { role, email, password } of logins) say(`  ${role.padEnd(width)}  ${email}  ${password}`);
}
