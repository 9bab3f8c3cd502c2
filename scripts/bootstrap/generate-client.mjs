// Generates the Prisma client from prisma/schema when the schema changed. Prisma's schema engine is a download that
// may be blocked; generating does not run it, but wants a path that exists, and Node's own program is one.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashFiles, listFiles } from "./hash-files.mjs";
import { lock } from "./lock-file.mjs";
import { checkout, workFolder } from "./paths.mjs";
import { refusal } from "./refuse.mjs";

const output = join(checkout, "lib", "db", "generated");
const stampFile = join(workFolder, "generated-client");

/**
 * @param {{ say?: (line: string) => void }} [options]
 * @returns {Promise<boolean>} whether it was generated anew
 */
export async function ensureClient({ say = () => undefined } = {}) {
  const schema = listFiles(checkout, ["prisma/schema"], (path) => path.endsWith(".prisma"));
  if (schema.length === 0) return false;
  const wanted = hashFiles(checkout, [
    ...schema,
    ...["prisma.config.ts", "node_modules/prisma/package.json"].filter((path) => existsSync(join(checkout, path))),
  ]);
  if (isCurrent(wanted)) return false;
  mkdirSync(workFolder, { recursive: true });
  const held = await lock(join(workFolder, "generate.lock"));
  try {
    if (isCurrent(wanted)) return false;
    say("Generating the database client");
    rmSync(output, { recursive: true, force: true });
    const result = spawnSync(process.execPath, [join(checkout, "node_modules", "prisma", "build", "index.js"), "generate", "--schema", "prisma/schema"], {
      cwd: checkout,
      encoding: "utf8",
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
    });
    if (result.status !== 0 || !existsSync(output)) {
      throw refusal(`prisma generate failed; the schema in prisma/schema needs mending:\n${`${result.stdout}${result.stderr}`.trim()}`);
    }
    writeFileSync(stampFile, wanted);
    return true;
  } finally {
    held.release();
  }
}

/** @param {string} wanted */
function isCurrent(wanted) {
  return existsSync(output) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted;
}
