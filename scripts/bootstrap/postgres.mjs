// The embedded Postgres of a data folder: start it, take over one that an earlier start left behind, attach to one that
// another start owns, stop it.
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, statSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lock } from "./lock-file.mjs";
import { shortHash } from "./paths.mjs";
import { canEnter, findBinaries, postgresUser, systemFolder } from "./postgres-binaries.mjs";
import { clusterUser, createCluster, freePort, lastLine, launch, livePostmaster, removeStalePidFile, stopPostmaster } from "./postgres-server.mjs";
import { identify, isAlive } from "./process-identity.mjs";
import { explainFolderError, noSpaceSentence, refusal } from "./refuse.mjs";
import { ensureSecrets } from "./secrets.mjs";

/** A new cluster takes 40 MB and its first write-ahead log as much again. */
const neededBytesNew = 200 * 2 ** 20;
const neededBytesExisting = 24 * 2 ** 20;
const logLimitBytes = 10 * 2 ** 20;

const settingsAlways = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC", "jit=off"];
const settingsThrowaway = [
  "log_min_messages=warning",
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=300",
  "wal_level=minimal",
  "max_wal_senders=0",
];
const settingsKept = [
  "max_connections=200",
  // Errors go to the app, which logs their code; here their text could quote what people typed.
  "log_statement=none",
  "log_min_messages=log",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
  // Plans made for empty tables are replaced soon after the first load, and disks are not what the default (4) was meant for.
  "autovacuum_naptime=10s",
  "random_page_cost=1.1",
  // Pages are written in full after each checkpoint: fewer of them while much is written. fsync and synchronous_commit stay on.
  "checkpoint_timeout=15min",
  "max_wal_size=2GB",
];

/**
 * @typedef {object} EmbeddedPostgres
 * @property {string} url superuser's address of the database `handrail`
 * @property {number} port
 * @property {string} cluster the cluster's folder
 * @property {boolean} owned false when another live process started it and will stop it
 * @property {number} pid
 * @property {() => Promise<void>} stop does nothing when not owned
 * @property {Promise<string>} ended resolves with a sentence when the server ends before stop was called
 */

/**
 * Starts the embedded Postgres of a data folder, or finds the one that runs there.
 * @param {{ folder: string, throwaway?: boolean, keep?: boolean, say?: (line: string) => void }} options
 *   throwaway: no fsync, for tests. keep: nobody owns it, it runs until it is stopped by hand.
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startPostgres({ folder, throwaway = false, keep = false, say = () => undefined }) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    const held = await lock(join(folder, "postgres.lock"), { timeoutMs: 120_000 });
    try {
      return await startLocked({ folder, throwaway, keep, say });
    } finally {
      held.release();
    }
  } catch (error) {
    throw explainFolderError(error, folder);
  }
}

/** @param {{ folder: string, throwaway: boolean, keep: boolean, say: (line: string) => void }} options */
async function startLocked({ folder, throwaway, keep, say }) {
  const secrets = ensureSecrets(folder);
  const statePath = join(folder, "postgres.json");
  const state = readState(statePath);
  const cluster = clusterFolder(folder, secrets.id, state?.cluster, say);
  const isNew = !existsSync(join(cluster, "PG_VERSION"));
  const live = isNew ? null : livePostmaster(cluster, state?.server);
  const self = identify(process.pid);
  const owner = keep ? null : self;
  const describe = (/** @type {any} */ server, /** @type {number} */ port, /** @type {any} */ of) =>
    writeState(statePath, { cluster, port, server, owner: of });

  if (live) {
    const others = state?.owner && isAlive(state.owner) && state.owner.pid !== process.pid;
    const usable = await waitUntilUsable(live, cluster, secrets.postgresPassword);
    if (usable) {
      if (!others) describe(live.identity, live.port, owner);
      await ensureDatabase(addressOf(live.port, secrets.postgresPassword));
      return handle({ ...live, cluster, password: secrets.postgresPassword, owned: !others && !keep, statePath });
    }
    if (others) throw refusal(`Another start (process ${state.owner.pid}) owns the database in ${cluster} and it does not answer: stop that one first.`);
    await stopPostmaster(live.identity);
  }

  const user = postgresUser(isNew ? null : cluster);
  const { native, majorVersion } = findBinaries(user, folder);
  requireSpace(isNew ? neededBytesNew : neededBytesExisting, isNew ? join(cluster, "..") : cluster, folder);
  if (isNew) createCluster({ native, cluster, password: secrets.postgresPassword, user, throwaway, folder });
  else requireVersion(cluster, majorVersion);

  const logFile = join(folder, "postgres.log");
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) renameSync(logFile, `${logFile}.1`);
  const settings = [...settingsAlways, ...(throwaway ? settingsThrowaway : settingsKept)];
  const { port, server } = await launchPatiently({ native, cluster, user, logFile, settings, folder, say, firstPort: state?.port });
  if (keep) server.child.unref();
  describe(server.identity, port, owner);
  await ensureDatabase(addressOf(port, secrets.postgresPassword));
  return handle({ identity: server.identity, port, cluster, password: secrets.postgresPassword, owned: !keep, statePath, child: server.child });
}

