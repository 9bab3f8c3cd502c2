// Builds the embed: a loader at the fixed address /widget/v1.js and the widget itself under a name with its hash, which
// the loader knows. Fails above the budget that visitors were promised.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { hashFiles, listFiles } from "./hash-files.mjs";
import { checkout, workFolder } from "./paths.mjs";
import { refusal } from "./refuse.mjs";

const output = join(checkout, "public", "widget");
const stampFile = join(workFolder, "build", "widget.json");
const loaderEntry = "components/widget/loader.ts";
const appEntry = "components/widget/app.ts";

/** KiB after gzip: the loader alone, and everything that a visitor's page loads. */
export const budgetKib = { loader: 1.5, all: 15 };

/**
 * @param {{ say?: (line: string) => void, enforceBudget?: boolean }} [options]
 * @returns {Promise<boolean>} whether something was built
 */
export async function buildWidget({ say = () => undefined, enforceBudget = true } = {}) {
  if (!existsSync(join(checkout, loaderEntry)) || !existsSync(join(checkout, appEntry))) return false;
  const sources = listFiles(
    checkout,
    ["components/widget", "lib/contracts/widget", "package-lock.json", "scripts/bootstrap/build-widget.mjs"],
    (path) => !/\.test\.ts$/.test(path),
  );
  const hash = hashFiles(checkout, sources);
  const stamp = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, "utf8")) : {};
  if (stamp.hash === hash && existsSync(join(output, "v1.js")) && existsSync(join(output, stamp.app))) return false;
  say("Building the widget");

  const app = await bundle(appEntry, "esm", {});
  const appName = `app-${createHash("sha256").update(app).digest("hex").slice(0, 10)}.js`;
  const loader = await bundle(loaderEntry, "iife", { __WIDGET_APP__: JSON.stringify(appName) });
  await (await import("esbuild")).stop();
  const sizes = { loaderBytes: gzipSync(loader, { level: 9 }).length, appBytes: gzipSync(app, { level: 9 }).length };
  if (enforceBudget) requireBudget(sizes);

  mkdirSync(output, { recursive: true });
  for (const old of readdirSync(output).filter((name) => /^app-.*\.js$/.test(name))) rmSync(join(output, old));
  writeFileSync(join(output, appName), app);
  writeFileSync(join(output, "v1.js"), loader);
  writeFileSync(stampFile, JSON.stringify({ hash, app: appName, ...sizes }));
  say(`Widget: loader ${kib(sizes.loaderBytes)}, with the app ${kib(sizes.loaderBytes + sizes.appBytes)} after gzip`);
  return true;
}

/** @param {{ loaderBytes: number, appBytes: number }} sizes */
export function requireBudget({ loaderBytes, appBytes }) {
  if (loaderBytes > budgetKib.loader * 1024) {
    throw refusal(`The widget's loader is ${kib(loaderBytes)} after gzip and may be ${budgetKib.loader} KiB: move code from ${loaderEntry} to ${appEntry}.`);
  }
  if (loaderBytes + appBytes > budgetKib.all * 1024) {
    throw refusal(`The widget is ${kib(loaderBytes + appBytes)} after gzip and may be ${budgetKib.all} KiB: make components/widget smaller.`);
  }
}

/**
 * @param {string} entry
 * @param {"esm" | "iife"} format
 * @param {Record<string, string>} define
 */
async function bundle(entry, format, define) {
  const { build } = await import("esbuild");
  const result = await build({
    absWorkingDir: checkout,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: "es2020",
    platform: "browser",
    legalComments: "none",
    charset: "utf8",
    define,
    logLevel: "silent",
  }).catch((error) => {
    throw refusal(`The widget does not build:\n${error.message}`);
  });
  return result.outputFiles[0]?.contents ?? new Uint8Array();
}

/** @param {number} bytes */
function kib(bytes) {
  return `${(bytes / 1024).toFixed(2)} KiB`;
}
