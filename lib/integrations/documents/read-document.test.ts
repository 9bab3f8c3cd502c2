import { expect, test } from "vitest";
import type { ReadArticles } from "@/lib/core/knowledge/read-document";
import { makeDocx, makeDocxBomb, makeEncryptedPdf, makePdf, makeScan, makeZip } from "@/lib/testing/documents";
import { type DocumentRead, type DocumentToRead, readDocument } from "./read-document";

function read(bytes: Uint8Array | string, name: string, more: Partial<DocumentToRead> = {}): Promise<DocumentRead> {
  return readDocument({ bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes, name, format: null, contentType: null, url: null, ...more });
}

async function articles(...parameters: Parameters<typeof read>): Promise<ReadArticles> {
  const result = await read(...parameters);
  if (result.kind !== "articles") throw new Error(JSON.stringify(result));
  return result;
}

test("a PDF becomes paragraphs: words cut at a line's end are joined, headers that return are left out, pages without text are named [B2]", async () => {
  const page = (text: string[]) => ["Mountain Shop handbook", ...text, "Page 7"];
  const pdf = await makePdf(
    [
      page(["You can return a tent within thirty days of de-", "livery. Pack it dry and send it", "with the slip.", "", "A second paragraph."]),
      [],
      page(["Boots can be returned."]),
      page(["Stoves cannot."]),
      page(["That is all."]),
    ],
    "Returns",
  );
  const result = await articles(pdf, "returns.pdf");
  expect(result.articles).toHaveLength(1);
  expect(result.articles[0]).toMatchObject({
    title: "Returns",
    body: "You can return a tent within thirty days of delivery. Pack it dry and send it with the slip.\n\nA second paragraph.\n\nBoots can be returned.\n\nStoves cannot.\n\nThat is all.",
  });
  expect(result.problems).toEqual([{ unit: "page", at: 2, message: "holds no text, only pictures or nothing" }]);
});

test("a scan of two hundred pages, an encrypted and a damaged PDF are told apart, in words [B2]", async () => {
  expect(await read(await makeScan(200), "scan.pdf")).toMatchObject({
    kind: "unreadable",
    code: "no_text",
    message: expect.stringContaining("None of its 200 pages holds text") as string,
  });
  expect(await read(makeEncryptedPdf(), "secret.pdf")).toMatchObject({ kind: "unreadable", code: "encrypted" });
  expect(await read("%PDF-1.4 and then nothing of the kind", "half.pdf")).toMatchObject({ kind: "unreadable", code: "damaged" });
  expect(await read("Just words", "words.pdf")).toMatchObject({ kind: "unreadable", code: "damaged" });
});

test("a Word document gives an article a heading; one that unpacks to gigabytes, is encrypted or damaged is refused unopened [B2]", async () => {
  const docx = makeDocx(["# Returns", "Thirty days & not one more.", "# Repairs", "Two weeks."]);
  expect((await articles(docx, "handbook.docx")).articles.map(({ title, body }) => [title, body])).toEqual([
    ["Returns", "Thirty days & not one more."],
    ["Repairs", "Two weeks."],
  ]);
  expect((await articles(makeDocx(["Only a paragraph."]), "Opening_hours.docx")).articles).toMatchObject([
    { title: "Opening hours", body: "Only a paragraph." },
  ]);
  expect(await read(makeDocxBomb(120), "bomb.docx")).toMatchObject({ kind: "unreadable", code: "unpacks_too_large" });
  expect(await read(Buffer.from("d0cf11e0a1b11ae1", "hex"), "locked.docx")).toMatchObject({ kind: "unreadable", code: "encrypted" });
  expect(await read(docx.subarray(0, 700), "half.docx")).toMatchObject({ kind: "unreadable", code: "damaged" });
  expect(await read(makeZip([{ name: "readme.txt", content: Buffer.from("hello") }]), "things.zip")).toMatchObject({
    kind: "unreadable",
    code: "unknown_format",
  });
});

