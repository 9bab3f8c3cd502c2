// Which process is which. A pid alone proves nothing (pids are used again), so a process is known by its pid and by
// the moment it started, as the kernel counts it: that pair is what lock and state files hold.
import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/** @typedef {{ pid: number, startedAt: string }} ProcessIdentity */

/**
 * The identity of a live process, or null when there is none with this pid (a zombie counts as none).
 * @param {number} pid
 * @returns {ProcessIdentity | null}
 */
export function identify(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux") {
    const stat = readStat(pid);
    return stat && stat.state !== "Z" && stat.state !== "X" ? { pid, startedAt: `${bootId()}:${stat.startTicks}` } : null;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH") return null;
  }
  const started = ps(pid, "lstart=");
  return started ? { pid, startedAt: started } : null;
}

/**
 * True while exactly this process lives.
 * @param {ProcessIdentity | null | undefined} identity
 */
export function isAlive(identity) {
  return Boolean(identity) && identify(identity.pid)?.startedAt === identity.startedAt;
}

/**
 * When a process started, in seconds since 1970 by today's wall clock (a clock that was set since then moves it),
 * or null when that cannot be known.
 * @param {number} pid
 */
export function startedEpochSeconds(pid) {
  if (process.platform === "linux") {
    const stat = readStat(pid);
    const bootSeconds = /^btime (\d+)$/m.exec(readFileSync("/proc/stat", "utf8"))?.[1];
    // USER_HZ, the unit of /proc/<pid>/stat, is 100 on every Linux that Node runs on.
    return stat && bootSeconds ? Number(bootSeconds) + stat.startTicks / 100 : null;
  }
  const started = ps(pid, "lstart=");
  return started ? Date.parse(started) / 1000 : null;
}

/**
 * A process's command name, or "" when unknown.
 * @param {number} pid
 */
export function commandName(pid) {
  return (process.platform === "linux" ? readStat(pid)?.name : ps(pid, "comm=").split("/").pop()) ?? "";
}

/**
 * A process's working folder, or null when it cannot be read (another user's process, another system).
 * @param {number} pid
 */
export function workingFolder(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/**
 * The pid of a process's parent, or null when unknown.
 * @param {number} pid
 */
export function parentOf(pid) {
  const parent = process.platform === "linux" ? readStat(pid)?.parent : Number(ps(pid, "ppid="));
  return parent || null;
}

/** @param {number} pid */
function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    const nameEnd = text.lastIndexOf(")");
    const fields = text.slice(nameEnd + 2).split(" ");
    return { name: text.slice(text.indexOf("(") + 1, nameEnd), state: fields[0], parent: Number(fields[1]), startTicks: Number(fields[19]) };
  } catch {
    return null;
  }
}

function bootId() {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "boot";
  }
}

/**
 * @param {number} pid
 * @param {string} column
 */
function ps(pid, column) {
  try {
    return execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } }).trim();
  } catch {
    return "";
  }
}
