// Fills the embedded database with the demo workspace when nobody has used it yet. A seed that was interrupted leaves a
// mark; the next start drops that half-filled database, in which nobody has worked, and begins again.
import { spawn } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { appEnvironment } from "./app.mjs";
import { migrateDatabase } from "./migrate.mjs";
import { checkout } from "./paths.mjs";
import { identify } from "./process-identity.mjs";
import { refusal } from "./refuse.mjs";

/**
 * @param {object} options
 * @param {string} options.databaseUrl superuser's address of the embedded, migrated database
 * @param {Record<string, string>} options.env
 * @param {string} options.dataFolder
 * @param {{ add: (stop: () => unknown) => void }} options.shutdown
 * @param {(child: import("./process-identity.mjs").ProcessIdentity) => void} options.remember so that the next start ends a writer whose start was killed
 * @param {(line: string) => void} options.say
 */
export async function seedWhenEmpty({ databaseUrl, env, dataFolder, shutdown, remember, say }) {
  const program = join(checkout, "dist", "cli-seed.mjs");
  if (!existsSync(program)) return;
  const mark = join(dataFolder, "seeding");
  if (existsSync(mark)) {
    say("Removing the demo workspace that was left half written");
    await recreateDatabase(databaseUrl);
    await migrateDatabase(databaseUrl, { appUrl: process.env.DATABASE_APP_URL, jobsUrl: process.env.DATABASE_JOBS_URL });
  } else if (!(await isEmpty(databaseUrl))) return;

  say("Writing the demo workspace");
  writeFileSync(mark, "");
  const child = spawn(process.execPath, ["--enable-source-maps", program], {
    cwd: checkout,
    env: appEnvironment({ databaseUrl, port: Number(process.env.PORT || 3000), host: "127.0.0.1", folder: null, worker: "none", given: env }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const identity = child.pid ? identify(child.pid) : null;
  if (identity) remember(identity);
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (output += data));
  const exit = new Promise((resolve) => child.once("error", (error) => resolve(error.message)).once("close", (code, signal) => resolve(signal ?? code)));
  shutdown.add(() => {
    child.kill("SIGKILL");
    return exit;
  });
  const code = await exit;
  if (code !== 0) throw refusal(`The demo workspace could not be written (cli-seed ended with ${code}):\n${output.trim().split("\n").slice(-20).join("\n")}`);
  rmSync(mark, { force: true });
}

/** @param {string} databaseUrl */
async function isEmpty(databaseUrl) {
  const { rows } = await query(databaseUrl, "select not exists (select from account) and not exists (select from workspace) as empty");
  return rows[0].empty;
}

/** @param {string} databaseUrl */
async function recreateDatabase(databaseUrl) {
  const maintenance = new URL(databaseUrl);
  const name = maintenance.pathname.slice(1);
  maintenance.pathname = "/postgres";
  await query(maintenance.toString(), `drop database if exists "${name}" with (force)`);
  await query(maintenance.toString(), `create database "${name}"`);
}

/**
 * @param {string} url
 * @param {string} sql
 */
async function query(url, sql) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
