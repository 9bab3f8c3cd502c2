// The database that a start runs on: the embedded one, started, watched and migrated; or the one of DATABASE_URL, which
// is only asked whether it is up to date.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkMigrated, migrateDatabase } from "./migrate.mjs";
import { startPostgres } from "./postgres.mjs";
import { refusal } from "./refuse.mjs";

const mostRestarts = 3;

/** @typedef {import("./environment.mjs").Environment} Environment */
/** @typedef {ReturnType<typeof import("./shutdown.mjs").createShutdown>} Shutdown */

/**
 * @param {Environment} env
 * @param {Shutdown} shutdown
 * @param {(line: string) => void} say
 * @returns {Promise<{ url: string, embedded: boolean }>} the owner's address
 */
export function prepareDatabase(env, shutdown, say) {
  return env.DATABASE_URL ? askDatabase(env) : runEmbedded(env, shutdown, say);
}

/**
 * @param {Environment} env
 * @param {Shutdown} shutdown
 * @param {(line: string) => void} say
 */
async function runEmbedded(env, shutdown, say) {
  if (!existsSync(join(env.dataFolder, "postgres.json"))) say("Creating the database");
  let starting = startPostgres({ folder: env.dataFolder, say });
  // Added before it is there, so that a signal in between still stops what comes up.
  shutdown.add(async () => (await starting.catch(() => null))?.stop());
  const postgres = await starting;
  const watch = (/** @type {import("./postgres.mjs").EmbeddedPostgres} */ server, /** @type {number} */ restarts) =>
    void server.ended.then(async (sentence) => {
      if (shutdown.hasBegun()) return;
      process.stderr.write(`${sentence}\n`);
      if (restarts >= mostRestarts) return shutdown.now(1, "the database ended");
      // The same port as before; the app's connections come back by themselves.
      starting = startPostgres({ folder: env.dataFolder, say });
      await starting.then(
        (again) => {
          if (again.port !== server.port) {
            process.stderr.write(`Another program took the database's port ${server.port}: start Handrail again.\n`);
            return shutdown.now(1, "the database moved");
          }
          say("The database was started again");
          watch(again, restarts + 1);
        },
        (error) => {
          process.stderr.write(`${error.message}\n`);
          return shutdown.now(1, "the database ended");
        },
      );
    });
  watch(postgres, 0);
  await migrateDatabase(postgres.url, { appUrl: env.DATABASE_APP_URL, jobsUrl: env.DATABASE_JOBS_URL, say });
  return { url: postgres.url, embedded: true };
}

/**
 * Refuses a database that lacks migrations of this release.
 * @param {Environment} env with DATABASE_URL
 */
export async function askDatabase(env) {
  const url = /** @type {string} */ (env.DATABASE_URL);
  const { pending, edited, failed } = await checkMigrated(url);
  const first = failed[0] ?? edited[0] ?? pending[0];
  if (first) {
    throw refusal(`The database of DATABASE_URL lacks ${pending.length} migrations of this release (first: ${first}): run npm run migrate, then start again.`);
  }
  return { url, embedded: false };
}
