// Brings the database of DATABASE_URL (or the embedded one) up to date, and says what it did.
import { readEnvironment } from "./bootstrap/environment.mjs";
import { ensureInstalled } from "./bootstrap/install.mjs";
import { checkMigrated, migrateDatabase } from "./bootstrap/migrate.mjs";
import { startPostgres } from "./bootstrap/postgres.mjs";
import { readArguments } from "./bootstrap/read-arguments.mjs";
import { runCommand } from "./bootstrap/refuse.mjs";

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

const { values: asked } = readArguments(
  `
npm run migrate: brings the database of DATABASE_URL (or the embedded one) up to date, and says what it did.

  --check          only says what is pending; ends with 1 when something is
  --retry <name>   runs a migration again that failed half way and was cleaned up by hand`,
  { options: { check: { type: "boolean" }, retry: { type: "string" } } },
);

await runCommand(async () => {
  const env = readEnvironment();
  await ensureInstalled({ say });
  const embedded = env.DATABASE_URL ? null : await startPostgres({ folder: env.dataFolder, say });
  const url = env.DATABASE_URL ?? /** @type {import("./bootstrap/postgres.mjs").EmbeddedPostgres} */ (embedded).url;
  try {
    if (asked.check) return await check(url);
    const { applied } = await migrateDatabase(url, { appUrl: env.DATABASE_APP_URL, jobsUrl: env.DATABASE_JOBS_URL, retry: asked.retry, say });
    say(applied.length === 0 ? "The database was up to date." : `Applied ${applied.length} migrations.`);
    return 0;
  } finally {
    await embedded?.stop();
  }
});

/** @param {string} url */
async function check(url) {
  const { pending, edited, failed } = await checkMigrated(url);
  for (const name of pending) say(`pending  ${name}`);
  for (const name of edited) say(`edited   ${name}`);
  for (const name of failed) say(`failed   ${name}`);
  const wrong = pending.length + edited.length + failed.length;
  if (wrong === 0) say("The database is up to date.");
  return wrong === 0 ? 0 : 1;
}
