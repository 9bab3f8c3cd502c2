/** The end of a workspace, and a new beginning under another owner. Erasing itself is shown on the database (`erase-workspace.db.test.ts`). */
import { execFileSync } from "node:child_process";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { generate } from "otplib";
import { runSql } from "../fixtures/database";
import { article, cookiesOf, expect, question, test } from "../fixtures/journey";
import { mailsTo } from "../fixtures/mail-server";
import { password } from "../fixtures/test";

async function expectSound(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
    what,
  ).toEqual([]);
}

async function expectSoundNarrow(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 360, height: 740 });
  await expectSound(page, what);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBe(360);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 1440, height: 900 });
}

test("an owner takes everything along, deletes the workspace, keeps it, deletes it again, and after the days of grace nothing of it is left [S1]", async ({
  workspace,
  sit,
  visit,
}) => {
  test.setTimeout(600_000);
  await workspace.publish([article]);
  const { chat } = await visit(workspace);
  await chat.open();
  await chat.say(question);
  await expect(chat.from("bot")).toHaveCount(1);
  const { page } = await sit(workspace.owner, "settings", { acceptDownloads: true });
  const name = `Shop ${workspace.slug}`;

  const exported = page.getByRole("region", { name: "Export", exact: true });
  await exported.getByRole("button", { name: "Write an export" }).click();
  await expect(exported.getByText("Ready", { exact: true })).toBeVisible({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), exported.getByRole("button", { name: "Download" }).click()]);
  const messages = execFileSync("tar", ["-xzOf", await download.path(), "export/data/message/000001.jsonl"]).toString("utf8");
  expect(messages).toContain(question);
  await expectSound(page, "export, ready");

  const end = page.getByRole("region", { name: "Delete the workspace" });
  const ask = async (typed: string) => {
    await end.getByRole("button", { name: "Delete…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("The workspace's name").fill(typed);
    await dialog.getByLabel("Your password").fill(password);
    await dialog.getByRole("button", { name: "Delete the workspace" }).click();
    return dialog;
  };
  const refused = await ask("Another shop");
  await expect(refused.getByText("That is not this workspace's name")).toBeVisible();
  await expectSound(page, "asking for the deletion");
  await refused.getByRole("button", { name: "Cancel" }).click();
  await ask(name);
  const banner = page.getByRole("region", { name: "About to be deleted" });
  await expect(banner).toContainText("This workspace is deleted on");
  await expectSound(page, "about to be deleted");
  await expectSoundNarrow(page, "about to be deleted, dark and narrow");
  expect((await workspace.owner.call<{ code: string }>("PATCH", "/api/v1/workspace", { version: 1, name: "New" })).body.code).toBe("workspace_closing");
  for (const path of ["settings/bot", "policy", "settings"]) {
    await page.goto(`/w/${workspace.slug}/${path}`);
    await expect(page.getByText("The workspace is being deleted: nothing in it can be changed.").first()).toBeVisible();
    await expect(page.getByText("Your role may look at this")).toHaveCount(0);
  }
  const late = await visit(workspace);
  await late.chat.open();
  await expect(late.chat.notice).toBeVisible();

  await end.getByRole("button", { name: "Keep the workspace" }).click();
  await expect(banner).toHaveCount(0);
  await expect(end.getByRole("button", { name: "Delete…" })).toBeVisible();

  await ask(name);
  await expect(banner).toBeVisible();
  await runSql(`UPDATE workspace SET deletion_due_at = now() - interval '1 hour' WHERE slug = $1`, [workspace.slug]);
  await page.goto(`/w/${workspace.slug}/settings`);
  await expect(page.getByRole("heading", { name: /There is nothing here/ })).toBeVisible();
  await expect
    .poll(async () => (await runSql(`SELECT 1 FROM workspace WHERE slug = $1`, [workspace.slug])).length, { timeout: 120_000, intervals: [2_000] })
    .toBe(0);
});

test("an owner hands the workspace over on the members' page and is an admin afterwards; both are told by mail [S1]", async ({
  workspace,
  sit,
  openWindow,
  appUrl,
}) => {
  const manager = await workspace.member("manager");
  const { account } = await manager.ok<{ account: { email: string; name: string } }>("GET", "/api/v1/account");
  const { page } = await sit(workspace.owner, "settings/members");
  await page.getByRole("button", { name: `More for ${account.name}` }).click();
  await page.getByRole("menuitem", { name: "Hand the workspace over…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(`${account.name} becomes an owner`);
  await expectSound(page, "handing over");
  await dialog.getByRole("button", { name: "Hand it over" }).click();
  await expect(page.getByRole("button", { name: `More for ${account.name}` })).toHaveCount(0);
  expect((await workspace.owner.ok<{ data: { name: string; role: string }[] }>("GET", "/api/v1/members")).data.map(({ role }) => role).sort()).toEqual([
    "admin",
    "owner",
  ]);
  await expect.poll(() => mailsTo(account.email).some(({ raw }) => raw.includes(`You own Shop ${workspace.slug}`)), { timeout: 60_000 }).toBe(true);
  await expect.poll(() => mailsTo(workspace.ownerEmail).some(({ raw }) => raw.includes(`You handed Shop ${workspace.slug}`)), { timeout: 60_000 }).toBe(true);
  const heir = await openWindow({ reducedMotion: "reduce" });
  await heir.context().addCookies(cookiesOf(manager, appUrl));
  await heir.goto(`/w/${workspace.slug}/settings`);
  await expect(heir.getByRole("region", { name: "Delete the workspace" })).toBeVisible();
});

test("a member without the second factor that the workspace asks for is led to the account, sets it up, and comes back to where they wanted to be [S2]", async ({
  workspace,
  openWindow,
  appUrl,
}) => {
  const member = await workspace.member("agent");
  const { version } = await workspace.owner.ok<{ version: number }>("GET", "/api/v1/workspace");
  await workspace.owner.ok("PUT", "/api/v1/workspace/second-factor", { version, required: true });
  const page = await openWindow({ reducedMotion: "reduce" });
  await page.context().addCookies(cookiesOf(member, appUrl));
  await page.goto(`/w/${workspace.slug}/inbox`);
  await page.waitForURL("**/account?need=second-factor**");
  await expect(page.getByText("The workspace asks for a second factor")).toBeVisible();
  await expectSound(page, "led to the account");
  await page.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByRole("button", { name: "Go on" }).click();
  const secret = (await dialog.locator("p.font-mono").innerText()).replaceAll(" ", "");
  await dialog.getByLabel("The app's code").fill(await generate({ secret, epoch: Math.floor(Date.now() / 1000) }));
  await dialog.getByRole("button", { name: "Turn it on" }).click();
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await page.getByRole("link", { name: "Open it" }).click();
  await page.waitForURL(`**/w/${workspace.slug}**`);
  await expect(page.getByRole("navigation", { name: "Settings" }).or(page.getByRole("main"))).toBeVisible();
});
