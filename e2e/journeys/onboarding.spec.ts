/** From nothing to a rated conversation, as a buyer would try it: every step in a browser, none through the API. */
import { randomBytes } from "node:crypto";
import { chatOn } from "../fixtures/chat";
import { deskOn } from "../fixtures/desk";
import { expect, isStream, test } from "../fixtures/journey";
import { keepPicture } from "../fixtures/picture";
import { password, waitForMail } from "../fixtures/test";

const question = "How long do I have to return a tent?";
const pasted = `${question}\n\nYou can return a tent within thirty days of delivery. Pack it dry.`;

test("an owner signs up, adds knowledge and embeds the tag; a visitor is answered with the source, asks for a person, is helped and rates; the audit log tells each step and why [W1] [W7] [B1] [L1] [L3] [C1] [S1]", async ({
  openWindow,
  serveSite,
  appUrl,
}) => {
  const mark = randomBytes(4).toString("hex");
  const ownerEmail = `nora-${mark}@visitors.example`;
  const agentEmail = `anna-${mark}@visitors.example`;
  const owner = await openWindow({ permissions: ["clipboard-read", "clipboard-write"] });

  await test.step("signs up", async () => {
    await owner.goto("/sign-up");
    await owner.getByLabel("Your name").fill("Nora North");
    await owner.getByLabel("Work e-mail").fill(ownerEmail);
    await owner.getByLabel("Password", { exact: true }).fill(password);
    await owner.getByLabel("Company or team").fill(`Fernweg ${mark}`);
    await expect(owner.getByText(`/w/fernweg-${mark}`)).toBeVisible();
    await owner.getByLabel("What the bot is for").selectOption({ label: "Shop" });
    await expect(owner.getByText("People have refunds above 100")).toBeVisible();
    await owner.getByRole("button", { name: "Create the workspace" }).click();
    await owner.waitForURL(`**/w/fernweg-${mark}`);
    await expect(owner.getByRole("heading", { name: "Welcome, Nora" })).toBeVisible();
  });

  await test.step("confirms the address: opening the link decides nothing, the button does", async () => {
    const unconfirmed = owner.getByRole("button", { name: /address is not confirmed/ });
    await expect(unconfirmed).toBeVisible();
    const link = await waitForMail(ownerEmail);
    await owner.goto(link);
    await owner.getByRole("button", { name: "Confirm" }).click();
    await expect(owner.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
    await owner.getByRole("link", { name: "Open Handrail" }).click();
    await expect(owner.getByRole("heading", { name: "Welcome, Nora" })).toBeVisible();
    await expect(unconfirmed).toHaveCount(0);
  });

  await test.step("adds knowledge by pasting", async () => {
    await expect(owner.getByText("0 of 4 steps done")).toBeVisible();
    await keepPicture(owner, "A new workspace");
    await owner.getByRole("button", { name: "Paste or import" }).click();
    const dialog = owner.getByRole("dialog");
    await dialog.getByLabel("Text").fill(pasted);
    await dialog.getByRole("button", { name: "Import and publish" }).click();
    await expect(dialog.getByText("1 new.")).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(owner.getByText("1 of 4 steps done")).toBeVisible();
  });

  await test.step("tries the bot and sees why it answers", async () => {
    await owner.getByRole("textbox", { name: "Question" }).fill(question);
    await owner.getByRole("button", { name: /^Ask/ }).click();
    await owner.waitForURL("**/playground**");
    await expect(owner.getByText("The bot answers from version 1, 1 article")).toBeVisible();
    await expect(owner.getByRole("textbox", { name: "Question" })).toHaveValue(question);
    await owner.getByRole("button", { name: /^Ask/ }).click();
    await expect(owner.getByText("within thirty days of delivery").last()).toBeVisible();
    await expect(owner.getByText("The rule that fired").first()).toBeVisible();
    await owner.getByText("Everything that was measured").click();
    await expect(owner.getByText("Steps in the message")).toBeVisible();
    await expect(owner.getByText("Carried by the sources")).toBeVisible();
    await keepPicture(owner, "Tried in the playground");
    await owner.goto(`/w/fernweg-${mark}`);
    await expect(owner.getByText("2 of 4 steps done")).toBeVisible();
  });

  const origin = await test.step("copies the tag and allows the site", async () => {
    await owner.getByRole("button", { name: "Copy the tag" }).click();
    const tag = await owner.evaluate(() => navigator.clipboard.readText());
    const key = /data-channel="([^"]+)"/.exec(tag)?.[1] ?? "";
    expect(tag).toContain(`src="${appUrl}/widget/v1.js"`);
    expect(key).not.toBe("");
    const site = await serveSite(key);
    const sites = owner.getByRole("textbox", { name: "Sites" });
    await sites.fill(`${await sites.inputValue()}\n${site}/some/path`);
    await owner.getByRole("button", { name: "Save" }).click();
    await expect(owner.getByText("The list of sites is in force.")).toBeVisible();
    await expect(sites).toHaveValue(new RegExp(`^${site}$`, "m"));
    return site;
  });

  const agent = await openWindow();
  await test.step("invites an agent, who accepts", async () => {
    await owner.getByRole("button", { name: /^Invite someone/ }).click();
    await owner.getByRole("button", { name: "Invite", exact: true }).click();
    const dialog = owner.getByRole("dialog");
    await dialog.getByLabel("E-mail").fill(agentEmail);
    await dialog.getByLabel("Role").selectOption("agent");
    await dialog.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(dialog.getByText("The invitation is on its way")).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(owner.getByText("3 of 4 steps done")).toBeVisible();

    await agent.goto(await waitForMail(agentEmail));
    await expect(agent.getByText(`Nora North invites ${agentEmail} as an agent.`)).toBeVisible();
    await agent.getByLabel("Your name").fill("Anna Agent");
    await agent.getByLabel("Password", { exact: true }).fill(password);
    await Promise.all([agent.waitForResponse(isStream), agent.getByRole("button", { name: "Create the account and join" }).click()]);
    await agent.waitForURL(`**/w/fernweg-${mark}/inbox`);
    await expect(agent.getByText("Nobody is waiting")).toBeVisible();
    await agent.getByRole("button", { name: "You are Away" }).click();
    await agent.getByRole("menuitem", { name: /^Online/ }).click();
    await expect(agent.getByRole("button", { name: "You are Online" })).toBeVisible();
  });

  const visitor = await openWindow();
  const chat = chatOn(visitor);
  const desk = deskOn(agent);
  await test.step("a visitor on the site is answered with the source; nothing is stored before", async () => {
    await visitor.goto(`${origin}/tents`);
    await expect(chat.launcher).toBeVisible();
    expect(await visitor.context().cookies()).toEqual([]);
    expect(await visitor.evaluate(() => localStorage.length)).toBe(0);
    await chat.open();
    await expect(chat.messages.first()).toContainText("AI assistant");
    await chat.say(question);
    await expect(chat.from("bot")).toContainText("within thirty days of delivery");
    await expect(chat.from("bot").locator(".mark")).toContainText("AI assistant");
    await chat.from("bot").getByTestId("source").click();
    await expect(chat.from("bot").getByRole("blockquote")).toContainText("You can return a tent within thirty days");
    await keepPicture(visitor, "Answered with the source");
    await chat.from("bot").getByTestId("feedback-up").click();
    expect(await visitor.context().cookies()).toEqual([]);
  });

  await test.step("the visitor wants a person; the agent sees it at once, with the reason", async () => {
    await chat.say("I want a person");
    await expect(chat.told("handoff_requested")).toBeVisible();
    await expect(chat.state).toContainText("Waiting for a person");
    await expect(desk.rows).toHaveCount(1);
    await expect(desk.rows).toContainText("Asked for a person");
    await expect(desk.rows).toContainText("Nobody yet");
  });

  await test.step("the agent claims by keyboard and replies", async () => {
    await agent.keyboard.press("j");
    await agent.keyboard.press("Enter");
    await expect(desk.transcript).toContainText(question);
    await expect(desk.transcript).toContainText("within thirty days of delivery");
    await keepPicture(agent, "A visitor waits for a person");
    await expect(desk.details).toContainText("The visitor asked for a person in English.");
    await agent.keyboard.press("c");
    await expect(desk.reply).toBeFocused();
    await expect(chat.told("human_joined")).toContainText("Anna Agent has joined");
    await agent.keyboard.type("Hello, I am Anna. Which tent is it?");
    await agent.keyboard.press("Control+Enter");
    await expect(chat.from("human")).toContainText("Which tent is it?");
    await expect(chat.from("human").locator(".mark")).toContainText("Anna Agent");
    await expect(chat.panel.getByRole("heading")).toHaveText("Anna Agent");
    await expect(chat.state).toContainText("You are talking to a person");
    await chat.say("The green one, thank you");
    await expect(desk.transcript).toContainText("The green one, thank you");
    await expect(chat.from("bot")).toHaveCount(1);
  });

  await test.step("the agent resolves, the visitor rates", async () => {
    await agent.keyboard.press("Escape");
    await agent.keyboard.press("e");
    await expect(chat.told("resolved")).toBeVisible();
    const rating = chat.panel.getByTestId("csat");
    await chat.choose(5);
    await rating.getByRole("textbox").fill("kind and quick");
    await rating.getByRole("button", { name: "Send" }).click();
    await expect(rating).toContainText("Thank you.");
    await keepPicture(visitor, "Helped and rated");
  });

  await test.step("the audit log shows each step, sealed, and the story of the decision", async () => {
    await owner.goto(`/w/fernweg-${mark}/audit`);
    const log = owner.getByRole("list", { name: "Records, newest first" });
    for (const step of [
      "created the workspace",
      "imported knowledge: 1 new",
      "put version 1 of the knowledge live",
      "changed a channel: sites",
      "invited somebody as agent",
      "joined as agent by invitation",
      "started a conversation",
      "decided to answer: sure enough",
      "marked an answer as helpful",
      "decided to hand over: asked for a person",
      "took the conversation after",
      "wrote to the visitor",
      "resolved the conversation",
      "rated the conversation 5 of 5",
    ]) {
      await expect(log.getByRole("listitem").filter({ hasText: step }).first(), step).toBeVisible();
    }
    await owner.getByRole("button", { name: "Verify now" }).click();
    await expect(owner.getByText(/Verified: all \d+ records intact and in order/)).toBeVisible();
    await keepPicture(owner, "The audit log, verified");

    await log.getByRole("listitem").filter({ hasText: "decided to hand over: asked for a person" }).click();
    const record = owner.getByRole("complementary", { name: "Record" });
    await expect(record.getByText(/^Hash of no\. \d+/)).toBeVisible();
    await record.getByRole("link", { name: "The whole story of this decision" }).click();
    await expect(owner.getByRole("heading", { level: 1 })).toContainText("Handed over: the visitor asked for a person in English");
    await expect(owner.getByText("I want a person", { exact: true })).toBeVisible();
    await expect(owner.getByRole("heading", { name: "What would have changed it" })).toBeVisible();
    await expect(owner.getByText("Nothing was answered: the conversation went to a person.")).toBeVisible();
    await owner.getByRole("link", { name: "Open the conversation" }).click();
    await expect(deskOn(owner).transcript).toContainText("I want a person");
    await expect(deskOn(owner).details).toContainText("kind and quick");
  });
});
