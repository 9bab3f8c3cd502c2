/** Text that attacks: wherever a visitor, a page or an article puts it, it is shown as text and does nothing. */
import { expect, question, test } from "../fixtures/journey";

const attacks = [
  `<script>alert("script")</script>`,
  `<img src=x onerror=alert("image")>`,
  `"><svg onload=alert("svg")>`,
  `[a link](javascript:alert("markdown")) javascript:alert("plain") data:text/html,<script>alert(1)</script>`,
  `{{constructor.constructor("alert(1)")()}} \${alert("template")}`,
  `left \u202Ethgir ot\u202C zero\u200Bwidth \u2066isolated\u2069 word\uFEFFjoined`,
  "w".repeat(1_500),
];
const longest = `${"\u{1F9ED}".repeat(3_000)}${"x".repeat(1_000)}`;
const hostileName = `<b onmouseover=alert(1)>Mallory</b> \u202Eecila`;
const articles = [
  {
    title: `<script>alert("title")</script> Returning a tent`,
    body: `You can return a tent within thirty days. <img src=x onerror=alert("body")>`,
    exemplars: [question],
    url: "https://help.example/%3Cscript%3E?a=%22%3E",
  },
];

test("hostile names, messages, page addresses, article titles and comments are only text in widget, inbox and audit [W7] [L1] [C1] [Q1]", async ({
  workspace,
  visit,
  sit,
}) => {
  await workspace.publish(articles);
  const agent = await workspace.member("manager");
  const { page: agentPage, desk } = await sit(agent);
  const { page, chat, origin } = await visit(workspace);
  await page.goto(`${origin}/%3Cscript%3Ealert(1)%3C/script%3E/%E2%80%AE/${"long-".repeat(60)}?secret=1#fragment`);
  await page.evaluate(
    (name) =>
      (window as unknown as { handrail(...args: unknown[]): void }).handrail("setAttributes", {
        name,
        "<i>plan</i>": "<u>gold</u>",
        link: "javascript:alert(1)",
      }),
    hostileName,
  );
  await chat.open();

  await chat.say(question);
  await expect(chat.from("bot").locator(".text")).toHaveText(articles[0]!.body);
  await chat.from("bot").getByTestId("source").click();
  await expect(chat.from("bot").getByRole("blockquote")).toContainText("<img src=x");
  for (const link of await chat.panel.getByRole("link").all()) expect(await link.getAttribute("href")).toMatch(/^https?:\/\//);
  await chat.from("bot").getByTestId("feedback-down").click();
  await chat.panel.getByRole("textbox", { name: "What was wrong? (optional)" }).fill(`<script>alert("feedback")</script>`);
  await chat.panel.getByRole("button", { name: "Send" }).first().click();

  await chat.panel.getByTestId("talk-to-person").click();
  await expect(chat.told("handoff_requested")).toBeVisible();
  for (const text of [...attacks, longest]) {
    await chat.composer.fill(text);
    await chat.composer.press("Enter");
  }
  await expect(chat.from("visitor")).toHaveCount(1 + attacks.length + 1);
  const shown = (await chat.lines()).filter(({ author }) => author === "visitor").map(({ text }) => text);
  expect(shown.slice(1)).toEqual([...attacks, longest]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(
    await chat.panel.evaluate((panel) =>
      [...panel.querySelectorAll("*")].every((node) => node.getBoundingClientRect().width <= panel.getBoundingClientRect().width),
    ),
  ).toBe(true);
  await expect(chat.panel.locator("script, img, iframe")).toHaveCount(0);

  await desk.rows.click();
  await expect(desk.transcript.getByText(attacks[0]!, { exact: true })).toBeVisible();
  await expect(desk.transcript.getByText(attacks[1]!, { exact: true })).toBeVisible();
  await expect(desk.transcript).toContainText("right-to-left override");
  await expect(desk.transcript).toContainText("zero-width space");
  await expect(desk.details).toContainText("<u>gold</u>");
  await expect(desk.details).toContainText("<b onmouseover=alert(1)>Mallory</b>");
  await expect(desk.transcript).toContainText(`<script>alert("feedback")</script>`);
  await expectTame(agentPage);

  await desk.button(/^Take over/).click();
  await desk.reply.fill(attacks[1]!);
  await agentPage.keyboard.press("Control+Enter");
  await expect(chat.from("human").locator(".text")).toHaveText(attacks[1]!);
  await expect(desk.transcript.getByText(attacks[1]!, { exact: true })).toHaveCount(2);
  await desk.button(/^Resolve/).click();
  await chat.choose(1);
  await chat.panel.getByTestId("csat").getByRole("textbox").fill(`<img src=x onerror=alert("comment")>`);
  await chat.panel.getByTestId("csat").getByRole("button", { name: "Send" }).click();
  await expect(chat.panel.getByTestId("csat")).toContainText("Thank you.");

  await desk.view("Resolved").click();
  await desk.rows.click();
  await expect(desk.details).toContainText(`<img src=x onerror=alert("comment")>`);
  await expectTame(agentPage);

  await agentPage.goto(`/w/${workspace.slug}/audit`);
  const log = agentPage.getByRole("list", { name: "Records, newest first" });
  await expect(log).toContainText("rated the conversation 1 of 5");
  await expectTame(agentPage);
  await log.getByRole("listitem").filter({ hasText: "decided to answer" }).click();
  await agentPage.getByRole("link", { name: "The whole story of this decision" }).click();
  await expect(agentPage.getByText(`<script>alert("title")</script>`).first()).toBeVisible();
  await expectTame(agentPage);

  await agentPage.goto(`/w/${workspace.slug}/knowledge`);
  await expect(agentPage.getByText(articles[0]!.title)).toBeVisible();
  await expectTame(agentPage);
});

/** No link leads anywhere but to the web, nothing that was typed became an element, and nothing pushes the page sideways. */
async function expectTame(page: import("@playwright/test").Page): Promise<void> {
  const found = await page.evaluate(() => ({
    links: [...document.querySelectorAll("a[href]")].map((link) => (link as HTMLAnchorElement).protocol).filter((protocol) => !/^https?:$/.test(protocol)),
    made: document.querySelectorAll("main img, main svg[onload], main [onerror], main [onmouseover], main b[onmouseover], main iframe").length,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  expect(found).toEqual({ links: [], made: 0, sideways: 0 });
}
