import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildFrom, type BuildWork } from "@/lib/core/retrieval/build-from";
import { buildIndex } from "@/lib/core/retrieval/build-index";
import { serialiseIndex } from "@/lib/core/retrieval/serialise-index";
import { runBuildThread } from "./run-build-thread";

const articles = [
  { id: "a", title: "Returns", body: "Thirty days.", exemplars: ["How long may I keep it?"], url: null, collectionId: null },
  { id: "b", title: "返品について", body: "三十日以内。", exemplars: [], url: "https://example.com", collectionId: "c" },
];
const wanted = articles.map(({ id, collectionId }) => ({ id, number: 1, collectionId, trainingId: null }));
const work: BuildWork = { base: null, articles: wanted, texts: articles };
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

test("the thread gives the same bytes as this process does, from nothing and from the index before [F8]", async () => {
  const inProcess = await runBuildThread(work);
  await build({
    entryPoints: [resolve("lib/knowledge-index/thread-build-index.ts")],
    outfile: join(folder, "thread-build-index.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  const inThread = await runBuildThread(work);
  expect(inThread).toEqual(inProcess);
  expect(inThread.index).toEqual(serialiseIndex(buildIndex(articles)));
  const next: BuildWork = { base: null, articles: wanted.map((article) => ({ ...article, number: 2 })), texts: [{ ...articles[0]!, body: "Sixty days." }] };
  const expected = buildFrom({ ...next, base: inProcess });
  expect(await runBuildThread({ ...next, base: inThread })).toEqual(expected);
});

test.each([
  ["throws", "throw new Error('broken')", "broken"],
  ["ends without an index", "process.exit(0)", "ended without an index"],
])("a thread that %s fails its build and nothing else [F8]", async (_, source, message) => {
  writeFileSync(join(folder, "thread-build-index.mjs"), source);
  await expect(runBuildThread(work)).rejects.toThrow(message);
});
