// Which builds of the application stay: the current one, the one before it, and each that a live process serves from, whose files Next reads
// as they are asked for.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { identify, isAlive } from "./process-identity.mjs";

const keptBuilds = 2;

/**
 * Keeps a build for as long as the process lives.
 * @param {string} folder the build's
 * @param {number | undefined} pid of the process that serves from it
 */
export function keepBuildFor(folder, pid) {
  const server = identify(pid ?? 0);
  if (!server) return;
  const marks = join(dirname(folder), "served");
  try {
    mkdirSync(marks, { recursive: true });
    writeFileSync(join(marks, String(server.pid)), JSON.stringify({ build: basename(folder), server }));
  } catch {
    // A checkout that cannot be written to gets no new build either.
  }
}

/**
 * @param {string} builds the folder of all builds
 * @param {string} current the name of the one that counts
 */
export function removeOldBuilds(builds, current) {
  const served = servedBuilds(join(builds, "served"));
  const folders = readdirSync(builds, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{16}$/.test(entry.name) && entry.name !== current)
    .map(({ name }) => ({ name, madeMs: statSync(join(builds, name)).mtimeMs }))
    .sort((a, b) => b.madeMs - a.madeMs);
  for (const { name } of folders.slice(keptBuilds - 1)) if (!served.has(name)) rmSync(join(builds, name), { recursive: true, force: true });
}

/**
 * Removes the marks of processes that have ended, too.
 * @param {string} marks
 */
function servedBuilds(marks) {
  /** @type {Set<string>} */
  const served = new Set();
  for (const path of existsSync(marks) ? readdirSync(marks).map((name) => join(marks, name)) : []) {
    const { build, server } = readMark(path);
    if (isAlive(server)) served.add(build);
    else rmSync(path, { force: true });
  }
  return served;
}

/**
 * @param {string} path
 * @returns {{ build: string, server: import("./process-identity.mjs").ProcessIdentity | null }} nobody's where it cannot be read
 */
function readMark(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return { build: "", server: null };
  }
}
