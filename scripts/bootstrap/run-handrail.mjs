// The steps of npm start, in order, and their undoing.
import { existsSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { startApp } from "./app.mjs";
import { buildStale } from "./build.mjs";
import { claimDataFolder, stopLeftovers, stopProcess } from "./claim-data-folder.mjs";
import { ensureClient } from "./generate-client.mjs";
import { ensureInstalled } from "./install.mjs";
import { requireFreePort } from "./port-check.mjs";
import { prepareDatabase } from "./prepare-database.mjs";
import { identify } from "./process-identity.mjs";
import { isRefusal } from "./refuse.mjs";
import { ensureSecrets } from "./secrets.mjs";
import { seedWhenEmpty } from "./seed.mjs";
import { createShutdown } from "./shutdown.mjs";

const logLimitBytes = 10 * 2 ** 20;

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

  const database = await prepareDatabase(env, shutdown, say);
  const { nextFolder } = await buildStale({ say });
  const secret = env.secret ?? ensureSecrets(env.dataFolder).handrailSecret;
  const common = { HANDRAIL_SECRET: secret, HANDRAIL_DATA: env.dataFolder, HANDRAIL_URL: env.publicUrl };
  if (database.embedded) await seedWhenEmpty({ databaseUrl: database.url, env: common, dataFolder: env.dataFolder, shutdown, remember: guard.remember, say });

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
