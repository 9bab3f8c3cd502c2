/** Knowledge from files: what a manager sees of good and bad documents, over a reload, and of what is said twice. */
import { makeDocx, makeDocxBomb, makeEncryptedPdf, makePdf, makeScan } from "@/lib/testing/documents";
import { expect, test } from "../fixtures/journey";

test("files of every kind are imported at once: progress survives a reload, every bad one is named with its cause, and what is in is answered from [B2]", async ({
  workspace,
  sit,
}) => {
  const { page } = await sit(workspace.owner, "knowledge?import=open");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Files", exact: true }).click();
  const rows = ["question,answer", ...Array.from({ length: 5_000 }, (_, index) => `Question ${index + 2}?,Answer ${index + 2}.`)];
  rows[4_710] = '"Question 4711?';
  await dialog.getByLabel("Files", { exact: true }).setInputFiles([
    { name: "scan.pdf", mimeType: "application/pdf", buffer: await makeScan(200) },
    { name: "secret.pdf", mimeType: "application/pdf", buffer: makeEncryptedPdf() },
    { name: "bomb.docx", mimeType: "application/octet-stream", buffer: makeDocxBomb(120) },
    { name: "table.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) },
    { name: "latin.txt", mimeType: "text/plain", buffer: Buffer.from("Rückgabe\nDreißig Tage.", "latin1") },
    { name: "tents.pdf", mimeType: "application/pdf", buffer: await makePdf([["You can return a tent within thirty days of delivery."]], "Returning a tent") },
    { name: "handbook.docx", mimeType: "application/octet-stream", buffer: makeDocx(["# Repairs", "A repair takes two weeks."]) },
  ]);
  await dialog.getByRole("button", { name: "Import and publish" }).click();
  await page.waitForURL("**/knowledge/imports/imp_*");
  await page.reload();
  await expect(page.getByRole("status").filter({ hasText: "7 of 7 documents read, 3 failed" })).toBeVisible({ timeout: 120_000 });
  const document = (name: string) => page.getByRole("listitem").filter({ hasText: name });
  await expect(document("scan.pdf")).toContainText("None of its 200 pages holds text");
  await expect(document("secret.pdf")).toContainText("protected by a password");
  await expect(document("bomb.docx")).toContainText("unpacks to more than 100 MB");
  await document("table.csv").getByText("1 part could not be used").click();
  await expect(document("table.csv")).toContainText("Row 4,711");
  await expect(document("latin.txt")).toContainText("Latin-1");
  await document("tents.pdf").getByRole("link", { name: "1 new" }).click();
  await expect(page.getByRole("heading", { name: "Returning a tent" })).toBeVisible();
});

test("an earlier text of an article is compared and restored, and two articles that disagree are reported [B3]", async ({ workspace, sit }) => {
  await workspace.publish([
    { title: "Returning a tent", body: "You can return a tent within thirty days of delivery." },
    { title: "Tents", body: "You can return a tent within sixty days of delivery." },
  ]);
  const { page } = await sit(workspace.owner, "knowledge/duplicates");
  const found = page.getByRole("list", { name: "Said twice" });
  await expect(async () => {
    await page.reload();
    await expect(found.getByText("May contradict")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await found.getByRole("link", { name: "Tents" }).click();
  await page.getByLabel("Text", { exact: true }).fill("You can return a tent within thirty days of delivery, unworn.");
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(page.getByText("Published. The bot answers from it in a moment.")).toBeVisible();
  await page.getByRole("link", { name: "Earlier texts" }).click();
  await expect(page.locator("del").filter({ hasText: "sixty" })).toBeVisible();
  await page.getByRole("button", { name: /^Text 1/ }).click();
  await page.getByRole("button", { name: "Restore this text" }).click();
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue("You can return a tent within sixty days of delivery.");
  await expect(page.getByText("3, published is 2")).toBeVisible();
});

test("a pair that is meant so leaves the list and stays away, the others stay; it comes back when one of its texts changes [B3]", async ({
  workspace,
  sit,
}) => {
  const tents = { title: "Returning a tent", body: "You can return a tent within thirty days of delivery." };
  await workspace.publish([
    tents,
    { title: "Tents", body: "You can return a tent within sixty days of delivery." },
    { title: "Waxing a jacket", body: "Wax the jacket by hand and let it dry for one night in a warm room." },
    { title: "Jackets", body: "Wax the jacket by hand and let it dry for one night in a warm room." },
  ]);
  const { page } = await sit(workspace.owner, "knowledge/duplicates");
  const pairs = page.getByRole("list", { name: "Said twice" }).getByRole("listitem");
  const tab = page.getByRole("navigation", { name: "Knowledge" }).getByRole("link", { name: /^Said twice/ });
  const seen = (count: number) =>
    expect(async () => {
      await page.reload();
      await expect(pairs).toHaveCount(count, { timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
  await seen(2);
  await expect(tab).toHaveText("Said twice2");
  const dismissed = pairs.filter({ hasText: "May contradict" });
  await dismissed.getByRole("button", { name: "They are meant so" }).click();
  await expect(dismissed).toHaveCount(0);
  await expect(pairs).toHaveCount(1);
  await expect(tab).toHaveText("Said twice1");
  await page.reload();
  await expect(pairs).toContainText("100 % alike");
  await expect(pairs).toHaveCount(1);
  await page.getByRole("button", { name: "May contradict" }).click();
  await expect(page.getByText("Nothing is said twice")).toBeVisible();

  await workspace.publish([tents, { title: "Tents", body: "You can return a tent within ninety days of delivery." }]);
  await seen(2);
  await expect(dismissed).toContainText("ninety");
});
