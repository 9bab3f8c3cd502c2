// The rules of the house that no linter knows: sizes, names, and who may touch what.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "./bootstrap/hash-files.mjs";
import { checkout } from "./bootstrap/paths.mjs";
import { reportProblems } from "./bootstrap/report-problems.mjs";

const longestFile = 500;
const forbiddenRooms = /^(utils?|helpers?|misc|common|shared|services)$/;
const isCode = (/** @type {string} */ path) => /\.(ts|tsx|mts|mjs|cjs|js|jsx)$/.test(path);
/** Made by programs, or not ours. */
const ignored =
  /^(node_modules|\.git|\.handrail|\.next|dist|lib\/db\/generated|public\/widget|test-results|playwright-report)\/|^(package-lock\.json|next-env\.d\.ts)$/;
/** This file names what it forbids, and so does its test. */
const self = /^scripts\/check-house(\.test)?\.mjs$/;

/**
 * @typedef {object} Rule
 * @property {string} says what is wrong and what to do instead
 * @property {(path: string) => boolean} where
 * @property {RegExp} pattern searched line by line
 */

/** @type {Rule[]} */
const lineRules = [
  { says: "server actions are not used: add an endpoint", where: isCode, pattern: /^\s*["']use server["']/ },
  { says: "barrels are not used: import the file itself", where: isCode, pattern: /^\s*export\s+(type\s+)?\*\s+from\b/ },
  {
    says: "next/* belongs to app, components and proxy.ts; in lib only access/require-page.ts may import it",
    where: (path) => /^lib\//.test(path) && path !== "lib/access/require-page.ts",
    pattern: /\b(?:from|import)\s*\(?\s*["']next\//,
  },
  {
    says: "Prisma is used in lib/db alone",
    where: (path) => isCode(path) && !/^(lib\/db\/|prisma\.config\.ts$|scripts\/)/.test(path),
    pattern: /\b(?:from|import)\s*\(?\s*["'](?:@prisma\/|prisma(?:\/|["'])|[^"']*db\/generated)/,
  },
  {
    says: "process.env is read in lib/platform/env.ts and by commands alone: take env() instead",
    where: (path) => isCode(path) && !/^(lib\/platform\/env\.ts$|lib\/testing\/|scripts\/|e2e\/|[^/]+\.config\.\w+$)|\.test\.ts$|\/cli-[\w-]+\.ts$/.test(path),
    // NODE_ENV and NEXT_RUNTIME are constants that Next's compiler puts in.
    pattern: /process\.env(?!\.(?:NODE_ENV|NEXT_RUNTIME)\b)/,
  },
  { says: "settings are read at run time: no NEXT_PUBLIC_ variables", where: isCode, pattern: /NEXT_PUBLIC_/ },
  {
    says: "no test is skipped, planned or run alone",
    where: (path) => /\.(test|spec)\.\w+$/.test(path) || path.startsWith("e2e/"),
    pattern: /\b(?:it|test|describe|suite|expect)(?:\.\w+)*\.(?:skip|todo|only|fixme|fails|skipIf|runIf)\b|\bx(?:it|describe|test)\s*\(/,
  },
  { says: "unfinished work is an issue, not a note in the code", where: isCode, pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/ },
  {
    says: "no paths of one machine",
    where: () => true,
    pattern: /(?<![\w.:*/}\])-])\/(?:root|work|Users|home)\/[\w.-]/,
  },
];

/**
 * @param {string} path
 * @param {string} text
 * @returns {string[]}
 */
export function findHouseProblems(path, text) {
  return [...nameProblems(path), ...sizeProblems(path, text), ...lineProblems(path, text)].map((problem) => `${path}${problem}`);
}

/** @param {string} path */
function nameProblems(path) {
  const segments = path.split("/");
  const stem = (segments.at(-1) ?? "").split(".")[0] ?? "";
  const problems = [];
  const room = [...segments.slice(0, -1), ...(isCode(path) ? [stem] : [])].find((segment) => forbiddenRooms.test(segment));
  if (room) problems.push(`: "${room}" says nothing: name it after what it holds`);
  if (isCode(path) && stem === "index") problems.push(": barrels are not used: name the file after its function");
  if (/^lib\/[^/]+\/(types|constants)\.ts$/.test(path)) problems.push(": types and constants lie with what uses them");
  if (isCode(path) && /^(app|components|lib|scripts|e2e|prisma)\//.test(path) && /[A-Z]/.test(path.replace(/\[[^\]]*\]/g, "")))
    problems.push(": files are named in kebab-case");
  return problems;
}

/**
 * @param {string} path
 * @param {string} text
 */
function sizeProblems(path, text) {
  if (!isCode(path) && !/\.css$/.test(path)) return [];
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return lines > longestFile ? [`: ${lines} lines, and ${longestFile} is the end: divide it`] : [];
}

/**
 * @param {string} path
 * @param {string} text
 */
function lineProblems(path, text) {
  const rules = self.test(path) ? [] : lineRules.filter((rule) => rule.where(path));
  return text.split("\n").flatMap((line, at) => rules.filter(({ pattern }) => pattern.test(line)).map(({ says }) => `:${at + 1}: ${says}`));
}

reportProblems(import.meta.url, () => {
  const paths = listFiles(
    checkout,
    ["."],
    (path) => !ignored.test(path) && /\.(ts|tsx|mts|mjs|cjs|js|jsx|css|md|sql|prisma|json|jsonl|yml|yaml|sh)$|^\.(ci|env)/.test(path),
  );
  return paths.flatMap((path) => findHouseProblems(path, readFileSync(join(checkout, path), "utf8")));
});
