// One process of a built Handrail on a database of its own, in the foreground: for containers and supervisors.
//   node scripts/serve.mjs web | worker | migrate
// Nothing is installed, built or seeded here; a database that lacks migrations is refused.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { appEnvironment } from "./bootstrap/app.mjs";
import { currentBuild } from "./bootstrap/build-next.mjs";
import { readEnvironment, requireSecret } from "./bootstrap/environment.mjs";
import { migrateDatabase } from "./bootstrap/migrate.mjs";
import { checkout } from "./bootstrap/paths.mjs";
import { askDatabase } from "./bootstrap/prepare-database.mjs";
import { refusal, runCommand } from "./bootstrap/refuse.mjs";

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

await runCommand(async () => {
  const [what] = process.argv.slice(2);
  if (what !== "web" && what !== "worker" && what !== "migrate") throw refusal("Which one? node scripts/serve.mjs web, worker or migrate.");
  const env = readEnvironment();
  if (!env.DATABASE_URL) throw refusal("DATABASE_URL is not set: one process by itself needs a database of its own; npm start brings the embedded one.");
  if (what === "migrate") {
    const { applied } = await migrateDatabase(env.DATABASE_URL, { appUrl: env.DATABASE_APP_URL, jobsUrl: env.DATABASE_JOBS_URL, say });
    say(applied.length === 0 ? "The database was up to date." : `Applied ${applied.length} migrations.`);
    return 0;
  }
  requireSecret(env);
  const bundle = join(checkout, "dist", `${what}.mjs`);
  const folder = currentBuild();
  if (!existsSync(bundle) || (what === "web" && !folder)) throw refusal("Handrail is not built here: run node scripts/build.mjs first.");
  await askDatabase(env);
  const environment = appEnvironment({ databaseUrl: env.DATABASE_URL, port: env.port, host: env.host, folder, worker: env.worker, given: {} });
  // Supervised from outside: no starter to watch.
  delete environment.HANDRAIL_PARENT_PID;
  Object.assign(process.env, environment);
  // The built entries find their threads beside themselves.
  process.argv[1] = bundle;
  await import(pathToFileURL(bundle).href);
  return new Promise(() => undefined);
});
