/** From a bad answer to a guardrail: it is tried while it is written, saved with the policy, and holds the next such answer. */
import AxeBuilder from "@axe-core/playwright";
import { article, expect, question, test } from "../fixtures/journey";
import { keepPicture } from "../fixtures/picture";

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
  await keepPicture(page, "A guardrail tried on its examples");
  await dialog.getByRole("button", { name: "Example", exact: true }).click();
  await dialog.getByRole("textbox", { name: "Text of example 2" }).fill("We are open on thirty days a month.");
  await dialog.getByRole("combobox", { name: "Example 2" }).selectOption("passes");
  await dialog.getByRole("button", { name: "Add the guardrail" }).click();
  await expect(dialog.getByRole("alert")).toContainText("It does not do yet what its examples ask of it.");
  await dialog.getByRole("textbox", { name: "Phrases" }).fill("thirty days of delivery");
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole("button", { name: "Add the guardrail" }).click();
  await expect(page.getByRole("listitem", { name: "No deadline for returns" })).toContainText("waits for approval");
  await keepPicture(page, "A guardrail to be saved with the policy");
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await expect(page.getByText("The next question is decided by it.")).toBeVisible();

  const next = await workspace.visitor();
  await next.say(question);
  await next.until(({ system }) => system?.code === "draft_held");
  expect((await next.read()).messages.map(({ author }) => author)).not.toContain("bot");
});

test("a guardrail that learns from examples holds an answer in other words than any of them [M3]", async ({ workspace, sit }) => {
  await workspace.publish([article]);
  const { page } = await sit(workspace.owner, "policy", { reducedMotion: "reduce" });
  await page.getByRole("button", { name: "New guardrail" }).click();
  const dialog = page.getByRole("dialog", { name: "New guardrail" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("No deadlines for returns");
  await dialog.getByRole("combobox", { name: "It catches" }).selectOption("examples");
  const examples = [
    [true, "You can return an item within thirty days of delivery."],
    [true, "Returns are taken back up to thirty days after delivery."],
    [true, "There are thirty days for a return, counted from delivery."],
    [false, "Delivery takes three days."],
    [false, "Whoever returns an item sends it to our warehouse."],
  ] as const;
  for (const [at, [fires, text]] of examples.entries()) {
    if (at > 0) await dialog.getByRole("button", { name: "Example", exact: true }).click();
    await dialog.getByRole("textbox", { name: `Text of example ${at + 1}` }).fill(text);
    await dialog.getByRole("combobox", { name: `Example ${at + 1}`, exact: true }).selectOption(fires ? "fires" : "passes");
    if (at === 2) {
      await dialog.getByRole("button", { name: "Add the guardrail" }).click();
      await expect(dialog.getByRole("alert")).toContainText("learns from 3 texts that must be caught and 2 that must pass");
    }
  }
  await expect(dialog.getByText("Each judged by the others alone:")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole("button", { name: "Add the guardrail" }).click();
  await expect(page.getByRole("listitem", { name: "No deadlines for returns" })).toContainText("An answer that is like its examples waits for approval.");
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await expect(page.getByText("The next question is decided by it.")).toBeVisible();

  const visitor = await workspace.visitor();
  await visitor.say(question);
  await visitor.until(({ system }) => system?.code === "draft_held");
  expect((await visitor.read()).messages.map(({ author }) => author)).not.toContain("bot");
});
