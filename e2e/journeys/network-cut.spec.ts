/** The network goes away in the middle of a conversation, on either side, and comes back. */
import { article, expect, question, test } from "../fixtures/journey";

test("what a visitor writes while the network is cut is kept, shown as not sent, and sent once and in order afterwards; what the agent wrote meanwhile arrives once [W4] [Q3] [Q4]", async ({
  workspace,
  visit,
  sit,
  newNetwork,
}) => {
  await workspace.publish([article]);
  const network = await newNetwork();
  const { page: agentPage, desk } = await sit(await workspace.member("agent"));
  const { page, chat } = await visit(workspace, { proxy: network.proxy });
  await chat.open();
  await chat.say(question);
  await expect(chat.from("bot")).toContainText(article.body);
  await chat.say("I want to talk to a person");
  await desk.rows.click();
  await desk.button(/^Take over/).click();
  await expect(chat.told("human_joined")).toBeVisible();

  await network.cut(page);
  await chat.say("First, while the network is gone");
  await chat.say("Second, still gone");
  await expect(chat.panel.locator("[data-delivery=waiting]")).toHaveCount(2);
  await expect(chat.notice).toContainText("No connection. Your messages are kept");
  await chat.composer.fill("Third, half wri");
  await desk.reply.fill("I write this while you cannot hear me.");
  await agentPage.keyboard.press("Control+Enter");
  await expect(desk.transcript).toContainText("while you cannot hear me");
  await expect(desk.transcript).not.toContainText("the network is gone");

  await network.mend(page);
  await expect(chat.from("human")).toContainText("while you cannot hear me");
  await expect(chat.panel.locator("[data-delivery=waiting]")).toHaveCount(0);
  await expect(chat.notice).toHaveText("");
  await expect(chat.composer).toHaveValue("Third, half wri");
  await chat.composer.fill("Third, half written before");
  await chat.composer.press("Enter");
  await expect(desk.transcript).toContainText("Third, half written before");

  const lines = await chat.lines();
  expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
  const said = lines.filter(({ author }) => author === "visitor").map(({ text }) => text);
  expect(said).toEqual([question, "I want to talk to a person", "First, while the network is gone", "Second, still gone", "Third, half written before"]);
  expect(lines.filter(({ author }) => author === "human")).toHaveLength(1);
  for (const text of said) await expect(desk.transcript.getByText(text, { exact: true })).toHaveCount(1);
});

test("unsent messages and unsent words survive a reload of the page without network, and the conversation goes on where it was [W4]", async ({
  workspace,
  visit,
}) => {
  await workspace.publish([article]);
  const { page, chat } = await visit(workspace);
  await chat.open();
  await chat.say(question);
  await expect(chat.from("bot")).toContainText(article.body);

  // The site itself still answers; only the way to Handrail is cut.
  await page.route("**/api/widget/**", (route) => route.abort("connectionfailed"));
  await chat.say("Is that also true for a rucksack?");
  await expect(chat.panel.locator("[data-delivery=waiting]")).toHaveCount(1);
  await chat.composer.fill("and for bo");
  await page.reload();
  await expect(chat.panel).toBeVisible();
  await expect(chat.panel.locator("[data-delivery=waiting]")).toContainText("Is that also true for a rucksack?");
  await expect(chat.composer).toHaveValue("and for bo");

  await page.unroute("**/api/widget/**");
  await expect(chat.from("visitor")).toHaveCount(2);
  await expect(chat.panel.locator("[data-delivery=waiting]")).toHaveCount(0);
  await expect(chat.from("bot").first()).toContainText(article.body);
  const lines = await chat.lines();
  expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
  expect(lines.filter(({ author }) => author === "visitor").map(({ text }) => text)).toEqual([question, "Is that also true for a rucksack?"]);
});

test("a reply that an agent sends while the console is offline is kept with its reason and sent once when sent again; the console says that it is not live and catches up [W4] [L1]", async ({
  workspace,
  visit,
  sit,
  newNetwork,
}) => {
  await workspace.publish([article]);
  const network = await newNetwork();
  const { page: agentPage, desk } = await sit(await workspace.member("agent"), "inbox", { proxy: network.proxy });
  const { chat } = await visit(workspace);
  await chat.open();
  await chat.say("I want to talk to a person");
  await desk.rows.click();
  await desk.button(/^Take over/).click();
  await expect(chat.told("human_joined")).toBeVisible();

  await network.cut(agentPage);
  await expect(agentPage.getByText("Not live")).toBeVisible();
  await desk.reply.fill("Hello, I am here.");
  await agentPage.keyboard.press("Control+Enter");
  await expect(desk.transcript.getByRole("alert")).toContainText("Not sent.");
  await chat.say("Are you there?");
  await expect(desk.transcript).not.toContainText("Are you there?");

  await network.mend(agentPage);
  await expect(desk.transcript).toContainText("Are you there?");
  await expect(agentPage.getByText("Not live")).toHaveCount(0);
  await desk.transcript.getByRole("button", { name: "Send again" }).click();
  await expect(chat.from("human")).toHaveText(/Hello, I am here\./);
  await expect(desk.transcript.getByText("Hello, I am here.", { exact: true })).toHaveCount(1);
  await expect(chat.from("human")).toHaveCount(1);
});
