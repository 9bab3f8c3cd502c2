/** The whole way on two phones: 360 by 740 for the visitor and for the agent. */
import type { BrowserContextOptions, Page } from "@playwright/test";
import { article, expect, question, test } from "../fixtures/journey";

const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, reducedMotion: "reduce", isMobile: true, deviceScaleFactor: 2 };

test("on a phone the widget covers the screen, gives it back, and the agent works with one pane at a time [L1] [W9]", async ({ workspace, visit, sit }) => {
  await workspace.publish([article]);
  const { page: agentPage, desk } = await sit(await workspace.member("agent"), "inbox", phone);
  const { page, chat } = await visit(workspace, phone);

  await expect(chat.launcher).toBeVisible();
  const button = await chat.launcher.boundingBox();
  expect(Math.min(button?.width ?? 0, button?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await chat.launcher.tap();
  await expect(chat.panel).toBeVisible();
  await expect.poll(() => chat.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
  await expect(chat.launcher).toBeHidden();
  await expectNoSideways(page);
  await page.getByTestId("close").tap();
  await expect(chat.panel).toBeHidden();
  await expect(page.getByText("Tents and packs")).toBeVisible();

  await chat.launcher.tap();
  await chat.composer.fill(question);
  await page.getByTestId("send").tap();
  await expect(chat.from("bot")).toContainText(article.body);
  await page.getByTestId("talk-to-person").tap();
  await expect(chat.told("handoff_requested")).toBeVisible();
  await expectNoSideways(page);

  await expect(desk.rows).toHaveCount(1);
  await expectNoSideways(agentPage);
  await desk.rows.tap();
  await expect(desk.transcript).toBeVisible();
  await expect(desk.rows).toBeHidden();
  await expectNoSideways(agentPage);
  await expect(agentPage.getByText("The visitor pressed “Talk to a person”.").first()).toBeVisible();
  await desk.button("Details").tap();
  const details = agentPage.getByRole("dialog", { name: "Details" });
  await expect(details).toContainText("Tried already");
  await expectNoSideways(agentPage);
  await agentPage.keyboard.press("Escape");
  await expect(details).toBeHidden();

  await desk.button(/^Take over/).tap();
  await expect(desk.reply).toBeVisible();
  await desk.reply.fill("Hello from my phone.");
  await desk.button("Send").tap();
  await expect(chat.from("human")).toContainText("Hello from my phone.");

  await desk.button("More acts").tap();
  await agentPage.getByRole("menuitem", { name: /^Resolve/ }).tap();
  await expect(chat.told("resolved")).toBeVisible();
  await expect(desk.rows.or(agentPage.getByText("Nobody is waiting"))).toBeVisible();
  await desk.view("Resolved").tap();
  await desk.rows.tap();
  await agentPage.getByRole("link", { name: "Back to the list" }).tap();
  await expect(desk.rows).toBeVisible();
  await expect(desk.transcript).toBeHidden();

  await chat.choose(4);
  await chat.panel.getByTestId("csat").getByRole("button", { name: "Send" }).tap();
  await expect(chat.panel.getByTestId("csat")).toContainText("Thank you.");
  await expectNoSideways(page);
});

test("on a phone a page load does not open the chat again over the page, and the badge says what came meanwhile [W7] [W9]", async ({ workspace, visit }) => {
  await workspace.publish([article]);
  const { page, chat } = await visit(workspace, phone);
  await chat.launcher.tap();
  await chat.composer.fill("I want to talk to a person");
  await page.getByTestId("send").tap();
  await expect(chat.told("handoff_requested").or(chat.told("handoff_away"))).toBeVisible();
  await page.reload();
  await expect(chat.launcher).toBeVisible();
  await expect(chat.panel).toBeHidden();

  const { data } = await workspace.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/inbox?view=unassigned");
  await workspace.owner.ok("POST", `/api/v1/conversations/${data[0]?.id}/messages`, { clientId: crypto.randomUUID(), text: "I am here now." });
  await expect(page.getByTestId("badge")).toHaveText("1");
  await chat.launcher.tap();
  await expect(chat.from("human")).toContainText("I am here now.");
  await page.getByTestId("close").tap();
  await expect(page.getByTestId("badge")).toBeHidden();
});

async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
}
