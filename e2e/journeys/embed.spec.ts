/** The widget on somebody else's page: what it asks of the page, what it leaves there, and what the page can make it do. */
import type { Page } from "@playwright/test";
import { hostPolicies } from "../widget-host/host-page";
import { chatOn } from "../fixtures/chat";
import { allowSite, article, expect, question, test } from "../fixtures/journey";

for (const policy of hostPolicies) {
  test(`on a page with the policy "${policy}" the tag loads two files, stores nothing and moves nothing before the visitor acts, and then answers [W1]`, async ({
    workspace,
    serveSite,
    openWindow,
    appUrl,
  }) => {
    await workspace.publish([article]);
    const origin = await serveSite(workspace.channelKey, { policy });
    await allowSite(workspace.owner, origin);
    const page = await openWindow();
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().startsWith(appUrl)) asked.push(new URL(request.url()).pathname);
    });
    await page.goto(`${origin}/tents`);
    const chat = chatOn(page);
    await expect(chat.launcher).toBeVisible();
    expect(asked).toHaveLength(2);
    expect(asked[0]).toBe("/widget/v1.js");
    expect(asked[1]).toBe("/api/widget/v1/app");
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect((await heard(page)).filter(([name]) => name === "violation" || name === "shift")).toEqual([]);
    const place = await page.locator("#end").boundingBox();

    await chat.open();
    await chat.say(question);
    await expect(chat.from("bot")).toContainText(article.body);
    // The second part has come under the same policy.
    await expect(chat.from("bot").getByTestId("source")).toBeVisible();
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.locator("#end").boundingBox()).toEqual(place);
    expect((await heard(page)).filter(([name]) => name === "violation")).toEqual([]);
  });
}

test("on a site that the channel does not list the chat says that it is not available and sends nothing [W1]", async ({ workspace, serveSite, openWindow }) => {
  const page = await openWindow();
  await page.goto(`${await serveSite(workspace.channelKey)}/tents`);
  const chat = chatOn(page);
  await chat.open();
  await expect(chat.notice).toHaveText("The chat is not available on this page.");
  await expect(chat.composer).toBeDisabled();
  const { data } = await workspace.owner.ok<{ data: unknown[] }>("GET", "/api/v1/inbox?view=all");
  expect(data).toEqual([]);
});

test("the page's own script starts, opens, closes, hides, shows, logs out and removes the widget, and hears what happens [W2]", async ({
  workspace,
  serveSite,
  openWindow,
}) => {
  await workspace.publish([article]);
  const origin = await serveSite(null, { initKey: workspace.channelKey, dir: "rtl" });
  await allowSite(workspace.owner, origin);
  const page = await openWindow();
  await page.goto(`${origin}/tents`);
  const chat = chatOn(page);
  const command = (...given: unknown[]) => page.evaluate((args) => (window as unknown as { handrail(...args: unknown[]): void }).handrail(...args), given);
  const names = async () => (await heard(page)).map(([name]) => name);
  await expect(chat.launcher).toBeVisible();
  await expect.poll(names).toEqual(["ready"]);

  await page.getByRole("button", { name: "Ask us" }).click();
  await expect(chat.composer).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(chat.panel).toBeHidden();
  await expect(page.getByRole("button", { name: "Ask us" })).toBeFocused();
  await expect.poll(names).toEqual(["ready", "open", "close"]);

  await command("hide");
  await expect(chat.launcher).toBeHidden();
  await command("show");
  await expect(chat.launcher).toBeVisible();
  await command("toggle");
  await expect(chat.panel).toBeVisible();
  await chat.say(question);
  await expect(chat.from("bot")).toContainText(article.body);
  await command("toggle");
  await expect(chat.panel).toBeHidden();
  await command("requestHuman");
  await expect(chat.told("handoff_away")).toBeVisible();
  const { data } = await workspace.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/inbox?view=unassigned");
  const { conversation } = await workspace.owner.ok<{ conversation: { visitor: { attributes: unknown } } }>("GET", `/api/v1/conversations/${data[0]?.id}`);
  expect(conversation.visitor.attributes).toEqual({ plan: "trial" });
  await workspace.owner.ok("POST", `/api/v1/conversations/${data[0]?.id}/claim`, {});
  await expect
    .poll(async () => (await heard(page)).filter(([name]) => name === "handoff"))
    .toEqual([
      ["handoff", { status: "requested" }],
      ["handoff", { status: "accepted" }],
    ]);
  await command("no such command");
  await expect
    .poll(async () => (await heard(page)).filter(([name]) => name === "error").map(([, detail]) => (detail as { code: string }).code))
    .toEqual(["unknown_command"]);

  await command("logout");
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
  await command("open");
  await expect(chat.from("visitor")).toHaveCount(0);
  await command("destroy");
  await expect(page.locator("handrail-widget")).toHaveCount(0);
  await command("init", { channel: workspace.channelKey });
  await expect(chat.launcher).toBeVisible();
});

test("two tabs of a visitor show one conversation over one stream; when one is closed the other goes on, and a closed panel counts what is unread [W4] [W7]", async ({
  workspace,
  visit,
}) => {
  await workspace.publish([article]);
  const { page: first, chat, origin } = await visit(workspace);
  const streams: string[] = [];
  const count = (name: string) => (request: { url(): string }) => {
    if (request.url().endsWith("/stream")) streams.push(name);
  };
  first.on("request", count("first"));
  await chat.open();
  await chat.say(question);
  await expect(chat.from("bot")).toContainText(article.body);

  const second = await first.context().newPage();
  second.on("request", count("second"));
  await second.goto(`${origin}/packs`);
  const other = chatOn(second);
  await expect(other.launcher).toBeVisible();
  await other.open();
  await expect(other.from("bot")).toContainText(article.body);
  await other.say("I want to talk to a person");
  await expect(chat.told("handoff_away")).toBeVisible();
  await expect(chat.from("visitor")).toHaveCount(2);
  expect(new Set(streams)).toEqual(new Set(["first"]));

  await first.close();
  await expect.poll(() => streams.includes("second")).toBe(true);
  await second.getByTestId("close").click();
  const { data } = await workspace.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/inbox?view=unassigned");
  await workspace.owner.ok("POST", `/api/v1/conversations/${data[0]?.id}/messages`, { clientId: crypto.randomUUID(), text: "Hello, this is the shop." });
  await expect(second.getByTestId("badge")).toHaveText("1");
  await other.open();
  await expect(other.from("human")).toContainText("Hello, this is the shop.");
  const lines = await other.lines();
  expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
});

function heard(page: Page): Promise<[string, unknown][]> {
  return page.evaluate(() => (window as unknown as { heard: [string, unknown][] }).heard.filter(([name]) => name !== "message" && name !== "unread"));
}
