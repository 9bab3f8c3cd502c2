// Builds the processes that run outside Next: dist/web.mjs, dist/worker.mjs, the index thread, the reader of documents and the command-line
// entries. Packages stay imports, so a build takes a second.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { hashFiles, listFiles } from "./hash-files.mjs";
import { checkout, workFolder } from "./paths.mjs";
import { refusal } from "./refuse.mjs";

const stampFile = join(workFolder, "build", "dist.json");
const emptyModule = "lib/testing/server-only.ts";

/** Processes that must not pull the browser's world in; each by the name of its bundle. */
const processes = {
  web: "lib/front/web.ts",
  worker: "lib/jobs/worker.ts",
  "thread-build-index": "lib/knowledge-index/thread-build-index.ts",
  "thread-find-duplicates": "lib/knowledge-index/thread-find-duplicates.ts",
  "child-read-document": "lib/integrations/documents/child-read-document.ts",
};

/** @returns {Record<string, string>} bundle name -> entry, only those whose file exists */
export function findEntries(root = checkout) {
  const commands = listFiles(root, ["lib", "prisma/seed"], (path) => /(^|\/)cli-[^/]+\.ts$/.test(path) && !path.endsWith(".test.ts"));
  const entries = { ...processes, ...Object.fromEntries(commands.map((path) => [basename(path, ".ts"), path])) };
  return Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(join(root, path))));
}

/** Digest of everything that the bundles are made from. */
function inputHash() {
  const sources = listFiles(checkout, ["lib", "prisma/seed", "tsconfig.json", "package-lock.json", "scripts/bootstrap/build-dist.mjs"], isInput);
  return hashFiles(checkout, sources);
}

/** @param {string} path */
function isInput(path) {
  return !/\.test\.tsx?$/.test(path);
}

/**
 * @param {{ say?: (line: string) => void }} [options]
 * @returns {Promise<boolean>} whether something was built
 */
export async function buildDist({ say = () => undefined } = {}) {
  const hash = inputHash();
  const entries = findEntries();
  const names = Object.keys(entries);
  if (readStamp() === hash && names.every((name) => existsSync(join(checkout, "dist", `${name}.mjs`)))) return false;
  if (names.length === 0) return false;
  say("Building the server");
  const { build, stop } = await import("esbuild");
  const unfinished = join(workFolder, "build", "dist.new");
  rmSync(unfinished, { recursive: true, force: true });
  const result = await build({ ...distOptions(entries), outdir: unfinished, metafile: true, logLevel: "silent" }).catch(async (error) => {
    throw refusal(`The server does not build:\n${await describe(error)}`);
  });
  // Ends esbuild's own process, which would otherwise live as long as we do.
  await stop();
  requireServerOnly(result.metafile);
  mkdirSync(join(checkout, "dist"), { recursive: true });
  for (const name of names) {
    for (const suffix of [".mjs.map", ".mjs"]) renameSync(join(unfinished, `${name}${suffix}`), join(checkout, "dist", `${name}${suffix}`));
  }
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(stampFile, hash);
  return true;
}

/**
 * @param {Record<string, string>} entries
 * @returns {import("esbuild").BuildOptions}
 */
export function distOptions(entries) {
  return {
    absWorkingDir: checkout,
    entryPoints: entries,
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    // A marker package that throws outside Next's bundler.
    alias: { "server-only": `./${emptyModule}` },
    tsconfig: "tsconfig.json",
    sourcemap: true,
    banner: { js: "// Built by scripts/bootstrap/build-dist.mjs; do not edit." },
  };
}

/**
 * Fails when a process would carry pages or React: those belong to Next, which web.mjs starts as a library.
 * @param {import("esbuild").Metafile} metafile
 */
export function requireServerOnly(metafile) {
  const problems = Object.entries(metafile.outputs).flatMap(([output, { inputs, imports }]) => {
    const name = basename(output, ".mjs");
    if (!(name in processes)) return [];
    const files = Object.keys(inputs).filter((path) => /^(app|components)\//.test(path));
    const packages = imports.filter(({ external, path }) => external && isBrowserPackage(path, name)).map(({ path }) => path);
    return [...files, ...new Set(packages)].map((path) => `  ${name}.mjs holds ${path}${importersOf(metafile, path)}`);
  });
  if (problems.length === 0) return;
  throw refusal(`A server process must not import pages, components, React or next/*:\n${problems.join("\n")}`);
}

/**
 * @param {string} path
 * @param {string} name
 */
function isBrowserPackage(path, name) {
  if (path === "next") return name !== "web";
  return /^(next|react|react-dom)(\/|$)/.test(path);
}

/**
 * @param {import("esbuild").Metafile} metafile
 * @param {string} path
 */
function importersOf(metafile, path) {
  const importers = Object.entries(metafile.inputs)
    .filter(([, { imports }]) => imports.some((each) => each.path === path))
    .map(([importer]) => importer);
  return importers.length > 0 ? ` (imported by ${importers.join(", ")})` : "";
}

/** @param {unknown} error */
async function describe(error) {
  const errors = /** @type {{ errors?: import("esbuild").Message[] }} */ (error).errors;
  if (!errors) return String(error);
  const { formatMessages } = await import("esbuild");
  return (await formatMessages(errors, { kind: "error", color: false })).join("\n").trim();
}

function readStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "";
}
