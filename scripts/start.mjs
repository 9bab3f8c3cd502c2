// From a fresh clone to a running Handrail. Each step does nothing when there is nothing to do, so a second
// start takes seconds.
import { requireSecret, readEnvironment } from "./bootstrap/environment.mjs";
import { readArguments } from "./bootstrap/read-arguments.mjs";
import { runCommand } from "./bootstrap/refuse.mjs";
import { runHandrail } from "./bootstrap/run-handrail.mjs";

readArguments("npm start: installs, builds and migrates what is missing, and starts Handrail. Settings are variables: .env.example names them.", {
  options: {},
});

await runCommand(async () => {
  const env = readEnvironment();
  requireSecret(env);
  await runHandrail(env);
});
