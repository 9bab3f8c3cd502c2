// Builds the embed: a loader at the fixed address /widget/v1.js, and for every language the app and the part that is
// loaded once the chat is open, under names with the build's hash, which the loader knows. Fails above the budgets that
// visitors were promised (docs/adr/0045-the-widget-in-two-parts-by-language.md).
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { hashFiles, listFiles } from "./hash-files.mjs";
import { checkout, workFolder } from "./paths.mjs";
import { refusal } from "./refuse.mjs";

const output = join(checkout, "public", "widget");
const stampFile = join(workFolder, "build", "widget.json");
const entries = { loader: "components/widget/loader.ts", app: "components/widget/app.ts", extras: "components/widget/extras/create-extras.ts" };

/** One of them is in each build, in place of `words/en`. */
export const widgetLanguages = ["en", "de", "es", "fr", "pt", "ja", "ar"];

/** KiB after gzip: the loader alone, all that a visitor's page loads before the chat can be used, and what comes once it is open. */
export const budgetKib = { loader: 1.5, all: 15, extras: 12 };

/** @typedef {{ loaderBytes: number, appBytes: Record<string, number>, extrasBytes: Record<string, number> }} Sizes */

/**
 * @param {{ say?: (line: string) => void, enforceBudget?: boolean }} [options]
 * @returns {Promise<boolean>} whether something was built
 */
export async function buildWidget({ say = () => undefined, enforceBudget = true } = {}) {
  if (!Object.values(entries).every((entry) => existsSync(join(checkout, entry)))) return false;
  const sources = listFiles(
    checkout,
    ["components/widget", "lib/contracts/widget", "package-lock.json", "scripts/bootstrap/build-widget.mjs"],
    (path) => !/\.test\.ts$/.test(path),
  );
  const hash = hashFiles(checkout, sources);
  const build = hash.slice(0, 10);
  const stamp = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, "utf8")) : {};
  const names = ["v1.js", ...widgetLanguages.flatMap((language) => [`app-${language}-${build}.js`, `extras-${language}-${build}.js`])];
  if (stamp.hash === hash && names.every((name) => existsSync(join(output, name)))) return false;
  say("Building the widget");

  /** @type {Record<string, Uint8Array>} */
  const files = {};
  files["v1.js"] = await bundle(entries.loader, "iife", build, "en");
  for (const language of widgetLanguages) {
    files[`app-${language}-${build}.js`] = await bundle(entries.app, "esm", build, language);
    files[`extras-${language}-${build}.js`] = await bundle(entries.extras, "esm", build, language);
  }
  await (await import("esbuild")).stop();
  const size = (/** @type {string} */ name) => gzipSync(/** @type {Uint8Array} */ (files[name]), { level: 9 }).length;
  const byLanguage = (/** @type {string} */ part) => Object.fromEntries(widgetLanguages.map((language) => [language, size(`${part}-${language}-${build}.js`)]));
  const sizes = { loaderBytes: size("v1.js"), appBytes: byLanguage("app"), extrasBytes: byLanguage("extras") };
  for (const language of widgetLanguages) {
    const [app, extras] = [sizes.appBytes[language] ?? 0, sizes.extrasBytes[language] ?? 0];
    say(`Widget in ${language}: loader ${kib(sizes.loaderBytes)}, with the app ${kib(sizes.loaderBytes + app)}, once open ${kib(extras)} more, after gzip`);
  }
  if (enforceBudget) requireBudget(sizes);

  mkdirSync(output, { recursive: true });
  mkdirSync(dirname(stampFile), { recursive: true });
  for (const old of readdirSync(output).filter((name) => /^(app|extras)-.*\.js(\.gz)?$/.test(name))) rmSync(join(output, old));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(output, name), content);
    // The front sends these as they are; plain Next compresses by itself.
    writeFileSync(join(output, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
  writeFileSync(stampFile, JSON.stringify({ hash, ...sizes }));
  return true;
}

/** @param {Sizes} sizes */
export function requireBudget({ loaderBytes, appBytes, extrasBytes }) {
  if (loaderBytes > budgetKib.loader * 1024) {
    throw refusal(
      `The widget's loader is ${kib(loaderBytes)} after gzip and may be ${budgetKib.loader} KiB: move code from ${entries.loader} to ${entries.app}.`,
    );
  }
  for (const [language, bytes] of Object.entries(appBytes)) {
    if (loaderBytes + bytes > budgetKib.all * 1024) {
      throw refusal(
        `The widget in "${language}" is ${kib(loaderBytes + bytes)} after gzip and may be ${budgetKib.all} KiB: move code from ${entries.app} to ${entries.extras}.`,
      );
    }
  }
  for (const [language, bytes] of Object.entries(extrasBytes)) {
    if (bytes > budgetKib.extras * 1024) {
      throw refusal(`What the widget loads once it is open is ${kib(bytes)} after gzip in "${language}" and may be ${budgetKib.extras} KiB.`);
    }
  }
}

/**
 * @param {string} entry
 * @param {"esm" | "iife"} format
 * @param {string} build
 * @param {string} language
 */
async function bundle(entry, format, build, language) {
  const esbuild = await import("esbuild");
  const result = await esbuild
    .build({
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
      define: { __WIDGET_BUILD__: JSON.stringify(build) },
      logLevel: "silent",
      plugins: [wordsOf(language)],
    })
    .catch((error) => {
      throw refusal(`The widget does not build:\n${error.message}`);
    });
  return result.outputFiles[0]?.contents ?? new Uint8Array();
}

/**
 * The words of one language in place of the English ones.
 * @param {string} language
 * @returns {import("esbuild").Plugin}
 */
function wordsOf(language) {
  return {
    name: "words",
    setup(build) {
      build.onResolve({ filter: /\/words\/en$/ }, () => ({ path: join(checkout, "components", "widget", "words", `${language}.ts`) }));
    },
  };
}

/** @param {number} bytes */
function kib(bytes) {
  return `${(bytes / 1024).toFixed(2)} KiB`;
}
