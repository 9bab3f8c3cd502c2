import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildIndex } from "@/lib/core/retrieval/build-index";
import { serialiseIndex } from "@/lib/core/retrieval/serialise-index";
import { runBuildThread } from "./run-build-thread";

const articles = [
  { id: "a", title: "Returns", body: "Thirty days.", exemplars: ["How long may I keep it?"], url: null, collectionId: null },
  { id: "b", title: "返品について", body: "三十日以内。", exemplars: [], url: "https://example.com", collectionId: "c" },
];
const running = process.argv[1] ?? "";
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "build-thread-"));
  process.argv[1] = join(folder, "web.mjs");
});

afterEach(() => {
  process.argv[1] = running;
  rmSync(folder, { recursive: true });
});

test("the thread gives the same bytes as this process does [F8]", async () => {
  const inProcess = await runBuildThread(articles);
  await build({
    entryPoints: [resolve("lib/knowledge-index/thread-build-index.ts")],
    outfile: join(folder, "thread-build-index.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  const inThread = await runBuildThread(articles);
  expect(Buffer.from(inThread).equals(Buffer.from(inProcess))).toBe(true);
  expect(Buffer.from(inThread).equals(Buffer.from(serialiseIndex(buildIndex(articles))))).toBe(true);
});

test.each([
  ["throws", "throw new Error('broken')", "broken"],
  ["ends without an index", "process.exit(0)", "ended without an index"],
])("a thread that %s fails its build and nothing else [F8]", async (_, source, message) => {
  writeFileSync(join(folder, "thread-build-index.mjs"), source);
  await expect(runBuildThread(articles)).rejects.toThrow(message);
});
