// One Postgres server on one data folder: make the cluster, launch, know whether it lives, stop. Who may do that, and
// when, is decided in postgres.mjs.
import { spawn, spawnSync } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { credentials } from "./postgres-binaries.mjs";
import { commandName, identify, isAlive, startedEpochSeconds, workingFolder } from "./process-identity.mjs";
import { noSpaceSentence, refusal } from "./refuse.mjs";

/** The cluster's superuser and the name of the database. */
export const clusterUser = "handrail";

/** @typedef {import("./postgres-binaries.mjs").SystemUser} SystemUser */
/** @typedef {import("./process-identity.mjs").ProcessIdentity} ProcessIdentity */

/**
 * Makes a cluster (0.8 s). It is built beside its place and renamed, so a killed start leaves no half cluster.
 * @param {{ native: string, cluster: string, password: string, user: SystemUser | null, throwaway: boolean, folder: string }} options
 */
export function createCluster({ native, cluster, password, user, throwaway, folder }) {
  const unfinished = `${cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (user) chownSync(unfinished, user.uid, user.gid);
  // initdb wants an empty folder, so the password file lies beside it.
  const passwordFile = `${cluster}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const result = spawnSync(
    join(native, "bin", "initdb"),
    [
      `--pgdata=${unfinished}`,
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--locale=C.UTF-8",
      `--username=${clusterUser}`,
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--no-instructions",
      ...(throwaway ? ["--no-sync"] : []),
    ],
    { encoding: "utf8", cwd: "/", env: serverEnvironment(), ...credentials(user) },
  );
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    const output = `${result.error?.message ?? ""}${result.stdout ?? ""}${result.stderr ?? ""}`.trim();
    if (/No space left on device|Disk quota exceeded/.test(output)) throw refusal(noSpaceSentence(folder));
    if (/could not look up effective user ID/.test(output)) {
      throw refusal("Postgres needs a user with an entry in /etc/passwd: start Handrail as such a user, or set DATABASE_URL.");
    }
    throw refusal(`The embedded Postgres could not create its data in ${cluster}: ${lastLine(output)}`);
  }
  renameSync(unfinished, cluster);
}

/**
 * The postmaster that runs on this cluster, or null.
 * @param {string} cluster
 * @param {ProcessIdentity | null} [recorded] what our state file says about the last one
 * @returns {{ identity: ProcessIdentity, port: number, ready: boolean } | null}
 */
export function livePostmaster(cluster, recorded = null) {
  const pidFile = readPidFile(cluster);
  if (!pidFile) return null;
  const identity = identify(pidFile.pid);
  if (!identity) return null;
  if (!isPostmaster(identity, pidFile.startedEpochSeconds, cluster, recorded)) return null;
  return { identity, port: pidFile.port, ready: pidFile.ready };
}

/**
 * A pid is the postmaster when it is the very process that we recorded, or when it is a postgres that works in this
 * folder, or (where a process's folder cannot be read) one that started when postmaster.pid says.
 * @param {ProcessIdentity} identity
 * @param {number} startedAt seconds since 1970
 * @param {string} cluster
 * @param {ProcessIdentity | null} recorded
 */
function isPostmaster(identity, startedAt, cluster, recorded) {
  if (recorded && recorded.pid === identity.pid && recorded.startedAt === identity.startedAt) return true;
  if (!commandName(identity.pid).startsWith("postgres")) return false;
  const works = workingFolder(identity.pid);
  if (works) return works === realpathSync(cluster);
  const started = startedEpochSeconds(identity.pid);
  return started !== null && Math.abs(started - startedAt) <= 5;
}

/**
 * Removes a postmaster.pid whose pid now belongs to another program, which Postgres would take for a live server.
 * Postgres itself still refuses when a child of the dead server holds the cluster's shared memory.
 * @param {string} cluster
 */
export function removeStalePidFile(cluster) {
  const pidFile = readPidFile(cluster);
  if (pidFile && identify(pidFile.pid) && !livePostmaster(cluster)) unlinkSync(join(cluster, "postmaster.pid"));
}

/**
 * postmaster.pid, by line: pid, data folder, start time, port, socket folder, address, shared memory, status.
 * @param {string} cluster
 */
export function readPidFile(cluster) {
  try {
    return parsePidFile(readFileSync(join(cluster, "postmaster.pid"), "utf8"));
  } catch {
    return null;
  }
}

/** @param {string} text */
export function parsePidFile(text) {
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, startedEpochSeconds: Number(lines[2]), port: Number(lines[3]), ready: lines[7] === "ready" };
}

/**
 * Launches postgres once. Resolves when it accepts connections, or with why it did not.
 * @param {{ native: string, cluster: string, port: number, user: SystemUser | null, logFile: string, settings: string[] }} options
 * @returns {Promise<{ child: import("node:child_process").ChildProcess, identity: ProcessIdentity } | { failure: string }>}
 */
export async function launch({ native, cluster, port, user, logFile, settings }) {
  const logBefore = existsSync(logFile) ? readFileSync(logFile).length : 0;
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(
    join(native, "bin", "postgres"),
    ["-D", cluster, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    // A process group of its own: Ctrl-C in the terminal must reach the app first and Postgres last.
    { cwd: "/", env: serverEnvironment(), stdio: ["ignore", log, log], detached: true, ...credentials(user) },
  );
  closeSync(log);
  let exit = "";
  child.once("error", (error) => (exit = error.message));
  child.once("exit", (code, signal) => (exit ||= `ended with ${signal ?? code}`));
  const identity = child.pid ? identify(child.pid) : null;
  const until = performance.now() + 120_000;
  while (!exit && performance.now() < until) {
    const pidFile = readPidFile(cluster);
    if (identity && pidFile?.pid === child.pid && pidFile.ready) return { child, identity };
    await pause(20);
  }
  if (!exit) child.kill("SIGKILL");
  const output = existsSync(logFile) ? readFileSync(logFile).subarray(logBefore).toString("utf8") : "";
  return { failure: `${exit || "was not ready after two minutes"}\n${output}`.trim() };
}

/**
 * Stops a postmaster: fast (SIGINT: sessions are ended, data is written), then harder.
 * @param {ProcessIdentity} identity
 */
export async function stopPostmaster(identity) {
  for (const [signal, waitMs] of /** @type {const} */ ([
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ])) {
    if (!isAlive(identity)) return;
    try {
      process.kill(identity.pid, signal);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH") return;
      throw error;
    }
    const until = performance.now() + waitMs;
    while (isAlive(identity) && performance.now() < until) await pause(20);
  }
}

/** A free port of 127.0.0.1; somebody may take it before we do, so the launch is tried again then. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** @param {string} text */
export function lastLine(text) {
  const lines = text.trim().split("\n");
  return lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? "no reason given";
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Nothing of the caller's environment (PGDATA, locale, library paths) may reach the server. */
function serverEnvironment() {
  return { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}
