// No installed copy of these packages is older than the version that closed its last serious hole.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./bootstrap/paths.mjs";
import { reportProblems } from "./bootstrap/report-problems.mjs";

const floors = { next: "16.3.8", react: "19.2.3", "react-dom": "19.2.3", "next-auth": "4.24.15", nodemailer: "9.0.0" };

/**
 * @param {{ packages: Record<string, { version?: string }> }} lockFile
 * @param {Record<string, string>} [wanted]
 */
export function findOldPackages(lockFile, wanted = floors) {
  return Object.entries(wanted).flatMap(([name, floor]) => {
    const copies = Object.entries(lockFile.packages).filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`));
    if (copies.length === 0) return [`package-lock.json: ${name} is not there, and its floor ${floor} guards nothing`];
    return copies
      .filter(([, { version = "0.0.0" }]) => compareVersions(version, floor) < 0)
      .map(([path, { version }]) => `package-lock.json: ${path} is ${version}, and the floor is ${floor}`);
  });
}

/**
 * A pre-release counts as older than its release.
 * @param {string} a
 * @param {string} b
 */
export function compareVersions(a, b) {
  const parts = (/** @type {string} */ version) => (version.split(/[-+]/)[0] ?? "").split(".").map(Number);
  const left = parts(a);
  const right = parts(b);
  for (let at = 0; at < 3; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(b.includes("-")) - Number(a.includes("-"));
}

reportProblems(import.meta.url, () => findOldPackages(JSON.parse(readFileSync(join(checkout, "package-lock.json"), "utf8"))));
