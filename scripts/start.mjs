// npm start: from a fresh clone to a running Handrail. Each step does nothing when there is nothing to do, so a second
// start takes seconds.
import { requireSecret, readEnvironment } from "./bootstrap/environment.mjs";
import { runCommand } from "./bootstrap/refuse.mjs";
import { runHandrail } from "./bootstrap/run-handrail.mjs";

await runCommand(async () => {
  const env = readEnvironment();
  requireSecret(env);
  await runHandrail(env);
});
