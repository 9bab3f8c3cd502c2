// Installs the packages when they are missing or not those of package-lock.json. Uses nothing but Node, since it runs first.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lock } from "./lock-file.mjs";
import { checkout, workFolder } from "./paths.mjs";
import { refusal } from "./refuse.mjs";

const stampFile = join(checkout, "node_modules", ".handrail-install");
const oldestNode = [20, 19];

/**
 * @param {{ say?: (line: string) => void }} [options]
 * @returns {Promise<boolean>} whether something was installed
 */
export async function ensureInstalled({ say = () => undefined } = {}) {
  requireNode(process.versions.node);
  if (isInstalled()) return false;
  mkdirSync(workFolder, { recursive: true });
  const held = await lock(join(workFolder, "install.lock"), {
    timeoutMs: 15 * 60_000,
    onWait: (pid) => say(`Waiting for the installation that process ${pid} runs`),
  });
  try {
    if (isInstalled()) return false;
    say("Installing packages (a minute or two the first time)");
    await installPackages();
    writeFileSync(stampFile, wantedStamp());
    return true;
  } finally {
    held.release();
  }
}

function isInstalled() {
  if (!existsSync(join(checkout, "node_modules"))) return false;
  const wanted = wantedStamp();
  if (existsSync(stampFile)) {
    if (readFileSync(stampFile, "utf8") === wanted) return true;
    const nodeChanged = readFileSync(stampFile, "utf8").split(" ")[1] !== wanted.split(" ")[1];
    if (nodeChanged) return false;
  }
  // Somebody may have run npm themselves; what npm says it installed decides then.
  if (!matchesLock()) return false;
  try {
    writeFileSync(stampFile, wanted);
  } catch {
    // A folder of another user: looked at anew each time, which costs some milliseconds.
  }
  return true;
}

/** @returns {string} digest of the lock file and the Node version it was installed for (native packages depend on it) */
function wantedStamp() {
  const lockFile = join(checkout, "package-lock.json");
  const source = existsSync(lockFile) ? lockFile : join(checkout, "package.json");
  return `${createHash("sha256").update(readFileSync(source)).digest("hex")} ${process.versions.modules}-${process.platform}-${process.arch}`;
}

/** Compares the lock file with npm's own note of what is in node_modules, which it writes last. */
function matchesLock() {
  try {
    const wanted = readPackages(join(checkout, "package-lock.json"));
    const present = readPackages(join(checkout, "node_modules", ".package-lock.json"));
    return lockIsSatisfied(wanted, present);
  } catch {
    return false;
  }
}

/** @param {string} path */
function readPackages(path) {
  return JSON.parse(readFileSync(path, "utf8")).packages;
}

/**
 * @param {Record<string, { version?: string, optional?: boolean, peer?: boolean }>} wanted
 * @param {Record<string, { version?: string }>} present
 */
export function lockIsSatisfied(wanted, present) {
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === "") return true;
    return present[path] ? present[path].version === version : optional === true;
  });
}

/** @param {string} version */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isEnough = major > /** @type {number} */ (oldestNode[0]) || (major === oldestNode[0] && minor >= /** @type {number} */ (oldestNode[1]));
  if (!isEnough) throw refusal(`Handrail needs Node ${oldestNode.join(".")} or newer and this is ${version}: install a newer Node (24 is advised).`);
}

async function installPackages() {
  const options = ["--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  let command = existsSync(join(checkout, "package-lock.json")) ? ["ci"] : ["install"];
  let result = await npm([...command, ...options]);
  if (result.code !== 0 && npmReason(result.output).startsWith("EUSAGE")) {
    // A lock file made on a registry without the packages of other systems lacks these, and npm ci refuses it. npm
    // install keeps to every version that the lock file names, and with --no-save does not write it.
    command = ["install", "--no-save"];
    result = await npm([...command, ...options]);
  }
  if (result.code === 0) return;
  const logFile = join(workFolder, "install.log");
  writeFileSync(logFile, result.output);
  throw refusal(
    `npm ${command[0]} failed (${npmReason(result.output) || result.code}); its output is in ${logFile}. Check the network and the registry that npm uses, then start again.`,
  );
}

/**
 * @param {string[]} args
 * @returns {Promise<{ code: number | string, output: string }>}
 */
async function npm(args) {
  // Under `npm start` npm tells where its own program is; else it is found by PATH.
  const program = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const child = spawn(/** @type {string} */ (program[0]), [...program.slice(1), ...args], {
    cwd: checkout,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, npm_config_update_notifier: "false" },
    shell: process.platform === "win32" && program.length === 1,
  });
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (output += data));
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  const code = await new Promise((/** @type {(code: number | string) => void} */ resolve) =>
    child.once("error", (error) => resolve(error.message)).once("close", (number, signal) => resolve(signal ?? number ?? "no code")),
  );
  process.removeListener("exit", stop);
  return { code, output };
}

/** @param {string} output */
export function npmReason(output) {
  const line = output.split("\n").find((each) => /^npm (error|ERR!)/.test(each) && !/code /.test(each));
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(output)?.[1];
  return [code, line?.replace(/^npm (error|ERR!)\s*/, "")].filter(Boolean).join(": ");
}
