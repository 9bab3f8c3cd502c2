import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setEnvironment } from "@/lib/testing/database";
import { makeDocx, makePdf } from "@/lib/testing/documents";
import { openReader } from "./open-reader";
import { readDocument } from "./read-document";

setEnvironment({});
let folder = "";
let entry = "";

beforeAll(async () => {
  // Inside the checkout, where the packages that the reader imports are found.
  folder = mkdtempSync(join(resolve("node_modules"), ".read-document-"));
  entry = join(folder, "child-read-document.mjs");
  await build({
    entryPoints: [resolve("lib/integrations/documents/child-read-document.ts")],
    outfile: entry,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "server-only": resolve("lib/testing/server-only.ts") },
    tsconfig: resolve("tsconfig.json"),
    logLevel: "silent",
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

const limits = { timeoutMs: 60_000, memoryMb: 256 };
const base = { format: null, contentType: null, url: null };

test("the process reads what this one reads, one document after another [B2]", async () => {
  const reader = openReader(limits, entry);
  for (const document of [
    { ...base, name: "a.pdf", bytes: await makePdf([["Thirty days to return a tent."]]) },
    { ...base, name: "a.docx", bytes: makeDocx(["# Returns", "Thirty days."]) },
    { ...base, name: "a.html", bytes: Buffer.from("<h1>Returns</h1><p>Thirty days to return a tent.</p>") },
    { ...base, name: "a.csv", bytes: Buffer.from("question,answer\nHow long?,Thirty days\nbroken") },
  ]) {
    const read = await reader.read(document);
    expect(read).toMatchObject({ kind: "articles" });
    expect(read).toEqual(await readDocument(document));
  }
  reader.close();
});

const hog = "const all = []; for (;;) all.push(Array.from({ length: 100 }, () => ({})));";

test.each([
  ["never ends", "process.on('message', () => { for (;;); });", { timeoutMs: 1_500, memoryMb: 256 }, "took_too_long"],
  ["takes all memory", `process.on('message', () => { ${hog} });`, { timeoutMs: 60_000, memoryMb: 32 }, "needs_too_much_memory"],
  ["throws", "process.on('message', () => { throw new Error('broken'); });", limits, "damaged"],
  ["ends without an answer", "process.on('message', () => process.exit(0));", limits, "damaged"],
])("a document whose reading %s costs that document alone, and the next one is read [B2]", async (name, source, bounds, code) => {
  const hostile = join(folder, `${name.replaceAll(" ", "-")}.mjs`);
  writeFileSync(hostile, source);
  const reader = openReader(bounds, hostile);
  const document = { ...base, name: "a.txt", bytes: Buffer.from("Thirty days.") };
  expect(await reader.read(document)).toMatchObject({ kind: "unreadable", code });
  writeFileSync(hostile, "process.on('message', () => process.send({ kind: 'articles' }));");
  expect(await reader.read(document)).toEqual({ kind: "articles" });
  reader.close();
});
