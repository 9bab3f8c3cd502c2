// docs/features.md has one row a feature, and every test that it names exists: `| id | words | state | tests |`, tests
// as `file :: test name` in backticks.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./bootstrap/paths.mjs";
import { reportProblems } from "./bootstrap/report-problems.mjs";

/** Letter of the group -> how many features it has. */
const groups = { W: 9, B: 7, E: 15, L: 10, R: 7, P: 4, M: 3, T: 8, V: 5, A: 4, C: 4, I: 4, S: 5, D: 3 };
const states = new Set(["planned", "partly", "done"]);

export const featureIds = Object.entries(groups).flatMap(([letter, count]) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`));

/**
 * @param {string} source
 * @returns {{ line: number, id: string, words: string, state: string, tests: string[] }[]}
 */
export function parseRows(source) {
  return source.split("\n").flatMap((text, at) => {
    const cells = text.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const [, id = "", words = "", state = "", tests = ""] = cells;
    if (!/^[A-Z]\d{1,2}$/.test(id)) return [];
    return [{ line: at + 1, id, words, state, tests: [...tests.matchAll(/`([^`]+)`/g)].map((match) => /** @type {string} */ (match[1])) }];
  });
}

/**
 * @param {string} source
 * @param {(path: string) => string | null} read the text of a file of the repository, or null
 */
export function findFeatureProblems(source, read) {
  const rows = parseRows(source);
  const seen = new Map();
  const problems = rows.flatMap((row) => {
    const earlier = seen.get(row.id);
    seen.set(row.id, row.line);
    return [
      ...(earlier ? [`${row.id} is already on line ${earlier}`] : []),
      ...(featureIds.includes(row.id) ? [] : [`${row.id} is no feature`]),
      ...(states.has(row.state) ? [] : [`${row.id}: the state is "${row.state}" and must be planned, partly or done`]),
      ...(row.words ? [] : [`${row.id} has no description`]),
      ...(row.state === "done" && row.tests.length === 0 ? [`${row.id} is done and names no test`] : []),
      ...row.tests.flatMap((test) => testProblems(row.id, test, read)),
    ].map((problem) => `docs/features.md:${row.line}: ${problem}`);
  });
  const missing = featureIds.filter((id) => !seen.has(id)).map((id) => `docs/features.md: ${id} has no row`);
  return [...problems, ...missing];
}

/**
 * @param {string} id
 * @param {string} test
 * @param {(path: string) => string | null} read
 */
function testProblems(id, test, read) {
  const [path = "", name = ""] = test.split(" :: ").map((part) => part.trim());
  if (!path || !name) return [`${id}: "${test}" should read: file :: test name`];
  const text = read(path);
  if (text === null) return [`${id}: the file ${path} does not exist`];
  return text.includes(name.replaceAll("\\|", "|")) ? [] : [`${id}: ${path} has no test "${name}"`];
}

/** @param {string} path */
function readFromCheckout(path) {
  const full = join(checkout, path);
  return existsSync(full) ? readFileSync(full, "utf8") : null;
}

reportProblems(import.meta.url, () => {
  const source = readFromCheckout("docs/features.md");
  return source === null ? ["docs/features.md does not exist"] : findFeatureProblems(source, readFromCheckout);
});
