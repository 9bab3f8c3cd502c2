/** Stopping the bot: in one conversation from the inbox, and everywhere from its settings. */
import AxeBuilder from "@axe-core/playwright";
import { article, expect, question, test } from "../fixtures/journey";
import { keepPicture } from "../fixtures/picture";

test("an agent stops the bot in the browser: the visitor gets no answer of it any more, everybody sees who stopped it and why, and it goes on when it is let [C4] [Q7]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([article]);
  const agent = await workspace.member("agent");
  const { page } = await sit(agent, "settings/bot", { reducedMotion: "reduce" });
  await page.getByRole("region", { name: "Kill switch" }).getByRole("button").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Stop the bot" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Why" }).fill("It names the prices of last year");
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await keepPicture(page, "The bot is stopped");
  await dialog.getByRole("button", { name: "Stop the bot" }).click();
  const line = page.getByRole("region", { name: "The bot is stopped" });
  await expect(line).toContainText("It names the prices of last year");
  await expect(line.getByRole("button")).toHaveCount(0);

  const visitor = await workspace.visitor();
  await visitor.say(question);
  await visitor.until(({ system }) => system?.code.startsWith("handoff") === true);
  expect((await visitor.read()).messages.map(({ author }) => author)).not.toContain("bot");

  const { page: desk } = await sit(workspace.owner, `inbox/${visitor.conversationId}`);
  await expect(desk.getByRole("main")).toContainText("a person has stopped the bot");
  const over = desk.getByRole("region", { name: "The bot is stopped" });
  await over.getByRole("button", { name: "Let it go on" }).click();
  await expect(over).toHaveCount(0);
  await expect(line).toHaveCount(0);

  const next = await workspace.visitor();
  await next.say(question);
  await next.until(({ author }) => author === "bot");

  await page.goto(`/w/${workspace.slug}/inbox/${next.conversationId}`);
  await page.getByRole("button", { name: "More acts" }).click();
  await page.getByRole("menuitem", { name: "Stop the bot here" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Why" }).fill("A legal dispute");
  await page.getByRole("dialog").getByRole("button", { name: "Stop the bot" }).click();
  const here = page.getByRole("region", { name: "The bot is stopped here" });
  await expect(here).toContainText("Agent Person stopped the bot here");
  await expect(here).toContainText("A legal dispute");
  await here.getByRole("button", { name: "Let it go on" }).click();
  await expect(here).toHaveCount(0);

  await desk.goto(`/w/${workspace.slug}/audit?type=kill_switch`);
  const records = desk.getByRole("list", { name: "Records, newest first" });
  for (const words of ["stopped the bot everywhere", "let the bot go on everywhere", "stopped the bot in a conversation"])
    await expect(records.getByText(words)).toBeVisible();
});
