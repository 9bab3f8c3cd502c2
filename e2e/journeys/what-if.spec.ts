/** What-if: a staged policy tried on the workspace's own turns while a slider moves, before anything is saved. */
import AxeBuilder from "@axe-core/playwright";
import { article, expect, question, test } from "../fixtures/journey";
import { keepPicture } from "../fixtures/picture";

const boots = { title: "Cleaning boots", body: "Brush the boots and let them dry away from the stove.", exemplars: ["How do I clean my boots?"] };

test("while an owner moves a slider by keyboard, the figures of now and then and the conversations that go another way follow, nothing is saved, and a link opens the conversation [E11]", async ({
  workspace,
  sit,
}) => {
  test.setTimeout(120_000);
  await workspace.publish([article, boots]);
  for (const text of [question, boots.exemplars[0] ?? ""]) {
    const visitor = await workspace.visitor();
    await visitor.say(text);
    await visitor.until(({ author }) => author === "bot");
  }
  const asked = await workspace.visitor();
  await asked.say("I want to talk to a person");
  await asked.until(({ system }) => system?.code === "handoff_away");

  const { page } = await sit(workspace.owner, "policy", { reducedMotion: "reduce" });
  const effect = page.getByRole("region", { name: "What it would have done" });
  const figure = (name: string) => effect.locator("dl > div").filter({ hasText: name });
  const flipped = effect.locator("summary").filter({ hasText: "2 conversations go another way: 2 to a person" });
  const slider = page.getByRole("slider", { name: "Confidence from which the bot answers" });

  await test.step("staged: everything comes to a person, and the conversations are named", async () => {
    await slider.focus();
    await page.keyboard.press("End");
    await expect(figure("Conversations with people, a day")).toContainText("now 1 →, then 3");
    await expect(figure("Answers without review")).toContainText("now 2 →, then 0");
    await expect(figure("Wrong among them")).toContainText("not known");
    await flipped.click();
    const flips = effect.getByRole("list", { name: "Conversations that go another way" }).getByRole("listitem");
    await expect(flips).toHaveCount(2);
    await expect(flips.first()).toContainText("answered → handed over");
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await keepPicture(page, "What a limit would have done");
  });

  await test.step("moved back a step at a time: the figures follow to where nothing flips", async () => {
    await slider.focus();
    await page.keyboard.press("Home");
    await expect(figure("Answers without review")).toContainText("now 2 →, then 2");
    await expect(effect.getByText("No conversation goes another way.").last()).toBeVisible();
  });

  await test.step("what stands behind the figures is said, and minutes are the member's own", async () => {
    await effect.getByText("How it is counted, and day by day").click();
    await expect(effect).toContainText("3 turns of 3 conversations in 1 day, decided again from what was measured then.");
    await expect(effect).toContainText("How many answers are wrong nobody can tell");
    await effect.getByLabel("Minutes of a person, for a conversation").fill("60");
    await expect(figure("Hours of people, a day")).toContainText("now 1 →, then 1");
    await expect(effect.getByRole("region", { name: "Conversations with people, day by day" }).getByRole("row")).toHaveCount(2);
  });

  await test.step("nothing is saved, and the link leads to the conversation", async () => {
    const versions = page.getByRole("list", { name: "Versions of the policy" });
    await expect(versions.getByRole("listitem")).toHaveCount(1);
    await slider.focus();
    await page.keyboard.press("End");
    await flipped.click();
    await effect.getByRole("list", { name: "Conversations that go another way" }).getByRole("link").first().click();
    await expect(page).toHaveURL(/\/inbox\/cnv_/);
    await expect(page.getByRole("paragraph").filter({ hasText: boots.body })).toBeVisible();
  });
});

test("in a workspace that nobody has asked anything it is said that there is nothing to try a policy on [E11]", async ({ workspace, sit }) => {
  const { page } = await sit(workspace.owner, "policy", { reducedMotion: "reduce" });
  await page.getByRole("slider", { name: "Confidence from which the bot answers" }).focus();
  await page.keyboard.press("ArrowLeft");
  const effect = page.getByRole("region", { name: "What it would have done" });
  await expect(effect).toContainText("Nobody has asked the bot anything in this time");
  await effect.getByLabel("Tried on the last").selectOption({ label: "90 days" });
  await expect(effect).toContainText("Nobody has asked the bot anything in this time");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(effect).toHaveCount(0);
});