/**
 * Tries again for ten seconds after a crash, while children of the dead server still hold its memory, and with another
 * port when somebody took ours.
 * @param {{ native: string, cluster: string, user: any, logFile: string, settings: string[], folder: string, say: (line: string) => void, firstPort?: number }} options
 */
async function launchPatiently({ native, cluster, user, logFile, settings, folder, say, firstPort }) {
  const until = performance.now() + 10_000;
  let said = false;
  for (let port = firstPort || (await freePort()); ;) {
    removeStalePidFile(cluster);
    const result = await launch({ native, cluster, port, user, logFile, settings });
    if ("child" in result) return { port, server: result };
    const why = result.failure;
    if (/No space left on device|Disk quota exceeded/.test(why)) throw refusal(noSpaceSentence(folder));
    const portTaken = /could not bind|Address already in use|could not create any TCP\/IP sockets/.test(why);
    const recovering = /postmaster\.pid.* already exists|pre-existing shared memory block|lock file .* already exists/.test(why);
    if ((!portTaken && !recovering) || performance.now() > until) {
      throw refusal(`The embedded Postgres did not start: ${lastLine(why)} (its log is ${logFile}).`);
    }
    if (portTaken) port = await freePort();
    if (recovering) {
      if (!said) say("Waiting for the database that was killed to let go of its files");
      said = true;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

/**
 * The cluster lies in the data folder, unless root runs Postgres as a user who cannot reach it: then under /var/lib.
 * The data folder's random id is part of that name, so a new data folder at the same path never meets old data.
 * @param {string} folder
 * @param {string} id
 * @param {string | undefined} recorded
 * @param {(line: string) => void} say
 */
function clusterFolder(folder, id, recorded, say) {
  if (recorded && existsSync(join(recorded, "PG_VERSION"))) return recorded;
  const inside = join(folder, "postgres");
  if (existsSync(join(inside, "PG_VERSION"))) return inside;
  const user = postgresUser(null);
  if (!user || canEnter(folder, user)) return inside;
  const elsewhere = join(systemFolder(), `data-${shortHash(`${realpathSync(folder)} ${id}`)}`);
  mkdirSync(elsewhere, { recursive: true });
  chmodSync(elsewhere, 0o711);
  say(`The database lies in ${elsewhere}, because the user ${user.name}, who runs it, cannot enter ${folder}`);
  return join(elsewhere, "postgres");
}

/**
 * @param {number} neededBytes
 * @param {string} where
 * @param {string} folder
 */
function requireSpace(neededBytes, where, folder) {
  const { bavail, bsize } = statfsSync(where);
  const freeBytes = bavail * bsize;
  if (freeBytes >= neededBytes) return;
  const megabytes = (/** @type {number} */ bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
  throw refusal(
    `The disk of the data folder ${folder} has ${megabytes(freeBytes)} free and the database needs ${megabytes(neededBytes)}: free some space, or set HANDRAIL_DATA to a folder on another disk.`,
  );
}

/**
 * @param {string} cluster
 * @param {number} majorVersion
 */
function requireVersion(cluster, majorVersion) {
  const has = Number(readFileSync(join(cluster, "PG_VERSION"), "utf8"));
  if (has === majorVersion) return;
  throw refusal(
    `The database in ${cluster} was made by Postgres ${has} and this release brings Postgres ${majorVersion}: see "Upgrading Postgres" in docs/operations.md.`,
  );
}

/**
 * @param {{ identity: import("./process-identity.mjs").ProcessIdentity, port: number, ready: boolean }} live
 * @param {string} cluster
 * @param {string} password
 */
async function waitUntilUsable(live, cluster, password) {
  const until = performance.now() + 30_000;
  while (isAlive(live.identity) && performance.now() < until) {
    const now = livePostmaster(cluster, live.identity);
    if (now?.ready) {
      live.port = now.port;
      return answers(addressOf(now.port, password));
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** @param {string} url */
async function answers(url) {
  try {
    await query(url.replace(/\/handrail$/, "/postgres"), "select 1");
    return true;
  } catch {
    return false;
  }
}

/** @param {string} url */
async function ensureDatabase(url) {
  const maintenance = url.replace(/\/handrail$/, "/postgres");
  const found = await query(maintenance, "select 1 from pg_database where datname = 'handrail'");
  if (found.rowCount === 0) await query(maintenance, "create database handrail");
}

/**
 * @param {string} url
 * @param {string} sql
 */
async function query(url, sql) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * @param {number} port
 * @param {string} password
 */
function addressOf(port, password) {
  return `postgresql://${clusterUser}:${password}@127.0.0.1:${port}/handrail`;
}

/**
 * @param {{ identity: import("./process-identity.mjs").ProcessIdentity, port: number, cluster: string, password: string, owned: boolean, statePath: string, child?: import("node:child_process").ChildProcess }} server
 * @returns {EmbeddedPostgres}
 */
function handle({ identity, port, cluster, password, owned, statePath, child }) {
  let stopping = false;
  const ended = new Promise((/** @type {(sentence: string) => void} */ resolve) => {
    const report = () => {
      if (!stopping) resolve(endSentence(join(statePath, "..", "postgres.log")));
    };
    if (child) child.once("exit", report);
    else {
      const watch = setInterval(() => {
        if (isAlive(identity)) return;
        clearInterval(watch);
        report();
      }, 1_000);
      watch.unref();
    }
  });
  return {
    url: addressOf(port, password),
    port,
    cluster,
    owned,
    pid: identity.pid,
    ended,
    stop: async () => {
      if (!owned) return;
      stopping = true;
      await stopPostmaster(identity);
      writeState(statePath, { cluster, port, server: null, owner: null });
    },
  };
}

/** @param {string} logFile */
function endSentence(logFile) {
  const end = existsSync(logFile) ? readFileSync(logFile, "utf8").slice(-4_000) : "";
  if (/No space left on device|Disk quota exceeded/.test(end)) return noSpaceSentence(join(logFile, ".."));
  return `The database ended by itself; its log is ${logFile}.`;
}

/** @param {string} path */
function readState(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/**
 * @param {string} path
 * @param {object} state
 */
function writeState(path, state) {
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(state, null, 2)}\n`);
    renameSync(`${path}.new`, path);
  } catch (error) {
    // A full disk must not keep the server from being stopped; the state file only saves a look around.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOSPC") throw error;
  }
}

/**
 * Stops the server of a data folder whoever started it.
 * @param {string} folder
 * @returns {Promise<boolean>} whether one ran
 */
export async function stopPostgresOf(folder) {
  const state = readState(join(folder, "postgres.json"));
  const live = state ? livePostmaster(state.cluster, state.server) : null;
  if (live) await stopPostmaster(live.identity);
  return Boolean(live);
}
