import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findEntries, requireServerOnly } from "./build-dist.mjs";
import { requireBudget, widgetLanguages } from "./build-widget.mjs";
import { hashFiles, listFiles } from "./hash-files.mjs";
import { goalKib, tooHeavy, weighPages } from "./page-weights.mjs";

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "handrail-build-test-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/**
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe("what is built", () => {
  it("are the processes and the command-line entries that exist [D3]", () => {
    write("lib/jobs/worker.ts", "");
    write("lib/evals/cli-evals.ts", "");
    write("lib/evals/cli-evals.test.ts", "");
    write("prisma/seed/cli-seed.ts", "");
    expect(findEntries(root)).toEqual({ worker: "lib/jobs/worker.ts", "cli-evals": "lib/evals/cli-evals.ts", "cli-seed": "prisma/seed/cli-seed.ts" });
  });

  it("is stale when a file's content or name changes, and only then [D3]", () => {
    write("lib/a.ts", "one");
    write("lib/node_modules/x/y.ts", "noise");
    const hash = () => hashFiles(root, listFiles(root, ["lib", "missing"]));
    const before = hash();
    write("lib/a.ts", "one");
    expect(hash()).toBe(before);
    write("lib/a.ts", "two");
    expect(hash()).not.toBe(before);
    write("lib/a.ts", "one");
    write("lib/b.ts", "");
    expect(hash()).not.toBe(before);
  });
});

describe("a server process", () => {
  /**
   * @param {string} name
   * @param {string[]} inputs
   * @param {string[]} packages
   */
  const metafile = (name, inputs, packages) =>
    /** @type {any} */ ({
      inputs: Object.fromEntries(inputs.map((path) => [path, { imports: packages.map((each) => ({ path: each })) }])),
      outputs: {
        [`dist/${name}.mjs`]: { inputs: Object.fromEntries(inputs.map((path) => [path, {}])), imports: packages.map((path) => ({ path, external: true })) },
      },
    });

  it("may start Next as a library, in web alone [D3]", () => {
    expect(() => requireServerOnly(metafile("web", ["lib/front/web.ts"], ["next", "next-auth/jwt", "pg"]))).not.toThrow();
    expect(() => requireServerOnly(metafile("worker", ["lib/jobs/worker.ts"], ["next"]))).toThrow(
      /worker\.mjs holds next \(imported by lib\/jobs\/worker\.ts\)/,
    );
  });

  it.each(["next/headers", "react", "react-dom/server"])("fails to build with %s in it [D3]", (path) => {
    expect(() => requireServerOnly(metafile("web", ["lib/front/web.ts"], [path]))).toThrow(path);
  });

  it("fails to build with a page or a component in it [D3]", () => {
    expect(() => requireServerOnly(metafile("worker", ["lib/jobs/worker.ts", "components/ui/button.tsx"], []))).toThrow("components/ui/button.tsx");
  });
});

describe("the widget", () => {
  it("fails to build above its budget of 1.5 KiB, 15 KiB in every language, and 12 KiB for what comes later [W1] [W9] [F5]", () => {
    const sizes = { loaderBytes: 1_536, appBytes: { en: 10, ja: 13_824 }, extrasBytes: { en: 10, ja: 12_288 } };
    expect(() => requireBudget(sizes)).not.toThrow();
    expect(() => requireBudget({ ...sizes, loaderBytes: 1_537 })).toThrow(/loader/);
    expect(() => requireBudget({ ...sizes, appBytes: { en: 10, ja: 13_825 } })).toThrow(/"ja" is .* 15 KiB/);
    expect(() => requireBudget({ ...sizes, extrasBytes: { en: 12_289 } })).toThrow(/12 KiB/);
  });

  it("is built in the languages that channels know [W9]", async () => {
    const contract = readFileSync(new URL("../../lib/core/kernel/widget-languages.ts", import.meta.url), "utf8");
    expect(/widgetLanguages = (\[.*?\])/.exec(contract)?.[1]).toBe(JSON.stringify(widgetLanguages).replaceAll(",", ", "));
  });
});

describe("a page", () => {
  it("is weighed by every chunk of its first load, compressed, and refused by name above its ceiling or the goal [F6]", () => {
    // Digits that do not repeat: compressed they keep about half of their length.
    const chunk = (/** @type {number} */ seed, /** @type {number} */ kib) =>
      Array.from({ length: kib * 1024 }, (_, at) => Math.floor(Math.abs(Math.sin(seed + at) * 10_000)) % 10).join("");
    write("app/.next/static/shared.js", chunk(1, 100));
    write("app/.next/static/page.js", chunk(2, 400));
    write(
      "app/.next/diagnostics/route-bundle-stats.json",
      JSON.stringify([
        { route: "/light", firstLoadChunkPaths: [".next/static/shared.js"] },
        { route: "/heavy", firstLoadChunkPaths: [".next/static/shared.js", ".next/static/page.js"] },
      ]),
    );
    const { everywhereKib, pages } = weighPages(join(root, "app", ".next"));
    expect(pages.map(({ route }) => route)).toEqual(["/heavy", "/light"]);
    expect(pages[1]?.kib).toBe(everywhereKib);
    const weight = pages[0]?.kib ?? 0;
    expect(weight).toBeGreaterThan(goalKib);
    expect(tooHeavy(pages, {})).toEqual([expect.stringContaining(`/heavy loads ${weight} KiB of script, above its ${goalKib} KiB`)]);
    expect(tooHeavy(pages, { "/heavy": weight - 1 })).toHaveLength(1);
    expect(tooHeavy(pages, { "/heavy": weight })).toEqual([]);
    expect(tooHeavy([{ route: "/w/[workspace]/new", kib: goalKib + 1 }], {})).toEqual([]);
    expect(tooHeavy([{ route: "/w/[workspace]/new", kib: goalKib + 100 }], {})).toHaveLength(1);
  });
});
