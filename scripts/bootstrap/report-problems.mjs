// How a static check speaks: each problem on a line, code 1 when there is one.
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Runs a check when its file is the program; importing it (its test does) runs nothing.
 * @param {string} moduleUrl import.meta.url of the check
 * @param {() => string[]} findProblems
 */
export function reportProblems(moduleUrl, findProblems) {
  if (!process.argv[1] || realpathSync(process.argv[1]) !== fileURLToPath(moduleUrl)) return;
  const problems = findProblems();
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
