// Everything that the installation holds in one file, while it runs. Readable by its owner alone.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { backUp } from "./bootstrap/backup.mjs";
import { readEnvironment } from "./bootstrap/environment.mjs";
import { ensureInstalled } from "./bootstrap/install.mjs";
import { startPostgres } from "./bootstrap/postgres.mjs";
import { readArguments } from "./bootstrap/read-arguments.mjs";
import { refusal, runCommand } from "./bootstrap/refuse.mjs";
import { ensureSecrets } from "./bootstrap/secrets.mjs";

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

const { values, positionals } = readArguments(
  `
npm run backup -- <file>: everything that the installation holds in one file, while it runs. Readable by its owner alone.

  --without-secret   leaves the embedded installation's own secret out; then keep secrets.json of the data folder yourself`,
  { options: { "without-secret": { type: "boolean" } }, words: 1 },
);

await runCommand(async () => {
  const [file] = positionals;
  if (!file) throw refusal("Where to? For example: npm run backup -- handrail-2026-11-26.backup");
  if (existsSync(file)) throw refusal(`${file} exists: choose another name, so that no backup is lost.`);
  const env = readEnvironment();
  await ensureInstalled({ say });
  // Attaches to the embedded server when Handrail runs, and starts it when not.
  const embedded = env.DATABASE_URL ? null : await startPostgres({ folder: env.dataFolder, say });
  try {
    const url = env.DATABASE_URL ?? /** @type {import("./bootstrap/postgres.mjs").EmbeddedPostgres} */ (embedded).url;
    const secret = embedded && !env.secret && !values["without-secret"] ? ensureSecrets(env.dataFolder).handrailSecret : undefined;
    const { rows, tables } = await backUp(url, resolve(file), { secret });
    say(`${file}: ${rows} rows of ${tables} tables.`);
    say(
      secret
        ? "It holds all personal data and this installation's secret: keep it where nobody else reads it."
        : "It holds all personal data, and not HANDRAIL_SECRET: keep that with it, or sealed keys cannot be read after a restore.",
    );
    return 0;
  } finally {
    await embedded?.stop();
  }
});
