// Runs the built app on a database: the production mount (dist/web.mjs, with Next inside) or plain `next start` with a
// worker beside it. `npm start`, the browser tests and the benchmarks all start the app here.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { currentBuild } from "./build-next.mjs";
import { keepBuildFor } from "./kept-builds.mjs";
import { checkout, workFolder } from "./paths.mjs";
import { requireFreePort } from "./port-check.mjs";
import { freePort } from "./postgres-server.mjs";
import { refusal } from "./refuse.mjs";
import { deriveRoleUrls } from "./roles.mjs";

const healthWaitMs = 60_000;
const stopWaitMs = 10_000;

/**
 * @typedef {object} App
 * @property {string} url public address, without a slash at the end
 * @property {number} port
 * @property {number[]} pids web first, then the worker if it runs apart
 * @property {Promise<string>} ended resolves with a sentence when a process ends before stop or kill was called
 * @property {() => Promise<void>} stop SIGTERM, and SIGKILL after ten seconds
 * @property {() => Promise<void>} kill SIGKILL at once, as a crash would
 */

/**
 * @param {object} options
 * @param {string} options.databaseUrl the owner's address of a migrated database
 * @param {number} [options.port] a free one when missing
 * @param {string} [options.host]
 * @param {Record<string, string | undefined>} [options.env] on top of this process's environment; undefined removes.
 *   HANDRAIL_SECRET is derived from the database's address when nobody gives one, so that two processes on one test database agree.
 * @param {"front" | "next"} [options.mount]
 * @param {"inside" | "separate" | "none"} [options.worker] separate: a second process. With mount "next" always separate, unless none.
 * @param {string | null} [options.nextFolder] a build; the current one when missing
 * @param {string} [options.logFile]
 * @param {(child: import("node:child_process").ChildProcess, name: string) => void} [options.onSpawn] called as soon as a process exists
 * @returns {Promise<App>} when GET /api/health answers 200
 */
export async function startApp({ databaseUrl, port, host = "127.0.0.1", env = {}, mount = "front", worker = "inside", nextFolder, logFile, onSpawn }) {
  // Whoever holds the port would answer the health check in our place.
  if (port) await requireFreePort(host, port);
  const usedPort = port || (await freePort());
  const folder = nextFolder ?? currentBuild();
  if (!folder && mount === "next") throw refusal("There is no build of the web application: run npm start once, or scripts/build.mjs.");
  const separate = worker === "separate" || (mount === "next" && worker !== "none");
  const environment = appEnvironment({ databaseUrl, port: usedPort, host, folder, worker: separate ? "separate" : worker, given: env });
  const log = logFile ?? join(workFolder, "logs", `app-${usedPort}.log`);
  mkdirSync(dirname(log), { recursive: true });
  const logStart = existsSync(log) ? readFileSync(log).length : 0;

  const web = mount === "next" ? [nextProgram(), "start", "-p", String(usedPort), "-H", host] : [bundle("web")];
  const processes = [run("web", web, mount === "next" ? /** @type {string} */ (folder) : checkout, environment, log, onSpawn)];
  if (folder) keepBuildFor(folder, processes[0]?.child.pid);
  if (separate) processes.push(run("worker", [bundle("worker")], checkout, environment, log, onSpawn));

  let stopping = false;
  const ended = Promise.race(processes.map(({ name, exit }) => exit.then((how) => ({ name, how })))).then(({ name, how }) =>
    stopping ? new Promise((/** @type {(sentence: string) => void} */ _never) => undefined) : `The ${name} process ended with ${how}; its log is ${log}.`,
  );
  const kill = async () => {
    stopping = true;
    for (const { child } of processes) child.kill("SIGKILL");
    await Promise.all(processes.map(({ exit }) => exit));
  };
  const stop = async () => {
    stopping = true;
    for (const { child } of processes) child.kill("SIGTERM");
    const timer = setTimeout(() => processes.forEach(({ child }) => child.kill("SIGKILL")), stopWaitMs);
    await Promise.all(processes.map(({ exit }) => exit));
    clearTimeout(timer);
  };
  try {
    await waitForHealth(`http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${usedPort}/api/health`, ended);
  } catch (error) {
    await kill();
    const tail = readFileSync(log).subarray(logStart).toString("utf8").trim().split("\n").slice(-20).join("\n");
    throw refusal(`${/** @type {Error} */ (error).message}\n${tail}`, error);
  }
  return {
    url: (environment.HANDRAIL_URL ?? `http://localhost:${usedPort}`).replace(/\/+$/, ""),
    port: usedPort,
    pids: processes.flatMap(({ child }) => child.pid ?? []),
    ended,
    stop,
    kill,
  };
}

/**
 * @param {{ databaseUrl: string, port: number, host: string, folder: string | null, worker: string, given: Record<string, string | undefined> }} options
 * @returns {NodeJS.ProcessEnv}
 */
export function appEnvironment({ databaseUrl, port, host, folder, worker, given }) {
  const base = { ...process.env, ...given };
  const { appUrl, jobsUrl } = deriveRoleUrls(databaseUrl, { appUrl: base.DATABASE_APP_URL, jobsUrl: base.DATABASE_JOBS_URL });
  const environment = {
    ...base,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    HOST: host,
    HANDRAIL_URL: base.HANDRAIL_URL || `http://localhost:${port}`,
    HANDRAIL_SECRET: base.HANDRAIL_SECRET || createHash("sha256").update(`handrail-test-secret ${databaseUrl}`).digest("base64url"),
    DATABASE_URL: databaseUrl,
    DATABASE_APP_URL: appUrl,
    DATABASE_JOBS_URL: jobsUrl,
    WORKER: worker,
    NEXT_DIR: folder ?? undefined,
    HANDRAIL_PARENT_PID: String(process.pid),
  };
  // An undefined value would reach the child as the text "undefined".
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 * @param {string} logFile
 * @param {((child: import("node:child_process").ChildProcess, name: string) => void) | undefined} onSpawn
 */
function run(name, args, cwd, env, logFile, onSpawn) {
  const log = openSync(logFile, "a", 0o600);
  // A process group of its own: Ctrl-C reaches the starter alone, which stops its children in order.
  const child = spawn(process.execPath, ["--enable-source-maps", ...args], { cwd, env, stdio: ["ignore", log, log], detached: true });
  closeSync(log);
  onSpawn?.(child, name);
  const exit = new Promise((/** @type {(how: string) => void} */ resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  });
  return { name, child, exit };
}

/** @param {string} name */
function bundle(name) {
  const path = join(checkout, "dist", `${name}.mjs`);
  if (!existsSync(path)) throw refusal(`dist/${name}.mjs is not built: run npm start once, or scripts/build.mjs.`);
  return path;
}

function nextProgram() {
  return join(checkout, "node_modules", "next", "dist", "bin", "next");
}

/**
 * @param {string} address
 * @param {Promise<string>} ended
 */
async function waitForHealth(address, ended) {
  let failure = "";
  void ended.then((sentence) => (failure = sentence));
  let last = "nothing";
  for (const until = performance.now() + healthWaitMs; performance.now() < until;) {
    if (failure) throw new Error(failure);
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      last = `${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch (error) {
      last = String(/** @type {Error & { cause?: Error }} */ (error).cause?.message ?? error);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The app did not become healthy within a minute: ${address} answered ${last}.`);
}
