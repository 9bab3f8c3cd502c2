// A throw-away database server for running single test files by hand. Starts it in the background, or finds the one
// that runs, and prints its superuser address alone on standard output:
//   TEST_DATABASE_URL=$(node scripts/dev-database.mjs) npx vitest run --project db lib/db
// --stop ends it; its data is lost then.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { workFolder } from "./bootstrap/paths.mjs";
import { startPostgres, stopPostgresOf } from "./bootstrap/postgres.mjs";
import { runCommand } from "./bootstrap/refuse.mjs";

const folder = join(workFolder, "dev-database");

await runCommand(async () => {
  if (process.argv.includes("--stop")) {
    const ran = await stopPostgresOf(folder);
    rmSync(folder, { recursive: true, force: true });
    process.stderr.write(ran ? "Stopped.\n" : "It did not run.\n");
    return;
  }
  const server = await startPostgres({ folder, throwaway: true, keep: true, say: (line) => process.stderr.write(`${line}\n`) });
  process.stdout.write(`${server.url}\n`);
});
