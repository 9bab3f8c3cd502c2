// One start at a time on a data folder, and nothing left over from one that was killed.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tryLock } from "./lock-file.mjs";
import { isAlive } from "./process-identity.mjs";
import { explainFolderError, refusal } from "./refuse.mjs";

/** @typedef {import("./environment.mjs").Environment} Environment */
/** @typedef {ReturnType<typeof import("./shutdown.mjs").createShutdown>} Shutdown */

/**
 * One start at a time on a data folder. The lock file also lists the processes of this start, so that the next one can
 * end them when this one was killed. With a database elsewhere only the port is claimed: several may share the folder.
 * @param {Environment} env
 * @param {Shutdown} shutdown
 */
export function claimDataFolder(env, shutdown) {
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
export async function stopLeftovers(leftovers, say) {
  const alive = leftovers.filter(isAlive);
  if (alive.length === 0) return;
  say("Stopping what an earlier start left running");
  await Promise.all(alive.map(stopProcess));
}

/** @param {import("./process-identity.mjs").ProcessIdentity | null} identity SIGTERM, then SIGKILL after ten seconds */
export async function stopProcess(identity) {
  if (!identity) return;
  for (const [signal, waitMs] of /** @type {const} */ ([
    ["SIGTERM", 10_000],
    ["SIGKILL", 5_000],
  ])) {
    if (!isAlive(identity)) return;
    process.kill(identity.pid, signal);
    for (const until = performance.now() + waitMs; isAlive(identity) && performance.now() < until;) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
