// A lock between processes of one machine that a kill -9 cannot leave behind: the file names its holder by pid and
// start time, and the lock of a dead holder may be taken.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, rmdirSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { identify, isAlive } from "./process-identity.mjs";

/** A takeover takes microseconds; one older than this was killed half way. */
const abandonedTakeoverMs = 10_000;

/**
 * Takes the lock if it is free or its holder is dead.
 * @param {string} path
 * @param {object} [note] further fields for whoever reads the lock file
 * @returns {{ release: () => void, write: (note: object) => void } | { holder: import("./process-identity.mjs").ProcessIdentity & Record<string, unknown> }}
 */
export function tryLock(path, note = {}) {
  const self = identify(process.pid);
  const draft = `${path}.${process.pid}.new`;
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(draft, JSON.stringify({ ...note, ...self }));
      linkSync(draft, path);
      return {
        release: () => removeIfHeldBy(path, self),
        write: (next) => {
          writeFileSync(draft, JSON.stringify({ ...next, ...self }));
          renameSync(draft, path);
        },
      };
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const holder = readHolder(path);
    if (holder && isAlive(holder)) return { holder };
    if (attempt >= 50) return { holder: holder ?? { pid: 0, startedAt: "unknown" } };
    removeDead(path);
  }
}

/**
 * Waits for the lock.
 * @param {string} path
 * @param {{ timeoutMs?: number, onWait?: (holderPid: number) => void }} [options] onWait is called once, when there is a wait
 * @returns {Promise<{ release: () => void }>} rejects with the code "LOCK_TIMEOUT" after the time
 */
export async function lock(path, { timeoutMs = 60_000, onWait } = {}) {
  const until = performance.now() + timeoutMs;
  for (let waited = false; ; waited = true) {
    const result = tryLock(path);
    if ("release" in result) return result;
    if (!waited) onWait?.(result.holder.pid);
    if (performance.now() > until) {
      throw Object.assign(new Error(`process ${result.holder.pid} holds ${path}`), { code: "LOCK_TIMEOUT", holder: result.holder });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Who holds the lock, or null when it is free (a dead holder counts as none).
 * @param {string} path
 */
export function lockHolder(path) {
  const holder = readHolder(path);
  return holder && isAlive(holder) ? holder : null;
}

/** @param {string} path */
function readHolder(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/**
 * Removes a dead holder's lock. Only whoever makes the folder beside it may, and looks again first, so that two
 * processes which saw the same dead holder cannot remove each other's fresh lock.
 * @param {string} path
 */
function removeDead(path) {
  const takeover = `${path}.takeover`;
  try {
    mkdirSync(takeover);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    const madeAtMs = statSync(takeover, { throwIfNoEntry: false })?.mtimeMs;
    if (madeAtMs && Date.now() - madeAtMs > abandonedTakeoverMs) rmdirSync(takeover);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return;
  }
  try {
    const holder = readHolder(path);
    if (!holder || !isAlive(holder)) unlinkSync(path);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
  } finally {
    rmdirSync(takeover);
  }
}

/**
 * @param {string} path
 * @param {import("./process-identity.mjs").ProcessIdentity | null} self
 */
function removeIfHeldBy(path, self) {
  const holder = readHolder(path);
  if (holder?.pid === self?.pid && holder?.startedAt === self?.startedAt) unlinkSync(path);
}
