/** From a bad answer to a guardrail: it is tried while it is written, saved with the policy, and holds the next such answer. */
import AxeBuilder from "@axe-core/playwright";
import { article, expect, question, test } from "../fixtures/journey";

test("a guardrail is made from a bad answer in the inbox, tried on its examples, and keeps the bot from saying it again without a person [M1] [M3]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([article]);
  const visitor = await workspace.visitor();
  await visitor.say(question);
  await visitor.until(({ author }) => author === "bot");
  const { page } = await sit(workspace.owner, `inbox/${visitor.conversationId}`, { reducedMotion: "reduce" });
  await page.getByRole("link", { name: "Guardrail" }).click();

  const dialog = page.getByRole("dialog", { name: "New guardrail" });
  await expect(dialog.getByRole("textbox", { name: "Text of example 1" })).toHaveValue(article.body);
  await expect(dialog.getByText("is not caught")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill("No deadline for returns");
  await dialog.getByRole("textbox", { name: "Phrases" }).fill("thirty days");
  await expect(dialog.getByText("is caught")).toBeVisible();
  await dialog.getByRole("button", { name: "Example", exact: true }).click();
  await dialog.getByRole("textbox", { name: "Text of example 2" }).fill("We are open on thirty days a month.");
  await dialog.getByRole("combobox", { name: "Example 2" }).selectOption("passes");
  await dialog.getByRole("button", { name: "Add the guardrail" }).click();
  await expect(dialog.getByRole("alert")).toContainText("It does not do yet what its examples ask of it.");
  await dialog.getByRole("textbox", { name: "Phrases" }).fill("thirty days of delivery");
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole("button", { name: "Add the guardrail" }).click();
  await expect(page.getByRole("listitem", { name: "No deadline for returns" })).toContainText("waits for approval");
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await expect(page.getByText("The next question is decided by it.")).toBeVisible();

  const next = await workspace.visitor();
  await next.say(question);
  await next.until(({ system }) => system?.code === "draft_held");
  expect((await next.read()).messages.map(({ author }) => author)).not.toContain("bot");
});
