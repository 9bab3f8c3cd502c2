/** What an integrator does on the first day: makes a key, uses it, reads what there is. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/journey";

async function expectSound(page: Page, name: string): Promise<void> {
  for (const [colorScheme, width] of [
    ["light", 1280],
    ["dark", 1280],
    ["light", 360],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect
      .soft(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`),
        `${name}, ${colorScheme}, ${width} px`,
      )
      .toEqual([]);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width} px`).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

test("an owner makes a key in the settings, a program uses it, and revoking ends it at once; the log tells each step [D1] [C1]", async ({
  workspace,
  sit,
  appUrl,
}) => {
  const { page } = await sit(workspace.owner, "settings/api");
  await expect(page.getByText("No program has access yet")).toBeVisible();
  await expectSound(page, "no keys");
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Nightly import");
  await expect(dialog.getByRole("button", { name: "Make the key" })).toBeDisabled();
  await dialog.getByLabel(/^See articles/).check();
  await dialog.getByLabel(/^Write and import articles/).check();
  await expectSound(page, "a new key");
  await dialog.getByRole("button", { name: "Make the key" }).click();
  const key = await dialog.getByLabel("API key", { exact: true }).inputValue();
  expect(key).toMatch(/^hr_live_\w{32}_\w{6}$/);
  await expectSound(page, "the key, once");
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  await expect(page.getByText(key)).toHaveCount(0);

  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${appUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  expect((await call("POST", "/api/v1/articles", { title: "By a program", body: "Text." })).status).toBe(201);
  expect((await call("GET", "/api/v1/members")).status).toBe(403);
  await page.reload();
  const keys = page.getByRole("region", { name: "API keys" });
  await expect(keys).toContainText("last used");
  await keys.getByText("2 permissions").click();
  await expect(keys).toContainText("Write and import articles");
  await keys.getByRole("button", { name: "Revoke the key Nightly import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(keys).toContainText("Revoked");
  expect((await call("GET", "/api/v1/articles")).status).toBe(401);

  await page.goto(`/w/${workspace.slug}/audit`);
  const log = page.getByRole("list", { name: "Records, newest first" });
  await expect(log).toContainText("revoked an API key");
  await expect(log.getByRole("listitem").filter({ hasText: "wrote an article" })).toContainText("Nightly import");
  await expect(log).toContainText("made an API key with 2 permissions");
});

test("the API and its events can be read, searched and linked to without JavaScript [D1] [D2]", async ({ openWindow }) => {
  const page = await openWindow({ javaScriptEnabled: false });
  await page.goto("/docs/api");
  await page.getByRole("searchbox", { name: "Search the API" }).fill("claim conversation");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("status")).toContainText("operations speak of claim conversation");
  await page.getByRole("link", { name: /conversations\/\{conversationId\}\/claim/ }).click();
  expect(new URL(page.url()).hash).toBe("#claimConversation");
  const claim = page.locator("#claimConversation");
  await expect(claim).toContainText("Needs the permission conversation:claim");
  await expect(claim.getByLabel("Request to claimConversation", { exact: true })).toContainText('-H "Authorization: Bearer $HANDRAIL_API_KEY"');
  await claim.getByText(/answers that refuse/).click();
  await expect(claim).toContainText("already_claimed");
  await page.goto("/docs/api?q=zxqv");
  await expect(page.getByText("Nothing speaks of that")).toBeVisible();
  await page.goto("/docs/events#handoff.requested");
  await expect(page.locator("[id='handoff.requested']")).toContainText("A conversation needs a person.");
});

for (const path of ["/docs/api", "/docs/api/api-keys", "/docs/api/conversations", "/docs/events"]) {
  test(`the page ${path} of the documentation is sound [D1]`, async ({ openWindow }) => {
    const page = await openWindow();
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectSound(page, path);
  });
}
