/** A person's own account: the second factor, the sessions, the address. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { generate } from "otplib";
import { cookiesOf, expect, test } from "../fixtures/journey";
import { password, waitForMail } from "../fixtures/test";

const stepMs = 30_000;

/** A code counts once and in its own half minute: the app's next one, as a person would wait for it, without waiting for the clock. */
const codeAhead = (secret: string, steps: number) => generate({ secret, epoch: Math.floor((Date.now() + steps * stepMs) / 1000) });

async function expectSound(page: Page, what: string): Promise<void> {
  // Colours follow the theme with the next frame, some of them by and by.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
    what,
  ).toEqual([]);
}

test("a member sets up a second factor with the app's code, signs in with a code and with a recovery code, and neither counts twice [S2]", async ({
  workspace,
  openWindow,
  appUrl,
}) => {
  const member = await workspace.member("agent");
  const { account } = await member.ok<{ account: { email: string } }>("GET", "/api/v1/account");
  const page = await openWindow({ reducedMotion: "reduce" });
  await page.context().addCookies(cookiesOf(member, appUrl));
  await page.goto(`/w/${workspace.slug}/inbox`);
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitem", { name: "Your account" }).click();
  await page.waitForURL("**/account");

  await page.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill("not the password");
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByText("That is not your present password.")).toBeVisible();
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByRole("img", { name: "QR code for the authenticator app" })).toBeVisible();
  await expectSound(page, "the QR code");
  const secret = (await dialog.locator("p.font-mono").innerText()).replaceAll(" ", "");
  await dialog.getByLabel("The app's code").fill("000000");
  await dialog.getByRole("button", { name: "Turn it on" }).click();
  await expect(dialog.getByText("That is not the app's present code")).toBeVisible();
  await dialog.getByLabel("The app's code").fill(await codeAhead(secret, -1));
  await dialog.getByRole("button", { name: "Turn it on" }).click();
  await expect(dialog.getByRole("heading", { name: "The second factor is on" })).toBeVisible();
  const codes = await dialog.getByRole("list", { name: "Recovery codes" }).getByRole("listitem").allInnerTexts();
  expect(codes).toHaveLength(10);
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("region", { name: "Second factor" })).toContainText("Recovery codes left");

  const other = await openWindow({ reducedMotion: "reduce" });
  const signIn = async (code: string) => {
    await other.goto("/sign-in?next=/account");
    await other.getByLabel("E-mail").fill(account.email);
    await other.getByLabel("Password", { exact: true }).fill(password);
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(other.getByRole("heading", { name: "Type your code" })).toBeVisible();
    await other.getByLabel("Code", { exact: true }).fill(code);
    await other.getByRole("button", { name: "Go on" }).click();
  };
  const used = await codeAhead(secret, 0);
  await signIn(used);
  await other.waitForURL("**/account");
  await expect(other.getByRole("region", { name: "Second factor" })).toContainText("On");
  await other.context().clearCookies();
  await signIn(used);
  await expect(other.getByText("That code does not count")).toBeVisible();
  await expectSound(other, "the code's step");
  await other.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
  await other.getByRole("button", { name: "Go on" }).click();
  await other.waitForURL("**/account");
  await expect(other.getByRole("region", { name: "Second factor" })).toContainText("9");
  await other.context().clearCookies();
  await signIn(codes[0] ?? "");
  await expect(other.getByText("That code does not count")).toBeVisible();
});

test("a session that is ended in one browser ends the other browser's console at once, and the account page is sound [S2]", async ({
  workspace,
  sit,
  openWindow,
  appUrl,
}) => {
  const member = await workspace.member("agent");
  const { account } = await member.ok<{ account: { email: string } }>("GET", "/api/v1/account");
  const { page: console } = await sit(member);
  const page = await openWindow({ reducedMotion: "reduce", colorScheme: "light" });
  await page.goto("/sign-in?next=/account");
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/account");
  const sessions = page.getByRole("region", { name: "Sessions" });
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await expect(sessions.getByRole("listitem").filter({ hasText: "This one" })).toContainText(/Chrome on \w+/);
  await expectSound(page, "account, light");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 360, height: 740 });
  await expectSound(page, "account, dark and narrow");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  await sessions.getByRole("button", { name: /^End the session/ }).click();
  await console.waitForURL("**/sign-in**");
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  expect((await fetch(`${appUrl}/api/v1/account`, { headers: { cookie: member.cookieHeader } })).status).toBe(401);
});

test("another e-mail address counts once its link is pressed, and the old one is told [S1]", async ({ workspace, openWindow, appUrl }) => {
  const member = await workspace.member("agent");
  const { account } = await member.ok<{ account: { email: string } }>("GET", "/api/v1/account");
  const next = `new-${account.email}`;
  const page = await openWindow();
  await page.context().addCookies(cookiesOf(member, appUrl));
  await page.goto("/account");
  const section = page.getByRole("region", { name: "E-mail address" });
  await section.getByLabel("New address").fill(next);
  await section.getByLabel("Your password").fill(password);
  await section.getByRole("button", { name: "Mail the link" }).click();
  await expect(page.getByText("Look into the new mailbox")).toBeVisible();
  await page.goto(await waitForMail(next));
  await page.getByRole("button", { name: "Use it" }).click();
  await expect(page.getByRole("heading", { name: "The new address counts" })).toBeVisible();
  await page.getByRole("link", { name: "Open your account" }).click();
  await expect(page.getByRole("region", { name: "E-mail address" })).toContainText(next);
  // The invitation was the first mail to the old address.
  await waitForMail(account.email, 2);
});
