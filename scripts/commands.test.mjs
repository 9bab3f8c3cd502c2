// Every command of package.json, asked for help and told nonsense: it answers before it installs, builds or starts anything.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkout } from "./bootstrap/paths.mjs";

/** @type {Record<string, string>} */
const commands = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")).scripts;

/** @param {string[]} args */
const run = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: checkout, encoding: "utf8" });
  return { status, stdout, stderr };
};

test.each(Object.entries(commands))("npm run %s -- --help says what it takes, and does nothing else [D3]", (name, command) => {
  const [, ...args] = command.split(" ");
  const { status, stdout, stderr } = run(...args, "--help");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(new RegExp(`^npm (run )?${name.split(":")[0]}\\b`));
});

test.each([
  ["scripts/bench.mjs", []],
  ["scripts/bench.mjs", ["nothing-like-it"]],
  ["scripts/bench.mjs", ["pages", "--nothing-like-it"]],
  ["scripts/doctor.mjs", ["nothing-like-it"]],
  ["scripts/start.mjs", ["--port=4000"]],
  ["scripts/migrate.mjs", ["--retry"]],
  ["scripts/test.mjs", ["--nothing-like-it"]],
])("%s told %j answers with one sentence, its usage and 2 [D3]", (script, args) => {
  const { status, stdout, stderr } = run(script, ...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  const [sentence, blank, usage] = stderr.split("\n");
  expect(sentence).toMatch(/^[A-Z].*[.?]$/);
  expect(blank).toBe("");
  expect(usage).toMatch(/^npm /);
  expect(stderr).not.toMatch(/^\s+at /m);
});
