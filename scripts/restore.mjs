// Puts a backup into an empty installation: a data folder without a database, or an empty database of
// DATABASE_URL. A backup of an older release is brought up to this one.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { readEnvironment } from "./bootstrap/environment.mjs";
import { ensureInstalled } from "./bootstrap/install.mjs";
import { startPostgres } from "./bootstrap/postgres.mjs";
import { readArguments } from "./bootstrap/read-arguments.mjs";
import { refusal, runCommand } from "./bootstrap/refuse.mjs";
import { checkBackup, restore } from "./bootstrap/restore.mjs";
import { keepSecret } from "./bootstrap/secrets.mjs";

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

const { positionals } = readArguments(
  "npm run restore -- <file>: puts a backup into an empty data folder, or into the empty database that DATABASE_URL names.",
  { options: {}, words: 1 },
);

await runCommand(async () => {
  const [file] = positionals;
  if (!file) throw refusal("Which file? For example: npm run restore -- handrail-2026-11-26.backup");
  if (!existsSync(file)) throw refusal(`There is no file ${file}.`);
  const env = readEnvironment();
  await ensureInstalled({ say });
  const { header } = await checkBackup(resolve(file));
  if (!env.DATABASE_URL && existsSync(join(env.dataFolder, "postgres.json"))) {
    throw refusal(`${env.dataFolder} holds a database: move that folder away, or set HANDRAIL_DATA to a new one.`);
  }
  if (!env.DATABASE_URL && header.secret && !env.secret) keepSecret(env.dataFolder, header.secret);
  const embedded = env.DATABASE_URL ? null : await startPostgres({ folder: env.dataFolder, say });
  try {
    const url = env.DATABASE_URL ?? /** @type {import("./bootstrap/postgres.mjs").EmbeddedPostgres} */ (embedded).url;
    const { rows } = await restore(url, resolve(file), { appUrl: env.DATABASE_APP_URL, jobsUrl: env.DATABASE_JOBS_URL, say });
    say(`${rows} rows are back, as of ${header.createdAt}. Start Handrail, and check the log on its Audit page.`);
    if (env.DATABASE_URL || !header.secret) say("Use the HANDRAIL_SECRET of the installation that was backed up.");
    return 0;
  } finally {
    await embedded?.stop();
  }
});
