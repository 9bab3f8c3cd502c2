/** Signing in through a real OpenID Connect issuer, in a real browser: its login page, its consent, and the way back. */
import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { type RunningApp, startApp } from "../fixtures/app";
import { expect, test } from "../fixtures/journey";
import { freePort } from "@/lib/testing/free-port";
import { issuerClient, startIssuer } from "../fixtures/oidc-issuer";
import { password, tokenOf, waitForMail } from "../fixtures/test";

test.describe.configure({ mode: "serial" });

let app: RunningApp;
let stopIssuer: () => Promise<void>;

test.beforeAll(async () => {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const issuer = await startIssuer(`${url}/api/auth/callback/oidc`);
  stopIssuer = issuer.stop;
  app = await startApp({
    databaseUrl: process.env.E2E_DATABASE_URL ?? "",
    port,
    worker: "none",
    env: {
      HANDRAIL_URL: url,
      SIGNUP: "invite",
      SMTP_URL: process.env.E2E_SMTP_URL ?? "",
      LOG_LEVEL: "warn",
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: issuerClient.id,
      OIDC_CLIENT_SECRET: issuerClient.secret,
      OIDC_NAME: "Example ID",
    },
  });
});

test.afterAll(async () => {
  await app.stop();
  await stopIssuer();
});

const addressOf = (name: string) => `${name}-${randomBytes(6).toString("hex")}@visitors.example`;

/** From the console's button through the issuer's own pages. */
async function passIssuer(page: Page, login: string): Promise<void> {
  await page.getByRole("button", { name: "Continue with Example ID" }).click();
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}

test("an invited person signs in through the issuer, joins, and comes back in with one press and no password [S1] [S2]", async ({ workspace, openWindow }) => {
  const email = addressOf("sam");
  await workspace.owner.ok("POST", "/api/v1/invitations", { email, role: "agent" });
  const token = tokenOf(await waitForMail(email));
  const page = await openWindow({ baseURL: app.url });
  await page.goto(`/accept-invite?token=${encodeURIComponent(token)}`);
  await passIssuer(page, email);
  await page.waitForURL("**/accept-invite**");
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL(`**/w/${workspace.slug}/**`);
  await page.goto("/account");
  await expect(page.getByRole("region", { name: "Sessions" })).toContainText("Through single sign-on");
  await expect(page.getByRole("region", { name: "Single sign-on" })).toContainText("This account has no password");

  const again = await openWindow({ baseURL: app.url });
  await again.goto(`/sign-in?next=${encodeURIComponent(`/w/${workspace.slug}/inbox`)}`);
  await passIssuer(again, email);
  await again.waitForURL(`**/w/${workspace.slug}/inbox`);
  const { data } = await workspace.owner.ok<{ data: { email: string; name: string; role: string }[] }>("GET", "/api/v1/members");
  expect(data.filter((member) => member.email === email)).toMatchObject([{ name: "Sam Sign-On", role: "agent" }]);
});

test("an address that the issuer has not verified, or says nothing about, is refused with a sentence, although it is invited [S2]", async ({
  workspace,
  openWindow,
}) => {
  for (const kind of ["unchecked", "silent"]) {
    const email = addressOf(kind);
    await workspace.owner.ok("POST", "/api/v1/invitations", { email, role: "agent" });
    const page = await openWindow({ baseURL: app.url });
    await page.goto("/sign-in");
    await passIssuer(page, email);
    await page.waitForURL("**/sign-in?error=email_unverified");
    await expect(page.getByText("Example ID does not say that your e-mail address is verified")).toBeVisible();
    await page.goto("/account");
    await page.waitForURL("**/sign-in**");
  }
});

test("a member with a confirmed password account is linked and keeps the password; a stranger needs an invitation [S1] [S2]", async ({
  workspace,
  openWindow,
}) => {
  const member = await workspace.member("agent");
  const { account } = await member.ok<{ account: { email: string } }>("GET", "/api/v1/account");
  const page = await openWindow({ baseURL: app.url });
  await page.goto(`/sign-in?next=${encodeURIComponent("/account")}`);
  await passIssuer(page, account.email);
  await page.waitForURL("**/account");
  await expect(page.getByRole("region", { name: "Single sign-on" })).toContainText("localhost");
  expect(await member.signIn(account.email, password)).toBe(true);

  const stranger = await openWindow({ baseURL: app.url });
  await stranger.goto("/sign-in");
  await passIssuer(stranger, addressOf("stranger"));
  await stranger.waitForURL("**/sign-in?error=sign_up_closed");
  await expect(stranger.getByText("New accounts need an invitation on this installation")).toBeVisible();
});

test("an answer that was not asked for in this browser signs nobody in: no state, a foreign state, a used code [S2]", async ({ workspace, openWindow }) => {
  const email = addressOf("kim");
  await workspace.owner.ok("POST", "/api/v1/invitations", { email, role: "agent" });
  const page = await openWindow({ baseURL: app.url });
  const answers: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/auth/callback/oidc?")) answers.push(request.url());
  });
  await page.goto("/sign-in?next=/account");
  await passIssuer(page, email);
  await page.waitForURL("**/account");
  const thief = await openWindow({ baseURL: app.url });
  for (const answer of [answers[0] ?? "", `${app.url}/api/auth/callback/oidc?code=made-up`, `${app.url}/api/auth/callback/oidc?code=made-up&state=made-up`]) {
    await thief.goto(answer);
    await thief.waitForURL(/\/sign-in\?.*error=/);
    await expect(thief.getByText("Example ID did not confirm who you are")).toBeVisible();
  }
});
