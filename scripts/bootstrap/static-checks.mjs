// The static tier: each tool and each of our own checks is one test.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkout, workFolder } from "./paths.mjs";
import { runNode } from "./run-program.mjs";
import { tierResult } from "./test-report.mjs";

/** Machines with two cores run two tools at a time without waiting for one another. */
const atOnce = 2;

/** @returns {{ name: string, args: string[] }[]} */
export function staticChecks(root = checkout) {
  const bin = (/** @type {string[]} */ ...path) => join(root, "node_modules", ...path);
  // Files that did not change since the last run are not looked at again.
  const cache = (/** @type {string} */ tool) => ["--cache", "--cache-location", join(workFolder, "cache", tool)];
  const has = (/** @type {string} */ path) => existsSync(join(root, path));
  const cruiserConfig = [".dependency-cruiser.cjs", ".dependency-cruiser.mjs", ".dependency-cruiser.js", ".dependency-cruiser.json"].find(has);
  const rooms = ["app", "components", "lib", "prisma", "e2e", "proxy.ts", "instrumentation.ts"].filter(has);
  return [
    { name: "tsc", args: [bin("typescript", "bin", "tsc"), "--noEmit", "-p", "tsconfig.json"] },
    ...(has("components/widget/tsconfig.json")
      ? [{ name: "tsc (widget)", args: [bin("typescript", "bin", "tsc"), "--noEmit", "-p", "components/widget/tsconfig.json"] }]
      : []),
    { name: "eslint", args: [bin("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0", ...cache("eslint"), "--cache-strategy", "content"] },
    {
      name: "dependency-cruiser",
      args: [bin("dependency-cruiser", "bin", "dependency-cruise.mjs"), "--config", cruiserConfig ?? ".dependency-cruiser.cjs", ...rooms],
    },
    { name: "knip", args: [bin("knip", "bin", "knip.js"), "--no-progress"] },
    { name: "prettier", args: [bin("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", ...cache("prettier"), "."] },
    ...readdirSync(join(root, "scripts"))
      .filter((file) => /^check-[^.]+\.mjs$/.test(file))
      .sort()
      .map((file) => ({ name: file.replace(/\.mjs$/, ""), args: [join(root, "scripts", file)] })),
  ];
}

/**
 * @param {{ env: NodeJS.ProcessEnv, shutdown: { add: (stop: () => unknown) => void }, say: (line: string) => void }} options
 * @returns {Promise<import("./test-report.mjs").TierResult>}
 */
export async function runStaticChecks({ env, shutdown, say }) {
  provideNextTypes();
  const startedMs = performance.now();
  const waiting = staticChecks();
  /** @type {{ name: string, message: string }[]} */
  const failures = [];
  let passed = 0;
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { code, output, seconds } = await runNode(check.args, { env, shutdown });
      say(`  ${code === 0 ? "ok    " : "FAILED"} ${check.name} (${seconds.toFixed(1)} s)`);
      if (code === 0) passed += 1;
      else failures.push({ name: check.name, message: output.trim() || `ended with ${code}` });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return tierResult("static", (performance.now() - startedMs) / 1000, passed, failures);
}

/**
 * Next writes this git-ignored file when it builds or develops. A fresh clone is checked before its first build, and a
 * file that names types of a .next folder which is gone would fail the check.
 */
function provideNextTypes() {
  const path = join(checkout, "next-env.d.ts");
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const named = [...text.matchAll(/^import "(.+)";$/gm)].map((match) => /** @type {string} */ (match[1]));
  if (text && named.every((file) => existsSync(join(checkout, file)))) return;
  writeFileSync(path, '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n');
}
