// The API's description is linted with the house's rules (.spectral.yaml): no finding of any severity.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { distOptions } from "./bootstrap/build-dist.mjs";
import { checkout, workFolder } from "./bootstrap/paths.mjs";
import { reportProblems } from "./bootstrap/report-problems.mjs";

const folder = join(workFolder, "openapi");

reportProblems(import.meta.url, () => {
  mkdirSync(folder, { recursive: true });
  // Within the checkout, so that packages are found.
  buildSync({ ...distOptions({ "cli-openapi": "lib/endpoints/cli-openapi.ts" }), outdir: folder, logLevel: "silent" });
  const env = { ...process.env, HANDRAIL_SECRET: "a secret for the description alone", DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
  const written = run([join(folder, "cli-openapi.mjs")], env);
  if (written.status !== 0) return [`The API's description cannot be made:\n${written.stderr}`];
  const file = join(folder, "openapi.json");
  writeFileSync(file, written.stdout);
  const spectral = join(checkout, "node_modules", "@stoplight", "spectral-cli", "dist", "index.js");
  return readFindings(
    run([spectral, "lint", file, "--ruleset", join(checkout, ".spectral.yaml"), "--fail-severity", "hint", "--format", "json", "--quiet"], process.env),
  );
});

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function run(args, env) {
  return spawnSync(process.execPath, args, { env, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
}

/**
 * @param {import("node:child_process").SpawnSyncReturns<string>} linted
 * @returns {string[]}
 */
function readFindings({ stdout, stderr, status }) {
  try {
    const findings = /** @type {{ code: string, message: string, path: (string | number)[] }[]} */ (JSON.parse(stdout));
    return findings.map(({ code, message, path }) => `${path.join(".")}: ${message} (${code})`);
  } catch {
    return [`The linter ended with ${status}: ${stdout}${stderr}`];
  }
}
