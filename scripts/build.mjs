// Builds what is stale and starts nothing: for images, and before `node dist/web.mjs` under a supervisor of one's own.
import { buildStale } from "./bootstrap/build.mjs";
import { ensureClient } from "./bootstrap/generate-client.mjs";
import { ensureInstalled } from "./bootstrap/install.mjs";
import { runCommand } from "./bootstrap/refuse.mjs";

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

await runCommand(async () => {
  await ensureInstalled({ say });
  await ensureClient({ say });
  const { nextFolder } = await buildStale({ say });
  say(nextFolder ? `NEXT_DIR=${nextFolder}` : "There is no web application to build.");
});
