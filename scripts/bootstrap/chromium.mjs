// Finds a Chromium for the browser tests, or installs one: Debian's package as root, else Playwright's download.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./paths.mjs";
import { refusal } from "./refuse.mjs";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * @param {string | undefined} given HANDRAIL_CHROMIUM
 * @returns {Promise<string | null>} the program, or null when none is installed
 */
export async function findChromium(given) {
  if (given) {
    if (existsSync(given)) return given;
    throw refusal(`HANDRAIL_CHROMIUM is "${given}" and no such file exists: correct it, or unset it to let npm test find or install one.`);
  }
  const usual = usualPlaces.find((path) => existsSync(path));
  if (usual) return usual;
  const own = await playwrightProgram();
  return own && existsSync(own) ? own : null;
}

/**
 * @param {string | undefined} given HANDRAIL_CHROMIUM
 * @param {{ say?: (line: string) => void }} [options]
 * @returns {Promise<string>}
 */
export async function ensureChromium(given, { say = () => undefined } = {}) {
  const found = await findChromium(given);
  if (found) return found;
  say("Installing Chromium for the browser tests");
  const attempts = [];
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    attempts.push(attempt("apt-get", ["update", "-q"], env));
    attempts.push(attempt("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-noto-cjk", "fonts-noto-core"], env));
    const installed = await findChromium(undefined);
    if (installed) return installed;
  }
  attempts.push(attempt(process.execPath, [join(checkout, "node_modules", "@playwright", "test", "cli.js"), "install", "chromium"], process.env));
  const installed = await findChromium(undefined);
  if (installed) return installed;
  throw refusal(
    `No Chromium could be installed (${attempts.filter(Boolean).join("; ") || "no reason given"}): install one yourself and set HANDRAIL_CHROMIUM to its path.`,
  );
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} why it failed, in a line
 */
function attempt(program, args, env) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", env, maxBuffer: 64 * 2 ** 20 });
  if (status === 0) return null;
  const lines = `${stdout ?? ""}\n${stderr ?? ""}`.trim().split("\n");
  return `${program} ${args[0]}: ${error?.message ?? lines.findLast((line) => /^E:|error/i.test(line)) ?? lines.at(-1)}`;
}

async function playwrightProgram() {
  try {
    const { chromium } = await import("@playwright/test");
    return chromium.executablePath();
  } catch {
    return null;
  }
}
