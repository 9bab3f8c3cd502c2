// Builds the Next application from a copy of its input, so that the checkout stays clean and a running server keeps
// its files while the next build runs. A pointer file names the build that counts.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashFiles, listFiles } from "./hash-files.mjs";
import { removeOldBuilds } from "./kept-builds.mjs";
import { checkout, workFolder } from "./paths.mjs";
import { refusal } from "./refuse.mjs";

const builds = join(workFolder, "build");
const pointer = join(builds, "current");
const input = ["app", "components", "lib", "public", "proxy.ts", "instrumentation.ts", "next.config.js", "postcss.config.mjs", "package.json", "tsconfig.json"];

/** The folder of the build that counts, or null. */
export function currentBuild() {
  if (!existsSync(pointer)) return null;
  const folder = join(builds, readFileSync(pointer, "utf8").trim());
  return isComplete(folder) ? folder : null;
}

/**
 * @param {{ say?: (line: string) => void }} [options]
 * @returns {Promise<string | null>} the build's folder; null when there is no application yet
 */
export async function buildNext({ say = () => undefined } = {}) {
  if (!existsSync(join(checkout, "app")) || !existsSync(join(checkout, "next.config.js"))) return null;
  const files = listFiles(checkout, input, isInput);
  const hash = hashFiles(checkout, [...files, "package-lock.json"], [process.versions.modules]);
  const folder = join(builds, hash);
  if (!isComplete(folder)) {
    say("Building the web application (about half a minute)");
    rmSync(folder, { recursive: true, force: true });
    copyInput(files, folder);
    await runNextBuild(folder);
    writeFileSync(join(folder, "complete"), "");
  }
  if (currentBuild() !== folder) {
    writeFileSync(`${pointer}.new`, hash);
    renameSync(`${pointer}.new`, pointer);
    utimesSync(folder, new Date(), new Date());
  }
  removeOldBuilds(builds, hash);
  return folder;
}

/** @param {string} path */
function isInput(path) {
  return !/\.(test|spec)\.tsx?$/.test(path);
}

/** @param {string} folder */
function isComplete(folder) {
  return existsSync(join(folder, "complete")) && existsSync(join(folder, ".next", "BUILD_ID"));
}

/**
 * @param {string[]} files
 * @param {string} folder
 */
function copyInput(files, folder) {
  for (const file of files) {
    const to = join(folder, file);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(checkout, file), to);
  }
}

/** @param {string} folder */
async function runNextBuild(folder) {
  const child = spawn(process.execPath, [join(checkout, "node_modules", "next", "dist", "bin", "next"), "build"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", HANDRAIL_CHECKOUT: checkout },
  });
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (output += data));
  const stop = () => child.kill("SIGKILL");
  process.once("exit", stop);
  const code = await new Promise((resolve) => child.once("error", (error) => resolve(error.message)).once("close", resolve));
  process.removeListener("exit", stop);
  writeFileSync(join(builds, "next-build.log"), output);
  if (code === 0 && existsSync(join(folder, ".next", "BUILD_ID"))) return;
  rmSync(folder, { recursive: true, force: true });
  throw refusal(`The web application does not build (next build ended with ${code}):\n${output.trim().split("\n").slice(-40).join("\n")}`);
}
