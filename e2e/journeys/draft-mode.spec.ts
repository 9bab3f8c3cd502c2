/** Every answer waits for a person: what that person decides is what the visitor gets, and nothing else. */
import { article, expect, question, test, turnDraftModeOn } from "../fixtures/journey";

const other = { title: "Washing a tent", body: "Wash a tent by hand with lukewarm water. Never use a machine.", exemplars: ["How do I wash a tent?"] };

test("in draft mode the visitor is told that a person is looking; what is approved, edited or dropped is what they see, each with its author mark [R1] [R2] [R3] [W5]", async ({
  workspace,
  visit,
  sit,
}) => {
  await workspace.publish([article, other]);
  await turnDraftModeOn(workspace.owner);
  const { page: agentPage, desk } = await sit(await workspace.member("agent"));
  const { chat } = await visit(workspace);
  await chat.open();

  await test.step("held: nothing of the draft is with the visitor", async () => {
    await chat.say(question);
    await expect(chat.told("draft_held")).toContainText("A person is looking");
    await expect(desk.rows).toContainText("Draft to check");
    await desk.rows.click();
    await expect(desk.draft).toContainText(article.body);
    await expect(desk.draft).toContainText("Source: Returning a tent");
    await expect(desk.transcript).toContainText("draft mode is on");
    await expect(chat.panel).not.toContainText("thirty days");
    await expect(chat.from("bot")).toHaveCount(0);
  });

  await test.step("approved by key: exactly the draft", async () => {
    await agentPage.keyboard.press("a");
    await expect(chat.from("bot_approved").locator(".text")).toHaveText(article.body);
    await expect(chat.from("bot_approved").locator(".mark")).toContainText("approved by a person");
    await expect(chat.from("bot_approved").getByTestId("source")).toContainText(article.title);
    await expect(desk.draft).toHaveCount(0);
    await expect(desk.transcript).toContainText("bot, approved by Agent Person");
  });

  await test.step("edited: exactly the edited words, with the change shown before sending", async () => {
    await chat.say("How do I wash a tent?");
    await expect(desk.draft).toContainText("lukewarm water");
    await desk.draft.getByRole("button", { name: /^Edit/ }).click();
    await desk.draft.getByRole("textbox", { name: "Edited answer" }).fill("Wash a tent by hand with cold water. Never use a machine.");
    await expect(desk.draft.locator("del")).toHaveText("lukewarm");
    await expect(desk.draft.locator("ins")).toHaveText("cold");
    await expect(chat.from("bot_edited_by_human")).toHaveCount(0);
    await desk.draft.getByRole("button", { name: /^Send edited answer/ }).click();
    await expect(chat.from("bot_edited_by_human").locator(".text")).toHaveText("Wash a tent by hand with cold water. Never use a machine.");
    await expect(chat.from("bot_edited_by_human").locator(".mark")).toContainText("edited by a person");
    await expect(desk.transcript).toContainText("bot, edited by Agent Person");
  });

  await test.step("dropped, with what is wrong: never sent, and where no other article answers a person is asked for instead", async () => {
    await chat.say("How long do I have to return my tent, please?");
    await expect(desk.draft).toContainText(article.body);
    await desk.draft.getByRole("button", { name: /^Drop/ }).click();
    await expect(desk.draft.getByRole("textbox", { name: /^What is wrong/ })).toBeFocused();
    await agentPage.keyboard.press("Escape");
    await desk.draft.getByRole("button", { name: /^Drop/ }).click();
    await expect(chat.from("bot")).toHaveCount(0);
    await expect(desk.draft.getByRole("button", { name: /^Drop — people have it/ })).toBeVisible();
    await agentPage.keyboard.type("It is out of date.");
    const rejected = agentPage.waitForRequest((request) => request.url().endsWith("/reject"));
    await desk.draft.getByRole("button", { name: /^Drop, and let the bot try again/ }).click();
    expect((await rejected).postDataJSON()).toMatchObject({ feedback: "It is out of date." });
    await expect(desk.draft).toHaveCount(0);
    await expect(chat.told("handoff_requested")).toBeVisible();
    await expect(chat.from("bot_approved")).toHaveCount(1);
    await expect(chat.from("bot_edited_by_human")).toHaveCount(1);
    await expect(chat.from("bot")).toHaveCount(0);
  });

  await test.step("the log says who decided what", async () => {
    const { page } = await sit(workspace.owner, "audit?type=draft");
    const log = page.getByRole("list", { name: "Records, newest first" });
    for (const words of [
      "wrote a draft for a person to check",
      "approved a draft; it was sent as it was",
      "edited a draft and sent it",
      "dropped a draft; it was never sent",
    ]) {
      await expect(log.getByRole("listitem").filter({ hasText: words }).first()).toBeVisible();
    }
  });
});

test("an agent who writes instead of sending the draft answers the visitor, and the draft is never sent [R1] [L3] [Q1]", async ({ workspace, visit, sit }) => {
  await workspace.publish([article]);
  await turnDraftModeOn(workspace.owner);
  const { page: agentPage, desk } = await sit(await workspace.member("agent"));
  const { chat } = await visit(workspace);
  await chat.open();
  await chat.say(question);
  await desk.rows.click();
  await expect(desk.draft).toContainText(article.body);
  await desk.reply.fill("For you it is sixty days.");
  await expect(agentPage.getByText("Your own reply replaces the draft above")).toBeVisible();
  await agentPage.keyboard.press("Control+Enter");
  await expect(chat.from("human")).toContainText("For you it is sixty days.");
  await expect(desk.draft).toHaveCount(0);
  await expect(chat.panel).not.toContainText("thirty days");
});
