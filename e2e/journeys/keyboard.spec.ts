/** Without a mouse. Nothing here clicks: only keys are pressed. */
import { type Page } from "@playwright/test";
import { article, cookiesOf, expect, isStream, question, test } from "../fixtures/journey";

test("an agent finds, claims, answers, notes and resolves a conversation with the keyboard alone [L1] [L3] [L7]", async ({ workspace, sit }) => {
  await workspace.publish([article]);
  const { page, desk } = await sit(await workspace.member("manager"), "knowledge");
  const visitors = [await workspace.visitor(), await workspace.visitor()];
  for (const visitor of visitors) {
    await visitor.say("I want to talk to a person");
    await visitor.until(({ system }) => system?.code === "handoff_requested");
  }
  const keys = page.keyboard;

  await keys.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Go to Inbox");
  await keys.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await keys.press("g");
  await keys.press("i");
  await page.waitForURL("**/inbox");
  await expect(desk.rows).toHaveCount(2);
  await keys.press("?");
  const help = page.getByRole("dialog", { name: "Keys" });
  for (const words of ["Next row", "Previous row", "Open the row", "Search"]) await expect(help.getByText(words, { exact: true })).toBeVisible();
  await keys.press("Escape");

  await keys.press("j");
  await keys.press("j");
  await keys.press("k");
  await keys.press("Enter");
  await expect(desk.transcript).toContainText("I want to talk to a person");
  expect(page.url()).toMatch(/\/inbox\/cnv_/);
  await keys.press("t");
  await expect(desk.transcript.getByRole("link", { name: "The whole story of this decision" })).toBeVisible();
  await keys.press("c");
  await expect(desk.reply).toBeFocused();
  await keys.type("Hello, how can I help? j k e c are only letters here.");
  await keys.press("Control+Enter");
  await expect(desk.transcript).toContainText("are only letters here.");
  await visitors[0]!.until(({ author, text }) => author === "human" && text.startsWith("Hello, how can I help?"));

  await keys.press("Escape");
  await keys.press("n");
  await expect(desk.note).toBeFocused();
  await keys.type("Asked politely.");
  await keys.press("Control+Enter");
  await expect(desk.transcript).toContainText("Private note by Manager Person");
  await keys.press("Escape");
  await keys.press("r");
  await expect(desk.reply).toBeFocused();
  await keys.type("Goodbye.");
  await keys.press("Control+Enter");
  await visitors[0]!.until(({ text }) => text === "Goodbye.");
  await keys.press("Escape");
  const done = page.url();
  await keys.press("e");
  await visitors[0]!.until(({ system }) => system?.code === "resolved");

  // The list moves on to who waits next.
  await expect(page).not.toHaveURL(done);
  await expect(desk.button(/^Take over/)).toBeVisible();
  await keys.press("c");
  await visitors[1]!.until(({ system }) => system?.code === "human_joined");
  await expect(desk.reply).toBeFocused();
  await keys.press("Escape");
  await keys.press("b");
  await visitors[1]!.until(({ system }) => system?.code === "bot_resumed");

  await keys.press("/");
  await expect(page.getByRole("searchbox", { name: "Search conversations" })).toBeFocused();
  await keys.press("Escape");
  await keys.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Command menu" })).toBeVisible();
  await keys.type("audit");
  await keys.press("Enter");
  await page.waitForURL("**/audit");
  await keys.press("j");
  await keys.press("Enter");
  await expect(page.getByRole("complementary", { name: "Record" })).toBeVisible();
  await keys.press("Escape");
  await expect(page.getByRole("complementary", { name: "Record" })).toHaveCount(0);
});

