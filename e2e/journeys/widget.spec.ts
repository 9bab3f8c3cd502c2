/** What a channel can make of its widget, and what a visitor can do in it. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { SignJWT } from "jose";
import { defaultLook } from "@/lib/contracts/widget/look";
import { chatOn } from "../fixtures/chat";
import type { MemberClient } from "../fixtures/client";
import { allowSite, article, expect, question, test } from "../fixtures/journey";
import type { TestWorkspace } from "../fixtures/test";

type Channel = { id: string; version: number; publishableKey: string };

async function setChannel(owner: MemberClient, change: object): Promise<void> {
  const { data } = await owner.ok<{ data: Channel[] }>("GET", "/api/v1/channels");
  await owner.ok("PATCH", `/api/v1/channels/${data[0]?.id}`, { version: data[0]?.version, ...change });
}

async function newest(workspace: TestWorkspace): Promise<string> {
  const { data } = await workspace.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/inbox?view=all");
  return data[0]?.id ?? "";
}

/** What axe can find inside of the widget is not there. */
async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("handrail-widget").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => JSON.stringify(target)).join(" ")}`)).toEqual([]);
}

const command = (page: Page, ...given: unknown[]) =>
  page.evaluate((args) => (window as unknown as { handrail(...args: unknown[]): void }).handrail(...args), given);

/** A PNG of one pixel. */
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");

const quiet = { reducedMotion: "reduce" } as const;

test("a channel's colour, corner, distances, label and words show from the first drawing on, in the page's language, and setLocale changes it [W9] [W2]", async ({
  workspace,
  serveSite,
  openWindow,
}) => {
  await workspace.publish([article]);
  const look = { ...defaultLook, accent: "#ffd400", scheme: "dark", side: "left", offsetX: 40, offsetY: 60, label: "Ask us" };
  const words = { de: { label: "Fragen Sie uns", greeting: "Guten Tag." }, ar: { greeting: "أهلًا بك." } };
  await setChannel(workspace.owner, { greeting: "Hello there.", look: { ...look, words } });
  const origin = await serveSite(workspace.channelKey, { lang: "de-AT" });
  await allowSite(workspace.owner, origin);
  const page = await openWindow(quiet);
  await page.goto(`${origin}/tents`);
  const chat = chatOn(page);
  await expect(chat.launcher).toContainText("Fragen Sie uns");
  await expect(chat.launcher).toHaveCSS("background-color", "rgb(255, 212, 0)");
  await expect(chat.launcher).toHaveCSS("color", "rgb(0, 0, 0)");
  const place = (await chat.launcher.boundingBox())!;
  expect([place.x, 900 - place.y - place.height]).toEqual([40, 60]);
  await chat.open();
  await expect(chat.panel).toContainText("Guten Tag.");
  await expect(page.getByTestId("talk-to-person")).toHaveText("Mit einem Menschen sprechen");
  await chat.say(question);
  await expect(chat.from("bot")).toContainText(article.body);
  await expectSound(page);

  await command(page, "setLocale", "ar");
  await expect(page.getByTestId("talk-to-person")).toHaveText("التحدث مع شخص");
  await expect(page.locator("handrail-widget section")).toHaveAttribute("dir", "rtl");
  await expect(chat.panel).toContainText("أهلًا بك.");
  await expect(chat.from("visitor")).toHaveCount(1);
  await expectSound(page);
  await command(page, "setLocale", "xx");
  await command(page, "setLocale", "en-GB");
  await expect(page.getByTestId("talk-to-person")).toHaveText("Talk to a person");
  await expect(chat.panel).toContainText("Hello there.");
  await page.reload();
  await expect(chat.launcher).toHaveAttribute("aria-label", "Chat schließen");
});

test("the form before the chat is asked for once, says what is missing, keeps the question, and its answers stand in the packet [W8]", async ({
  workspace,
  visit,
  sit,
}) => {
  await workspace.publish([article]);
  await setChannel(workspace.owner, {
    preChat: {
      fields: [
        { key: "name", kind: "text", label: "Your name", required: true, options: [] },
        { key: "email", kind: "email", label: "E-mail", required: false, options: [] },
        { key: "topic", kind: "select", label: "What is it about?", required: true, options: ["An order", "Something else"] },
        { key: "news", kind: "checkbox", label: "Send me news", required: false, options: [] },
      ],
      notice: { text: "We keep what you write for a year.", url: "https://shop.example/privacy", consentRequired: true },
    },
  });
  const { page, chat } = await visit(workspace, quiet);
  await chat.open();
  const form = page.getByTestId("pre-chat");
  await expect(form.getByRole("link", { name: "Privacy notice" })).toHaveAttribute("href", "https://shop.example/privacy");
  await expectSound(page);

  await chat.composer.fill(question);
  await chat.composer.press("Enter");
  await expect(page.getByTestId("field-name")).toBeFocused();
  await expect(form.getByText("Please fill this in.")).toHaveCount(2);
  await expect(chat.from("visitor")).toHaveCount(0);
  await page.getByTestId("field-name").fill("Mia Visitor");
  await page.getByTestId("field-email").fill("not an address");
  await page.getByTestId("field-topic").selectOption("An order");
  await form.getByRole("button", { name: "Start the chat" }).click();
  await expect(form.getByText("That does not look like an e-mail address.")).toBeVisible();
  await page.getByTestId("field-email").fill("mia@visitors.example");
  await form.getByRole("button", { name: "Start the chat" }).click();
  await expect(form.getByText("Please agree to go on.")).toBeVisible();
  await expectSound(page);
  await form.getByRole("checkbox", { name: /We keep what you write/ }).check();
  await form.getByRole("button", { name: "Start the chat" }).click();
  await expect(chat.from("visitor")).toContainText(question);
  await expect(chat.from("bot")).toContainText(article.body);
  await expect(form).toBeHidden();

  const { desk } = await sit(workspace.owner, `inbox/${await newest(workspace)}`);
  await expect(desk.details).toContainText("Before the chat");
  await expect(desk.details).toContainText("An order");
  await expect(desk.details).toContainText("Mia Visitor");
});

test("outside of the office hours the chat says when the team is back, in the visitor's zone and language [W6]", async ({ workspace, visit }) => {
  await workspace.publish([article]);
  // Open for one minute a week, three days from now: closed at any time that this test can run at.
  const day = new Date(Date.now() + 3 * 86_400_000);
  const weekly = [{ day: day.getUTCDay() || 7, from: "08:00", to: "08:01" }];
  await setChannel(workspace.owner, { officeHours: { timeZone: "UTC", weekly, holidays: [] } });
  const { chat } = await visit(workspace, { ...quiet, timezoneId: "Asia/Tokyo" });
  await chat.open();
  const weekday = day.toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
  await expect(chat.state).toHaveText(new RegExp(`The team is back: ${weekday}, 5:00\\sPM`));
});

test("the visitor ends the chat, rates it, takes it along as a text, and begins another one; a reload stays in the new one [W6]", async ({
  workspace,
  visit,
}) => {
  await workspace.publish([article]);
  const { page, chat } = await visit(workspace, quiet);
  await chat.open();
  await expect(page.getByTestId("menu")).toBeHidden();
  await chat.say(question);
  await expect(chat.from("bot")).toContainText(article.body);
  await page.getByTestId("menu").click();
  await expect(page.getByTestId("end-chat")).toBeFocused();
  await expectSound(page);
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("end-chat")).toBeHidden();
  await expect(chat.panel).toBeVisible();

  await page.getByTestId("menu").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("download").click()]);
  const text = await (await import("node:fs/promises")).readFile((await download.path())!, "utf8");
  expect(text).toContain(question);
  expect(text).toContain(article.body);

  await page.getByTestId("menu").click();
  await page.getByTestId("end-chat").click();
  await expect(chat.told("visitor_ended")).toBeVisible();
  await expect(page.getByTestId("csat")).toBeVisible();
  await chat.choose(5);
  await page.getByTestId("csat").getByRole("button", { name: "Send" }).click();
  await expect(page.getByTestId("csat")).toContainText("Thank you.");
  await expectSound(page);

  await page.getByTestId("menu").click();
  await page.getByTestId("new-chat").click();
  await expect(chat.from("visitor")).toHaveCount(0);
  await page.reload();
  await expect(chat.panel).toBeVisible();
  await expect(chat.from("visitor")).toHaveCount(0);
  await chat.say("Something new");
  await expect(chat.from("visitor")).toHaveCount(1);
  const { data } = await workspace.owner.ok<{ data: unknown[] }>("GET", "/api/v1/inbox?view=all");
  await expect.poll(async () => (await workspace.owner.ok<{ data: unknown[] }>("GET", "/api/v1/inbox?view=all")).data.length).toBe(2);
  expect(data.length).toBeGreaterThan(0);
});

test("files go both ways: picked, pasted and dropped, cancelled and refused in words, drawn small under the strictest policy, seen and answered by an agent [W7]", async ({
  workspace,
  visit,
  sit,
}) => {
  await workspace.publish([article]);
  const { page, chat } = await visit(workspace, quiet);
  await chat.open();
  const input = page.getByTestId("file-input");
  await expect(page.getByTestId("attach")).toBeVisible();
  await input.setInputFiles([
    { name: "run.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") },
    { name: "nothing.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
  ]);
  await expect(page.getByTestId("file-refused")).toHaveText("nothing.txt is empty.");
  await input.setInputFiles({ name: "run.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") });
  await expect(page.getByTestId("file-refused")).toHaveText("Files like run.exe are not accepted.");
  await input.setInputFiles({ name: "large.png", mimeType: "image/png", buffer: Buffer.alloc(10 * 1024 * 1024 + 1) });
  await expect(page.getByTestId("file-refused")).toContainText("large.png is too large. At most");

  await input.setInputFiles([
    { name: "tent <b>.png", mimeType: "image/png", buffer: picture },
    { name: "order.txt", mimeType: "text/plain", buffer: Buffer.from("order 17") },
  ]);
  const tray = page.getByTestId("tray");
  await expect(tray.getByTestId("upload")).toHaveCount(2);
  await expect(tray).toContainText("tent <b>.png is attached");
  await expect(tray).toContainText("order.txt is attached");
  await expectSound(page);
  await tray.getByRole("button", { name: "Remove order.txt" }).click();
  await expect(tray.getByTestId("upload")).toHaveCount(1);
  await page.getByTestId("send").click();
  await expect(chat.from("visitor").getByTestId("thumbnail")).toBeVisible();
  await expect(chat.from("visitor").getByTestId("file")).toContainText("tent");
  await expectSound(page);

  const { page: desk, desk: seat } = await sit(workspace.owner, `inbox/${await newest(workspace)}`);
  await expect(seat.transcript.getByRole("button", { name: /Download tent/ })).toBeVisible();
  await expect(seat.transcript.getByRole("img", { name: /Picture: tent/ })).toBeVisible();
  await desk.getByLabel("Files to attach").setInputFiles({ name: "manual.txt", mimeType: "text/plain", buffer: Buffer.from("fold it") });
  await expect(desk.getByRole("button", { name: "Send" })).toBeEnabled();
  await seat.reply.fill("Here is the manual.");
  await desk.getByRole("button", { name: "Send" }).click();
  await expect(chat.from("human")).toContainText("manual.txt");
  const [download] = await Promise.all([page.waitForEvent("download"), chat.from("human").getByTestId("file").click()]);
  expect(download.suggestedFilename()).toBe("manual.txt");
});

test("a signed identity is marked as verified for agents, unsigned claims are not, and a forged one is told to the page while the chat goes on [W3] [W2]", async ({
  workspace,
  visit,
  sit,
}) => {
  await workspace.publish([article]);
  const { data } = await workspace.owner.ok<{ data: Channel[] }>("GET", "/api/v1/channels");
  const { secret } = await workspace.owner.ok<{ secret: string }>("POST", `/api/v1/channels/${data[0]?.id}/secret`, {});
  const sign = (key: string) =>
    new SignJWT({ name: "Mia Known", email: "mia@visitors.example" })
      .setProtectedHeader({ alg: "HS256" })
      .setSubject("customer-17")
      .setAudience(workspace.channelKey)
      .setExpirationTime("1h")
      .sign(new TextEncoder().encode(key));

  const { page, chat } = await visit(workspace, quiet);
  await command(page, "identify", { name: "Says So" });
  await chat.open();
  await chat.say(question);
  await expect(chat.from("bot")).toContainText(article.body);
  const { page: screen, desk } = await sit(workspace.owner, `inbox/${await newest(workspace)}`);
  await expect(desk.details).toContainText("Says So");
  await expect(desk.details).toContainText("Nothing of it is verified.");

  await command(page, "identify", await sign("not the secret"));
  await expect
    .poll(() =>
      page.evaluate(() =>
        (window as unknown as { heard: [string, { code: string }][] }).heard.filter(([name]) => name === "error").map(([, { code }]) => code),
      ),
    )
    .toEqual(["identity_invalid"]);
  await expect(chat.composer).toBeEnabled();

  await command(page, "identify", await sign(secret));
  await chat.say("And may I return it used?");
  await screen.reload();
  await expect(desk.details).toContainText("Mia Known");
  await expect(desk.details).toContainText("customer-17");
  await expect(desk.details.getByText("verified", { exact: true }).first()).toBeAttached();
});
