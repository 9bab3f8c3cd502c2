import { afterAll, beforeEach, expect, test } from "vitest";
import { asSystem, type SystemActor } from "@/lib/access/actor";
import type { ImportId, KnowledgeSourceId } from "@/lib/core/kernel/ids";
import type { ImportRow } from "@/lib/db/import";
import { withWorkspaceSql } from "@/lib/db/tx";
import { findArticle } from "@/lib/db/article";
import { setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { openSite, sitePage } from "@/lib/testing/site";
import { crawlDueSources } from "./crawl-due-sources";
import { crawlSource } from "./crawl-source";
import { createSource, type SourceInput } from "./create-source";
import { getImport } from "./get-import";
import { getSource } from "./get-source";
import { listArticles } from "./list-articles";
import { listImportDocuments } from "./list-import-documents";
import { runImport } from "./run-import";
import { updateArticle } from "./update-article";

const site = await openSite();
const elsewhere = await openSite();
afterAll(() => Promise.all([site.stop(), elsewhere.stop()]));
const database = await testDatabase({ HANDRAIL_ALLOW_PRIVATE: `${site.host},${elsewhere.host}` });

beforeEach(() => {
  delete (globalThis as Record<symbol, unknown>)[Symbol.for("handrail.robots")];
  site.pages.clear();
  site.asked.length = 0;
});

async function makeActor(): Promise<SystemActor> {
  const workspaceId = newId<"workspace">();
  await database.owner.query("INSERT INTO workspace (id, slug, name, created_at) VALUES ($1, $2, 'Test', now())", [workspaceId, `t${workspaceId.slice(-8)}`]);
  return asSystem(workspaceId, "test");
}

const settings: Omit<SourceInput, "kind" | "url"> = { collection: null, publish: true, recrawl: "off", vanished: "report", pageLimit: 100 };

async function read(actor: SystemActor, input: Partial<SourceInput> & { url: string }): Promise<{ sourceId: KnowledgeSourceId; run: ImportRow }> {
  const { source, run } = await createSource(actor, { ...settings, kind: "sitemap", ...input });
  return { sourceId: source.id, run: await finish(actor, run.id) };
}

async function finish(actor: SystemActor, id: ImportId): Promise<ImportRow> {
  expect(await runImport(actor.workspaceId, id)).toBe("finished");
  return getImport(actor, id);
}

async function causes(actor: SystemActor, id: ImportId): Promise<Record<string, string | null>> {
  const { documents } = await listImportDocuments(actor, id, { limit: 100 });
  return Object.fromEntries(documents.map(({ name, status, problemCode }) => [name.replace(site.origin, ""), problemCode ?? status]));
}

const sitemap = (...paths: string[]) => ({
  type: "application/xml",
  body: `<urlset>${paths.map((path) => `<url><loc>${path.startsWith("/") ? site.origin : ""}${path}</loc></url>`).join("")}</urlset>`,
});
const text = (words: string) => `${words} This is what our help says about it, in a few words that belong to this page alone and to no other one of them.`;

test("a sitemap's pages become articles; robots, missing, huge, circling, private and foreign pages are each named while the rest goes in [B2]", async () => {
  const actor = await makeActor();
  site.pages.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nDisallow: /private/\nCrawl-delay: 0.01" });
  site.pages.set("/sitemap.xml", { type: "application/xml", body: `<sitemapindex><sitemap><loc>${site.origin}/pages.xml</loc></sitemap></sitemapindex>` });
  site.pages.set(
    "/pages.xml",
    sitemap("/returns", "/moved", "/missing", "/circle", "/private/secret", "/inside", "/leaves", "/huge", "/down", "https://other.example/x"),
  );
  site.pages.set("/returns", sitePage("Returns", text("Thirty days.")));
  site.pages.set("/moved", { status: 301, location: "/repairs" });
  site.pages.set("/repairs", sitePage("Repairs", text("Two weeks.")));
  site.pages.set("/circle", { status: 302, location: "/circle" });
  site.pages.set("/inside", { status: 302, location: "http://10.0.0.1/admin" });
  site.pages.set("/leaves", { status: 302, location: `${elsewhere.origin}/page` });
  site.pages.set("/down", { status: 503 });
  site.pages.set("/huge", (_incoming, outgoing) => {
    outgoing.writeHead(200, { "content-type": "text/html" });
    const part = Buffer.alloc(1024 * 1024, "x");
    const write = (left: number): void => void (left > 0 && !outgoing.destroyed && outgoing.write(part, () => write(left - 1)));
    write(50);
  });
  const { run, sourceId } = await read(actor, { url: `${site.origin}/sitemap.xml` });
  expect(await causes(actor, run.id)).toEqual({
    "/sitemap.xml": "done",
    "/pages.xml": "done",
    "/returns": "done",
    "/moved": "done",
    "/missing": "gone",
    "/circle": "redirects",
    "/private/secret": "robots",
    "/inside": "other_site",
    "/leaves": "other_site",
    "/huge": "too_large",
    "/down": "http_status",
  });
  expect(site.asked).not.toContain("/private/secret");
  expect(elsewhere.asked).toEqual([]);
  const { articles } = await listArticles(actor, { limit: 100 });
  expect(articles.map(({ title, url, status }) => [title, url?.replace(site.origin, ""), status]).sort()).toEqual([
    ["Repairs", "/repairs", "published"],
    ["Returns", "/returns", "published"],
  ]);
  expect(await getSource(actor, sourceId)).toMatchObject({ pages: 2, vanishedPages: 0 });
}, 60_000);

test("a site's own address is enough where its robots.txt names a sitemap of the site; where it names none, or another site's, it is said that there is none [B2]", async () => {
  const actor = await makeActor();
  site.pages.set("/", sitePage("Welcome", text("We sell tents.")));
  site.pages.set("/robots.txt", {
    type: "text/plain",
    body: `Sitemap: ${elsewhere.origin}/theirs.xml\nUser-agent: *\nCrawl-delay: 0.01\nSitemap: ${site.origin}/ours.xml\nSitemap: not an address`,
  });
  site.pages.set("/ours.xml", sitemap("/returns"));
  site.pages.set("/returns", sitePage("Returns", text("Thirty days.")));
  const { run } = await read(actor, { url: `${site.origin}/` });
  expect(await causes(actor, run.id)).toEqual({ "/": "done", "/ours.xml": "done", "/returns": "done" });
  const { documents } = await listImportDocuments(actor, run.id, { limit: 100 });
  expect(documents.find(({ name }) => name === `${site.origin}/`)?.note).toBe("It is no sitemap; the site's robots.txt names one.");
  expect(elsewhere.asked).toEqual([]);
  expect((await listArticles(actor, { limit: 100 })).articles.map(({ title }) => title)).toEqual(["Returns"]);
  delete (globalThis as Record<symbol, unknown>)[Symbol.for("handrail.robots")];
  site.pages.set("/home", sitePage("Welcome", text("We sell boots.")));
  site.pages.set("/robots.txt", { type: "text/plain", body: `Sitemap: ${elsewhere.origin}/theirs.xml` });
  expect(await causes(actor, (await read(actor, { url: `${site.origin}/home` })).run.id)).toEqual({ "/home": "no_sitemap" });
});

test("an address of its own follows redirects to another site, asks that site's robots, and never reaches a private one [B2]", async () => {
  const actor = await makeActor();
  site.pages.set("/go", { status: 302, location: `${elsewhere.origin}/page` });
  elsewhere.pages.set("/page", sitePage("Elsewhere", text("Here.")));
  expect((await read(actor, { kind: "page", url: `${site.origin}/go` })).run).toMatchObject({ created: 1 });
  elsewhere.pages.set("/robots.txt", { type: "text/plain", body: "User-agent: Handrail\nDisallow: /" });
  delete (globalThis as Record<symbol, unknown>)[Symbol.for("handrail.robots")];
  site.pages.set("/again", { status: 302, location: `${elsewhere.origin}/page` });
  expect(await causes(actor, (await read(actor, { kind: "page", url: `${site.origin}/again` })).run.id)).toEqual({ "/again": "robots" });
  site.pages.set("/inside", { status: 302, location: "http://169.254.169.254/latest/meta-data" });
  expect(await causes(actor, (await read(actor, { kind: "page", url: `${site.origin}/inside` })).run.id)).toEqual({ "/inside": "address_refused" });
  for (const url of ["http://127.0.0.1:1/", "http://10.0.0.1/", "http://[::1]/", "http://user:secret@example.com/", "http://localhost/"]) {
    await expect(createSource(actor, { ...settings, kind: "page", url })).rejects.toMatchObject({ code: "address_refused" });
  }
});

test("a site read again gives new texts only to pages that have changed; an edit and a decision of a person stay [B2, B3, F8]", async () => {
  const actor = await makeActor();
  site.pages.set("/sitemap.xml", sitemap("/a", "/b", "/c"));
  for (const name of ["a", "b", "c"]) site.pages.set(`/${name}`, sitePage(`Page ${name}`, text(`First of ${name}.`)));
  const { sourceId } = await read(actor, { url: `${site.origin}/sitemap.xml` });
  const ids = new Map((await listArticles(actor, { limit: 100 })).articles.map(({ title, id }) => [title, id]));
  const article = async (title: string) => withWorkspaceSql(actor, async (tx) => findArticle(tx, ids.get(title) ?? newId<"article">()));
  await updateArticle(actor, ids.get("Page b") ?? newId<"article">(), { version: 1, title: "Page b", body: "Edited by a person." });
  site.pages.set("/a", sitePage("Page a", text("Second of a.")));
  site.pages.set("/sitemap.xml", sitemap("/a", "/b", "/c", "/d"));
  site.pages.set("/d", sitePage("Page d", text("First of d.")));
  const run = await finish(actor, (await crawlSource(actor, sourceId)).id);
  expect(run).toMatchObject({ created: 1, updated: 1, unchanged: 2, vanished: 0 });
  expect(await article("Page a")).toMatchObject({ latestNumber: 2, publishedNumber: 2, status: "published" });
  expect(await article("Page b")).toMatchObject({ latestNumber: 2, publishedNumber: 1, body: "Edited by a person." });
  expect(await article("Page c")).toMatchObject({ latestNumber: 1 });
});

test.each([
  ["report", "published", "published"],
  ["draft", "draft", "published"],
  ["archive", "archived", "published"],
] as const)("a page that is gone is counted, and with %s its article is %s; when it comes back it is published again [B2]", async (vanished, gone, back) => {
  const actor = await makeActor();
  site.pages.set("/sitemap.xml", sitemap("/a", "/b", "/c"));
  for (const name of ["a", "b", "c"]) site.pages.set(`/${name}`, sitePage(`Page ${name}`, text(`First of ${name}.`)));
  const { sourceId } = await read(actor, { url: `${site.origin}/sitemap.xml`, vanished });
  const statuses = async () => Object.fromEntries((await listArticles(actor, { limit: 100 })).articles.map(({ title, status }) => [title, status]));
  site.pages.set("/sitemap.xml", sitemap("/a", "/b"));
  site.pages.delete("/a");
  site.pages.set("/b", { status: 503 });
  const run = await finish(actor, (await crawlSource(actor, sourceId)).id);
  // One is not in the sitemap any more, one is and answers "not found"; one does not answer, and is still there.
  expect(run).toMatchObject({ vanished: 2 });
  expect(await statuses()).toEqual({ "Page a": gone, "Page b": "published", "Page c": gone });
  expect(await getSource(actor, sourceId)).toMatchObject({ vanishedPages: 2 });
  for (const trouble of [{ status: 503 }, sitemap()]) {
    site.pages.set("/sitemap.xml", trouble);
    expect(await finish(actor, (await crawlSource(actor, sourceId)).id)).toMatchObject({ vanished: 0 });
    expect(await statuses()).toMatchObject({ "Page b": "published" });
  }
  site.pages.set("/sitemap.xml", sitemap("/a", "/b", "/c"));
  for (const name of ["a", "b", "c"]) site.pages.set(`/${name}`, sitePage(`Page ${name}`, text(`First of ${name}.`)));
  await finish(actor, (await crawlSource(actor, sourceId)).id);
  expect(await statuses()).toEqual({ "Page a": back, "Page b": back, "Page c": back });
  expect(await getSource(actor, sourceId)).toMatchObject({ vanishedPages: 0 });
});

test("no more pages are read than the source's limit, and those beyond it are not gone [B2]", async () => {
  const actor = await makeActor();
  const names = Array.from({ length: 8 }, (_, index) => `/p${index}`);
  for (const name of names) site.pages.set(name, sitePage(`Page ${name}`, text(`About ${name}.`)));
  site.pages.set("/sitemap.xml", sitemap(...names));
  const { sourceId, run } = await read(actor, { url: `${site.origin}/sitemap.xml`, vanished: "archive" });
  expect(run).toMatchObject({ created: 8 });
  await createSource(actor, { ...settings, kind: "sitemap", url: `${site.origin}/sitemap.xml`, vanished: "archive", pageLimit: 3 });
  const second = await finish(actor, (await crawlSource(actor, sourceId)).id);
  expect(second).toMatchObject({ documents: 4, unchanged: 3, vanished: 0 });
});

test("a source is read when its time comes, once, however many processes look [B2]", async () => {
  const actor = await makeActor();
  site.pages.set("/page", sitePage("Page", text("Daily.")));
  const { sourceId } = await read(actor, { kind: "page", url: `${site.origin}/page`, recrawl: "daily" });
  expect(await crawlDueSources()).toBe(0);
  const reset = setClock(() => new Date(Date.now() + 25 * 3_600_000));
  try {
    expect((await Promise.all([crawlDueSources(), crawlDueSources(), crawlDueSources()])).reduce((sum, count) => sum + count)).toBe(1);
    const { rows } = await database.owner.query("SELECT id FROM knowledge_import WHERE source_id = $1 AND status = 'running'", [sourceId]);
    expect(rows).toHaveLength(1);
    expect(await finish(actor, rows[0].id as ImportId)).toMatchObject({ unchanged: 1 });
  } finally {
    reset();
  }
});
