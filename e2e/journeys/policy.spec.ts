/** The policy: looked at, changed as a whole with a note, decided by at once, and brought back. */
import AxeBuilder from "@axe-core/playwright";
import { article, cookiesOf, expect, question, test } from "../fixtures/journey";
import { keepPicture } from "../fixtures/picture";

test("an owner stages a limit, a topic, a rule and words, sees every change with both values, and saves them as a version that decides the next question; an earlier version is restored [E5] [E7] [E9] [E10]", async ({
  workspace,
  sit,
}) => {
  test.setTimeout(120_000);
  await workspace.publish([article]);
  const { page } = await sit(workspace.owner, "policy", { reducedMotion: "reduce" });

  await test.step("staged: nothing is in force yet", async () => {
    await page.getByLabel("Complaint: what happens").selectOption({ label: "a person checks the answer" });
    await page.getByRole("button", { name: "New rule" }).click();
    const rule = page.getByRole("dialog", { name: "New rule" });
    await rule.getByLabel("Name").fill("Tents by word");
    await rule.getByLabel("What is compared").selectOption({ label: "the topic" });
    await rule.getByLabel("Topic").selectOption({ label: "What lies in no collection" });
    await rule.getByLabel("Then").selectOption({ label: "decline" });
    await expect(rule).toContainText("When the topic is what lies in no collection: decline.");
    await rule.getByRole("button", { name: "Add the rule" }).click();
    await expect(rule).toHaveCount(0);
    await page.getByRole("button", { name: "New rule" }).click();
    await rule.getByLabel("Name").fill("Press and recalls");
    await rule.getByLabel("What is compared").selectOption({ label: "words in the message" });
    await rule.getByRole("textbox", { name: "Words" }).fill("journalist, recall*");
    await expect(rule).toContainText("When the message says “journalist” or “recall*”: hand over.");
    await rule.getByRole("button", { name: "Add the rule" }).click();
    await expect(rule).toHaveCount(0);
    await page.getByRole("button", { name: "New words" }).click();
    const words = page.getByRole("dialog", { name: "New words" });
    await words.getByLabel("Occasion").selectOption({ label: "When declining" });
    await words.getByRole("textbox", { name: "Words" }).fill("Please ask in {shop}.");
    await expect(words.getByRole("alert")).toContainText("{shop} is not filled in");
    await words.getByRole("textbox", { name: "Words" }).fill("Tents are a matter for our shops.");
    await words.getByRole("button", { name: "Add the words" }).click();
    await expect(words).toHaveCount(0);
  });

  const bar = page.getByRole("region", { name: "Changes", exact: true });
  await test.step("compared, then saved with a note", async () => {
    await bar.getByText("4 changes, not saved yet").click();
    const changes = bar.getByRole("list", { name: "Changes that are not saved yet" }).getByRole("listitem");
    await expect(changes).toHaveCount(4);
    await expect(changes.filter({ hasText: "Complaint" })).toContainText("a person from the start → a person checks the answer");
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await keepPicture(page, "Changes of a policy, staged");
    await bar.getByLabel("Why").fill("After the first week");
    await bar.getByRole("button", { name: "Save as a new version" }).click();
    await expect(bar).toHaveCount(0);
  });

  const versions = page.getByRole("list", { name: "Versions of the policy" });
  const version = (number: number) => versions.getByRole("listitem").filter({ hasText: `Version ${number}` });
  await test.step("a version with author, note and both values", async () => {
    await expect(version(2)).toContainText("in force");
    await expect(version(2)).toContainText("After the first week");
    await expect(version(2)).toContainText("“Tents are a matter for our shops.”");
  });

  await test.step("the next question is decided by it, in its words", async () => {
    const visitor = await workspace.visitor();
    await visitor.say(question);
    await visitor.until(({ author, text }) => author === "bot" && text === "Tents are a matter for our shops.");
    const journalist = await workspace.visitor();
    await journalist.say("I am a journalist and write about tents");
    await journalist.until(({ system }) => system?.code.startsWith("handoff_") === true);
  });

  await test.step("an earlier version is restored as the newest one", async () => {
    await version(1).getByRole("button", { name: "Restore…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Restore it" }).click();
    await expect(version(3)).toContainText("restored from version 1");
    await expect(page.getByText("No rule of your own")).toBeVisible();
    const visitor = await workspace.visitor();
    await visitor.say(question);
    await visitor.until(({ author, text }) => author === "bot" && text === article.body);
  });
});

test("the policy in force is in the HTML before any script runs, and a viewer may look and not change [E9] [S1]", async ({ workspace, openWindow, appUrl }) => {
  const page = await openWindow({ javaScriptEnabled: false });
  await page.context().addCookies(cookiesOf(await workspace.member("viewer"), appUrl));
  await page.goto(`/w/${workspace.slug}/policy`);
  await expect(page.getByRole("region", { name: "Topics" }).getByRole("listitem")).toHaveCount(9);
  await expect(page.getByLabel("Complaint: what happens")).toHaveValue("person");
  await expect(page.getByLabel("Complaint: what happens")).toBeDisabled();
  await expect(page.getByRole("list", { name: "Versions of the policy" })).toContainText("Version 1");
  await expect(page.getByText("Your role may look at this, not change it.")).toBeVisible();
});