test("a page gives its main part without scripts and navigation; nothing of it runs or is loaded [B2]", async () => {
  const paragraph = "You can return a tent within thirty days of delivery, as long as it is dry and complete. ".repeat(4);
  const html = `<!doctype html><title>Returning a tent | Mountain Shop</title><nav><a href="/">Home</a> <a href="/shop">Shop</a></nav>
    <script>document.title = "taken over"; document.body.innerHTML = "gone"</script><img src="http://127.0.0.1:1/pixel" onerror="throw 1">
    <main><h1>Returning a tent</h1><p>${paragraph}</p><ul><li>Keep the <b>slip</b></li></ul>
    <table><tr><th>Item</th><th>Days</th></tr><tr><td>Tent</td><td>30</td></tr></table>
    <p>See <a href="/help">our help</a> or <a href="javascript:alert(1)">this</a>.</p></main><footer>© Mountain Shop</footer>`;
  const { articles: found } = await articles(html, "page", { contentType: "text/html", url: "https://shop.example/returns" });
  expect(found).toHaveLength(1);
  const [page] = found;
  expect(page).toMatchObject({ title: "Returning a tent", url: "https://shop.example/returns" });
  expect(page?.body).toContain("You can return a tent within thirty days");
  expect(page?.body).toContain("- Keep the slip");
  expect(page?.body).toMatch(/Tent \| 30/);
  expect(page?.body).toContain("our help (https://shop.example/help)");
  expect(page?.body).not.toMatch(/taken over|gone|Home|javascript:|©|<|\*\*/);
  expect(await read("<html><body><div id=root></div><script>x</script></body></html>", "app.html")).toMatchObject({ kind: "unreadable", code: "no_text" });
});

test("a text is read in the characters it is in: UTF-8, UTF-16, what a page says, and Latin-1 without a word about it [B2]", async () => {
  const words = "Rückgabe über dreißig Tage";
  const latin = Buffer.from(words, "latin1");
  expect(await articles(latin, "a.txt")).toMatchObject({ articles: [{ body: words }], note: expect.stringContaining("Latin-1") as string });
  expect(await articles(words, "a.txt")).toMatchObject({ articles: [{ body: words }], note: null });
  expect(await articles(Buffer.from(`\uFEFF${words}`, "utf16le"), "a.txt")).toMatchObject({ articles: [{ body: words }], note: null });
  const page = Buffer.from(`<meta charset="iso-8859-1"><p>${words}</p>`, "latin1");
  expect(await articles(page, "a.html")).toMatchObject({ articles: [{ body: words }], note: null });
  expect(await articles(latin, "a.csv", { bytes: Buffer.from(`Frage;Antwort\nWie lange?;${words}`, "latin1") })).toMatchObject({
    articles: [{ title: "Wie lange?", body: words }],
  });
});

test("a table without named columns, an empty file and a picture are refused with what to do [B2]", async () => {
  expect(await read("one,two,three\n1,2,3", "a.csv")).toMatchObject({ kind: "unreadable", code: "no_columns" });
  expect(await read("", "a.txt")).toMatchObject({ kind: "unreadable", code: "empty" });
  expect(await read(" \n ", "a.txt")).toMatchObject({ kind: "unreadable", code: "no_text" });
  expect(await read(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 1]), "a.png")).toMatchObject({ kind: "unreadable", code: "unknown_format" });
});

test("a sitemap gives its addresses, whatever stands around them; one with declarations or that is none is refused [B2]", async () => {
  const map = (text: string) => read(text, "https://shop.example/sitemap.xml", { format: "sitemap" });
  expect(
    await map(
      `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://shop.example/a?b=1&amp;c=2#x</loc></url><url><loc> https://shop.example/b </loc></url><url><loc>javascript:alert(1)</loc></url><url><loc>https://shop.example/b</loc></url></urlset>`,
    ),
  ).toEqual({ kind: "sitemap", pages: ["https://shop.example/a?b=1&c=2", "https://shop.example/b"], sitemaps: [] });
  expect(await map(`<sitemapindex><sitemap><loc>https://shop.example/1.xml</loc></sitemap></sitemapindex>`)).toEqual({
    kind: "sitemap",
    pages: [],
    sitemaps: ["https://shop.example/1.xml"],
  });
  expect(await map("https://shop.example/a\nhttps://shop.example/b\n")).toMatchObject({ pages: ["https://shop.example/a", "https://shop.example/b"] });
  expect(await map(`<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset><url><loc>&a;</loc></url></urlset>`)).toMatchObject({ kind: "unreadable", code: "damaged" });
  expect(await map("<!doctype html><p>Not found</p>")).toMatchObject({ kind: "unreadable", code: "no_sitemap" });
});
