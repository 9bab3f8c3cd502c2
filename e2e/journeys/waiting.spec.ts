/** A visitor who wants a person and does not get one at once is never left in silence. */
import { endWaitOf } from "../fixtures/database";
import { article, expect, question, test } from "../fixtures/journey";

test("when nobody accepts in time the visitor is told, leaves an address, and is still answered by whoever comes later [L5] [W6]", async ({
  workspace,
  visit,
  sit,
}) => {
  await workspace.publish([article]);
  const { desk } = await sit(await workspace.member("agent"));
  const { chat } = await visit(workspace);
  await chat.open();
  await chat.panel.getByTestId("talk-to-person").click();
  await expect(chat.told("handoff_requested")).toBeVisible();
  await expect(chat.state).toContainText("Waiting for a person");
  const form = chat.panel.getByTestId("email-form");
  await expect(form).toBeHidden();

  await expect.poll(() => endWaitOf(workspace.slug)).toBe(1);
  await expect(chat.told("handoff_unaccepted")).toContainText("Nobody has been free so far");
  await expect(form).toBeVisible();
  await form.getByRole("textbox").fill("not an address");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText("does not look like an e-mail address");
  await form.getByRole("textbox").fill("vera@visitors.example");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(chat.told("email_saved")).toBeVisible();
  await expect(form).toBeHidden();
  await expect(chat.composer).toBeFocused();

  await expect(desk.rows).toContainText("vera@visitors.example");
  await desk.rows.click();
  await expect(desk.details).toContainText("vera@visitors.example");
  await expect(desk.details).toContainText("Nothing of it is verified");
  await expect(desk.transcript).toContainText("Nobody has been free so far");
  await desk.button(/^Take over/).click();
  await expect(chat.told("human_joined")).toBeVisible();
  await expect(chat.told("handoff_unaccepted")).toHaveCount(1);
});

test("when nobody of the team is online the visitor reads the tenant's own away message and can leave an address at once [W6] [E14]", async ({
  workspace,
  visit,
}) => {
  await workspace.publish([article]);
  const { data } = await workspace.owner.ok<{ data: { id: string; version: number }[] }>("GET", "/api/v1/channels");
  await workspace.owner.ok("PATCH", `/api/v1/channels/${data[0]?.id}`, { version: data[0]?.version, awayMessage: "We are back on Monday at nine." });
  const { chat } = await visit(workspace);
  await chat.open();
  await expect(chat.state).toContainText("The team is away just now");
  await chat.panel.getByTestId("talk-to-person").click();
  await expect(chat.told("handoff_away")).toContainText("We are back on Monday at nine.");
  await chat.panel.getByTestId("email-form").getByRole("textbox").fill("vera@visitors.example");
  await chat.panel.getByTestId("email-form").getByRole("button", { name: "Save" }).click();
  await expect(chat.told("email_saved")).toBeVisible();
  const inbox = await workspace.owner.ok<{ data: { visitor: { email: string } }[] }>("GET", "/api/v1/inbox?view=unassigned");
  expect(inbox.data[0]?.visitor.email).toBe("vera@visitors.example");
});

test("an agent who hands back lets the bot answer again, the visitor is told both times, and asking once more brings a person again [L8] [W5]", async ({
  workspace,
  visit,
  sit,
}) => {
  await workspace.publish([article]);
  const { desk, page } = await sit(await workspace.member("agent"));
  const { chat } = await visit(workspace);
  await chat.open();
  await chat.panel.getByTestId("talk-to-person").click();
  await desk.rows.click();
  await desk.button(/^Take over/).click();
  await expect(chat.state).toContainText("You are talking to a person");
  await chat.say(question);
  await expect(desk.transcript).toContainText(question);
  await expect(chat.from("bot")).toHaveCount(0);

  await desk.button(/^Hand back/).click();
  await expect(chat.told("bot_resumed")).toContainText("the AI assistant, answers again");
  await expect(page.getByText("Handed back to the bot", { exact: true })).toBeVisible();
  await chat.say(question);
  await expect(chat.from("bot")).toContainText(article.body);
  await expect(chat.panel.getByTestId("talk-to-person")).toBeVisible();
  await chat.panel.getByTestId("talk-to-person").click();
  await expect(chat.told("handoff_requested")).toHaveCount(2);
  await expect(desk.rows).toHaveCount(1);
});

test("a resolved conversation is taken up again by the agent, and by the visitor who writes once more [L1] [L8]", async ({ workspace, visit, sit }) => {
  await workspace.publish([article]);
  const { desk, page } = await sit(await workspace.member("agent"));
  const { chat } = await visit(workspace);
  await chat.open();
  await chat.panel.getByTestId("talk-to-person").click();
  await desk.rows.click();
  await desk.button(/^Take over/).click();
  await expect(chat.told("human_joined")).toBeVisible();
  await desk.button(/^Resolve/).click();
  await expect(chat.told("resolved")).toBeVisible();
  await expect(chat.panel.getByTestId("csat")).toBeVisible();

  await desk.view("Resolved").click();
  await desk.rows.click();
  await expect(desk.reply).toHaveCount(0);
  await desk.button(/^Reopen/).click();
  await expect(chat.told("reopened")).toBeVisible();
  await expect(chat.panel.getByTestId("csat")).toBeHidden();
  await desk.reply.fill("One more thing.");
  await page.keyboard.press("Control+Enter");
  await expect(chat.from("human")).toContainText("One more thing.");

  await desk.button(/^Resolve/).click();
  await expect(chat.told("resolved")).toHaveCount(2);
  await chat.say(question);
  await expect(chat.from("bot")).toContainText(article.body);
});

test("an agent who goes to another view before the answer to Resolve is there stays in that view [L1]", async ({ workspace, visit, sit }) => {
  const { desk, page } = await sit(await workspace.member("agent"));
  const { chat } = await visit(workspace);
  await chat.open();
  await chat.panel.getByTestId("talk-to-person").click();
  await desk.rows.click();
  await desk.button(/^Take over/).click();
  await expect(chat.told("human_joined")).toBeVisible();
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/resolve", async (route) => {
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  });
  await desk.button(/^Resolve/).click();
  await expect(chat.told("resolved")).toBeVisible();
  await desk.view("Resolved").click();
  await desk.rows.click();
  release();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(page).toHaveURL(/view=resolved/);
  await expect(desk.button(/^Reopen/)).toBeVisible();
});