test("a visitor opens, asks, unfolds the source, asks for a person, rates and closes with the keyboard alone; focus goes where the next act is and comes back [W7] [W9]", async ({
  workspace,
  visit,
}) => {
  await workspace.publish([article]);
  const { page, chat } = await visit(workspace);
  const keys = page.keyboard;
  await tabTo(page, "launcher");
  await keys.press("Enter");
  await expect(chat.composer).toBeFocused();
  await keys.type(question);
  await keys.press("Enter");
  await expect(chat.from("bot").last()).toContainText(article.body);

  await tabTo(page, "source", "Shift+Tab");
  await keys.press("Enter");
  await expect(chat.from("bot").last().getByRole("blockquote")).toBeVisible();
  await tabTo(page, "feedback-up");
  await keys.press("Enter");
  await expect(chat.from("bot").last().getByTestId("feedback-up")).toHaveAttribute("aria-pressed", "true");
  await tabTo(page, "talk-to-person", "Shift+Tab");
  await keys.press("Enter");
  await expect(chat.told("handoff_away")).toBeVisible();
  await expect(chat.composer).toBeFocused();
  await keys.type("One line");
  await keys.press("Shift+Enter");
  await keys.type("and another");
  await keys.press("Enter");
  await expect.poll(() => chat.from("visitor").last().locator(".text").innerText()).toBe("One line\nand another");

  const { data } = await workspace.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/inbox?view=unassigned");
  await workspace.owner.ok("POST", `/api/v1/conversations/${data[0]?.id}/claim`, {});
  await workspace.owner.ok("POST", `/api/v1/conversations/${data[0]?.id}/resolve`, {});
  await expect(chat.panel.getByTestId("csat")).toBeVisible();
  await tabTo(page, "score", "Shift+Tab");
  await keys.press("ArrowRight");
  await keys.press("ArrowRight");
  await keys.press("Tab");
  await keys.type("from the keyboard");
  await keys.press("Tab");
  await keys.press("Enter");
  await expect(chat.panel.getByTestId("csat")).toContainText("Thank you.");
  await expect(chat.composer).toBeFocused();
  await keys.press("Escape");
  await expect(chat.panel).toBeHidden();
  await expect(chat.launcher).toBeFocused();
});

/** Presses Tab until the part of the widget has the focus: its test id, or the name of a field. */
async function tabTo(page: Page, testId: string, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 25; presses += 1) {
    const focused = await page.evaluate(() => {
      const active = document.querySelector("handrail-widget")?.shadowRoot?.activeElement as HTMLElement | null;
      return active?.dataset.testid ?? active?.getAttribute("name");
    });
    if (focused === testId) return;
    await page.keyboard.press(key);
  }
  throw new Error(`no way to ${testId} with ${key}`);
}

test("what is said while a dialog stands open, or before it opens, stands above it [L1]", async ({ workspace, openWindow, appUrl }) => {
  const page = await openWindow({ reducedMotion: "reduce" });
  await page.context().addCookies(cookiesOf(workspace.owner, appUrl));
  // The browser does not tell what lies above what in its top layer, only what entered it last.
  await page.addInitScript(() => {
    const entered: string[] = ((window as unknown as { entered: string[] }).entered = []);
    const [{ showPopover }, { showModal }] = [HTMLElement.prototype, HTMLDialogElement.prototype];
    HTMLElement.prototype.showPopover = function (...given) {
      entered.push("toasts");
      showPopover.apply(this, given);
    };
    HTMLDialogElement.prototype.showModal = function () {
      entered.push("dialog");
      showModal.call(this);
    };
  });
  const entered = () => page.evaluate(() => (window as unknown as { entered: string[] }).entered);
  await Promise.all([page.waitForResponse(isStream), page.goto(`/w/${workspace.slug}/settings`)]);
  const menu = page.getByRole("dialog", { name: "Command menu" });
  const held: (() => Promise<void>)[] = [];
  await page.route("**/api/v1/workspace", async (route) => (route.request().method() === "PATCH" ? void held.push(() => route.continue()) : route.continue()));

  await page.getByLabel("Name", { exact: true }).fill("Another name");
  await page.keyboard.press("Enter");
  await expect.poll(() => held.length).toBe(1);
  await page.keyboard.press("Control+k");
  await expect(menu).toBeVisible();
  await held[0]?.();
  await expect.poll(async () => (await entered()).join(" ")).toBe("dialog toasts");

  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(menu).toBeVisible();
  await expect.poll(async () => (await entered()).join(" ")).toBe("dialog toasts dialog toasts");
});
