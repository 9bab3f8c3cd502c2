// package-lock.json says what is installed and its digest, not from where: the registry is each machine's own choice.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./bootstrap/paths.mjs";
import { reportProblems } from "./bootstrap/report-problems.mjs";

/** @param {{ packages: Record<string, { resolved?: string, integrity?: string, link?: boolean, inBundle?: boolean }> }} lockFile */
export function findLockProblems(lockFile) {
  return Object.entries(lockFile.packages).flatMap(([path, { resolved, integrity, link, inBundle }]) => {
    // What is bundled comes inside its parent, whose digest covers it.
    if (path === "" || link || inBundle) return [];
    return [
      ...(resolved ? [`package-lock.json: ${path} names a download address (${resolved}): remove the "resolved" line`] : []),
      ...(integrity ? [] : [`package-lock.json: ${path} has no integrity digest`]),
    ];
  });
}

reportProblems(import.meta.url, () => findLockProblems(JSON.parse(readFileSync(join(checkout, "package-lock.json"), "utf8"))));
