// The static tier alone.
import { readEnvironment } from "./bootstrap/environment.mjs";
import { ensureClient } from "./bootstrap/generate-client.mjs";
import { ensureInstalled } from "./bootstrap/install.mjs";
import { readArguments } from "./bootstrap/read-arguments.mjs";
import { runCommand } from "./bootstrap/refuse.mjs";
import { createShutdown } from "./bootstrap/shutdown.mjs";
import { runStaticChecks } from "./bootstrap/static-checks.mjs";
import { formatReport } from "./bootstrap/test-report.mjs";

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

readArguments("npm run check: types, lint, format, import directions, unused code, documents. The static tier of npm test.", { options: {} });

await runCommand(async () => {
  readEnvironment();
  await ensureInstalled({ say });
  await ensureClient({ say });
  const result = await runStaticChecks({ env: process.env, shutdown: createShutdown(), say });
  say(formatReport([result]));
  return result.failed === 0 ? 0 : 1;
});
