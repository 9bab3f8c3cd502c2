/** The playground: what the bot would do is shown with everything that led to it, for whoever is tried, and nothing of it is stored. */
import { expect, test } from "../fixtures/journey";
import { keepPicture } from "../fixtures/picture";

const wish = "Do you repair snow shoes for members?";
const repairs = { title: "Repairs", body: "We repair snow shoes for members within 5 days.", exemplars: [wish] };
const members = { title: "Members", body: "We repair snow shoes for members within 9 days.", exemplars: [wish] };
const washing = { title: "Washing a tent", body: "Wash a tent by hand with lukewarm water. Never use a machine.", exemplars: ["How do I wash a tent?"] };
const gold = {
  id: "gold",
  name: "Gold customers",
  outcome: "handoff",
  teamId: null,
  enabled: true,
  when: [{ kind: "attribute", name: "plan", op: "is", value: "gold" }],
};

test("a trial shows what was measured, every rule that fired and what would be said; earlier questions count, and so does as whom it is asked; nothing is stored [B7] [E10] [E15]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([repairs, members, washing]);
  const { data: bots } = await workspace.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/bots");
  const path = `/api/v1/bots/${bots[0]?.id}/policy`;
  const { version, policy, words } = await workspace.owner.ok<{ version: number; policy: object; words: unknown[] }>("GET", path);
  const limits = { confidenceThreshold: 0.05, scopeThreshold: 0 };
  await workspace.owner.ok("PUT", path, { version, policy: { ...policy, ...limits, rules: [gold] }, words });
  const { page } = await sit(workspace.owner, "playground");
  const box = page.getByRole("textbox", { name: "Question" });
  const ask = async (text: string) => {
    await box.fill(text);
    await page.keyboard.press("Enter");
    return page.getByRole("list", { name: `What happens with: ${text}` }).first();
  };

  await test.step("passages that disagree: the reason names both articles and what each says", async () => {
    const trial = await ask(wish);
    await expect(trial).toContainText("“Repairs” says “We repair snow shoes for members within 5 days.”");
    await expect(trial).toContainText("“Members” says “We repair snow shoes for members within 9 days.”");
    await trial.getByText("Everything that was measured").click();
    await expect(trial).toContainText("they disagree: ");
    await keepPicture(page, "Passages that disagree in the playground");
  });

  await test.step("an answer, with its source, is what the visitor would get", async () => {
    const trial = await ask("How do I wash a tent?");
    await expect(trial).toContainText("lukewarm water");
    await expect(trial).toContainText("Source: Washing a tent");
    await expect(page.getByText("Question 3 of this trial")).toBeVisible();
  });

  await test.step("asked as somebody whom a rule is about, a person has it; lines that say nothing are counted", async () => {
    await page.getByText("As whom").click();
    await page.getByRole("checkbox", { name: "Signed in on the site" }).check();
    await page.getByLabel("What the site signed").fill("plan = gold\nno value here");
    await expect(page.getByText("1 line is left out")).toBeVisible();
    const trial = await ask("How do I wash a wet tent?");
    await expect(trial).toContainText("Rule “Gold customers”");
    await keepPicture(page, "Asked as a gold customer in the playground");
  });

  await test.step("nothing of it is in the inbox or in the log", async () => {
    const { data } = await workspace.owner.ok<{ data: unknown[] }>("GET", "/api/v1/inbox?view=all");
    expect(data).toEqual([]);
    const log = await workspace.owner.ok<{ data: unknown[] }>("GET", "/api/v1/events?type=decision");
    expect(log.data).toEqual([]);
  });
});
