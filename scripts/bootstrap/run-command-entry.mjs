// Runs a built command-line entry (dist/cli-<name>.mjs) with this command's arguments, input and output.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildStale } from "./build.mjs";
import { ensureClient } from "./generate-client.mjs";
import { ensureInstalled } from "./install.mjs";
import { checkout } from "./paths.mjs";
import { refusal } from "./refuse.mjs";
import { createShutdown } from "./shutdown.mjs";

/**
 * @param {string} name
 * @param {(shutdown: ReturnType<typeof createShutdown>) => Promise<NodeJS.ProcessEnv>} [prepare] starts what the entry needs and returns its environment
 * @param {("dist" | "widget" | "next")[]} [builds]
 * @returns {Promise<never>} ends the process with the entry's code
 */
export async function runEntry(name, prepare = async () => process.env, builds = ["dist"]) {
  // Standard output belongs to the entry (--json); our own lines go to the other stream.
  const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);
  const shutdown = createShutdown();
  try {
    await ensureInstalled({ say });
    await ensureClient({ say });
    await buildStale({ say, only: builds });
    const program = join(checkout, "dist", `cli-${name}.mjs`);
    if (!existsSync(program)) throw refusal(`There is no ${name} command in this release (no file named cli-${name}.ts).`);
    const env = await prepare(shutdown);
    const child = spawn(process.execPath, ["--enable-source-maps", program, ...process.argv.slice(2)], { env, stdio: "inherit" });
    const closed = new Promise((/** @type {(code: number) => void} */ resolve) => {
      child.once("error", () => resolve(1));
      child.once("close", (code) => resolve(code ?? 1));
    });
    shutdown.add(async () => {
      child.kill("SIGTERM");
      await closed;
    });
    return await shutdown.now(await closed, "done");
  } catch (error) {
    process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
    return shutdown.now(1, "failure");
  }
}
