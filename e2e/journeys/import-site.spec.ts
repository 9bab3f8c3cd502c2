/** Knowledge from a site: how its pages come in, which do not and why, and what a later reading finds changed. */
import type { ServerResponse } from "node:http";
import { sitePage } from "@/lib/testing/site";
import { expect, isStream } from "../fixtures/journey";
import { test } from "../fixtures/site";
import { expectSoundLooks } from "../fixtures/sound";

/** Documents are read one after the other, each in a thread of its own. */
const slow = { timeout: 120_000 };

test("a sitemap's pages come in through the form: progress survives a reload, each page left out says why and is tried again; read again, the changed page is new and the missing one archived [B2]", async ({
  workspace,
  sit,
  visit,
  site,
}) => {
  const sitemap = (...paths: string[]) =>
    site.pages.set("/sitemap.xml", {
      type: "application/xml",
      body: `<urlset>${paths.map((path) => `<url><loc>${site.origin}${path}</loc></url>`).join("")}</urlset>`,
    });
  const begun: ServerResponse[] = [];
  const repairs = sitePage("Repairs", "A repair takes two weeks. Send the tent with its poles and a note about what is broken.");
  site.pages.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nDisallow: /staff/" });
  sitemap("/returns", "/repairs", "/staff/rota", "/lost", "/down");
  site.pages.set("/returns", sitePage("Returning a tent", "You can return a tent within thirty days of delivery. Pack it dry."));
  // The site sends the beginning of the page, and the rest of it once the test has looked.
  site.pages.set("/repairs", (_incoming, outgoing) => {
    outgoing.writeHead(200, { "content-type": "text/html; charset=utf-8" }).write(repairs.slice(0, 40));
    begun.push(outgoing);
  });
  site.pages.set("/staff/rota", sitePage("Rota", "Who works when."));
  site.pages.set("/down", { status: 503 });

  const { page } = await sit(workspace.owner, "knowledge?import=open");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Page or site" }).click();
  await dialog.getByLabel("Address").fill("http://10.0.0.1/sitemap.xml");
  await expect(dialog.getByLabel("What it is")).toHaveValue("sitemap");
  await dialog.getByRole("button", { name: "Import and publish" }).click();
  await expect(dialog.getByRole("alert")).toContainText("HANDRAIL_ALLOW_PRIVATE");
  await dialog.getByLabel("Address").fill(`${site.origin}/sitemap.xml`);
  await dialog.getByLabel("Read it again").selectOption({ label: "Every week" });
  await dialog.getByLabel("When a page is gone").selectOption({ label: "Archive the article" });
  await dialog.getByRole("button", { name: "Import and publish" }).click();
  await page.waitForURL("**/knowledge/imports/imp_*");
  const progress = page.getByRole("status");
  await expect(progress.filter({ hasText: "2 of 6 documents read" })).toBeVisible(slow);
  await page.reload();
  await expect(progress.filter({ hasText: "2 of 6 documents read" })).toBeVisible(slow);
  await expect(page.getByRole("progressbar", { name: "Documents read" })).toHaveAttribute("aria-valuenow", "2");
  site.pages.set("/repairs", repairs);
  for (const outgoing of begun) outgoing.end(repairs.slice(40));
  await expect(progress.filter({ hasText: "6 of 6 documents read, 3 failed: 2 new" })).toBeVisible(slow);
  await expect(page.getByRole("progressbar")).toHaveCount(0);

  const document = (path: string) => page.getByRole("listitem").filter({ hasText: `${site.origin}${path}` });
  await page.getByRole("button", { name: /^Failed/ }).click();
  await expect(document("/returns")).toHaveCount(0);
  await expect(document("/staff/rota")).toContainText("robots.txt asks programs not to read this page");
  await expect(document("/lost")).toContainText("There is no page at this address (404).");
  await expect(document("/down")).toContainText("The site has trouble of its own (503).");
  await expectSoundLooks(page, "import of a site, with failures");
  site.pages.set("/down", sitePage("Opening hours", "The workshop is open on weekdays from nine to five, and closed on Sundays."));
  await page.getByRole("button", { name: "Try the failed ones again" }).click();
  await expect(progress.filter({ hasText: "6 of 6 documents read, 2 failed: 3 new" })).toBeVisible(slow);
  expect(site.asked).not.toContain("/staff/rota");

  sitemap("/returns", "/down");
  site.pages.set("/returns", sitePage("Returning a tent", "You can return a tent within sixty days of delivery. Pack it dry."));
  await page.getByRole("link", { name: "All imports" }).click();
  await page.getByRole("navigation", { name: "Knowledge" }).getByRole("link", { name: "Sites" }).click();
  const row = page.getByRole("list", { name: "Sites" }).getByRole("listitem");
  await expect(row).toContainText("Sitemap, 3 articles");
  await expect(row.getByLabel(/^How often/)).toHaveValue("weekly");
  await row.getByLabel(/^How often/).selectOption({ label: "Every day" });
  await expect(row.getByLabel(/^How often/)).toBeEnabled();
  await expect(row.getByLabel(/^When a page is gone/)).toHaveValue("archive");
  await row.getByRole("button", { name: "Read now" }).click();
  await page.waitForURL("**/knowledge/imports/imp_*");
  await expect(progress.filter({ hasText: "3 of 3 documents read: 1 updated, 1 unchanged, 1 page is not on the site any more." })).toBeVisible(slow);
  await document("/returns").getByRole("link", { name: "1 updated" }).click();
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(/within sixty days/);
  await Promise.all([page.waitForResponse(isStream), page.goto(`/w/${workspace.slug}/knowledge/sites`)]);
  await expect(row).toContainText("1 of them gone from the site");
  await expect(row.getByLabel(/^How often/)).toHaveValue("daily");

  const knowledge = () => workspace.owner.ok<{ state: string; articles: { published: number; archived: number } }>("GET", "/api/v1/knowledge");
  await expect.poll(knowledge, { timeout: 60_000 }).toMatchObject({ state: "current", articles: { published: 2, archived: 1 } });
  const { chat } = await visit(workspace);
  await chat.open();
  await chat.say("Within how many days of delivery can I return a tent?");
  await expect(chat.from("bot")).toContainText("sixty days");
});
