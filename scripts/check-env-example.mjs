// .env.example and the schema of lib/platform/env.ts name the same variables.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./bootstrap/paths.mjs";
import { reportProblems } from "./bootstrap/report-problems.mjs";

/** Set by the commands for the processes they start; nobody writes them by hand. */
const internal = new Set(["NODE_ENV", "NEXT_DIR", "HANDRAIL_PARENT_PID"]);
/** Read by the commands or by compose.yaml alone, never by the app. */
const commandsOnly = new Set(["HANDRAIL_DEPTH", "HANDRAIL_CHROMIUM", "POSTGRES_PASSWORD"]);

/** @param {string} source the text of lib/platform/env.ts */
export function schemaVariables(source) {
  const body = /envSchema\s*=\s*z\.object\(\{([\s\S]*?)\n\}\)/.exec(source)?.[1] ?? "";
  return [...body.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map((match) => /** @type {string} */ (match[1]));
}

/** @param {string} source the text of .env.example; a variable may be commented out */
export function exampleVariables(source) {
  return [...source.matchAll(/^(?:# ?)?([A-Z][A-Z0-9_]*)=/gm)].map((match) => /** @type {string} */ (match[1]));
}

/**
 * @param {string} schemaSource
 * @param {string} exampleSource
 */
export function compareVariables(schemaSource, exampleSource) {
  const known = schemaVariables(schemaSource);
  if (known.length === 0) return ["lib/platform/env.ts: no variables found; this check reads the keys of z.object({ ... }) called envSchema"];
  const documented = new Set(exampleVariables(exampleSource));
  const wanted = new Set([...known.filter((name) => !internal.has(name)), ...commandsOnly]);
  return [
    ...[...wanted].filter((name) => !documented.has(name)).map((name) => `.env.example: ${name} is read but not documented`),
    ...[...documented].filter((name) => !wanted.has(name)).map((name) => `.env.example: ${name} is documented but nobody reads it`),
  ];
}

reportProblems(import.meta.url, () =>
  compareVariables(readFileSync(join(checkout, "lib/platform/env.ts"), "utf8"), readFileSync(join(checkout, ".env.example"), "utf8")),
);
