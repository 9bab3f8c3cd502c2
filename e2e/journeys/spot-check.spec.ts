/** What people look at afterwards: turns that went to people, drawn by chance, and answers that were sent flagged. */
import { article, expect, test } from "../fixtures/journey";
import { expectSoundLooks } from "../fixtures/sound";

test("a reviewer says from the keyboard whether people were needed on the turns that chance has drawn, and reads what that says of all [M2]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([article]);
  const { data } = await workspace.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/bots");
  const path = `/api/v1/bots/${data[0]?.id}/policy`;
  const { version, policy, words } = await workspace.owner.ok<{ version: number; policy: object; words: unknown[] }>("GET", path);
  await workspace.owner.ok("PUT", path, { version, policy: { ...policy, sampling: { all: 1, sample: 1 } }, words });
  for (const question of ["Do you repair antique violins on the moon?", "Which of your lighthouses sings?"]) {
    const visitor = await workspace.visitor();
    await visitor.say(question);
    await expect
      .poll(async () => (await workspace.owner.ok<{ waiting: number }>("GET", "/api/v1/grading/escalated")).waiting)
      .toBe(question.startsWith("Do") ? 1 : 2);
  }

  const { page } = await sit(await workspace.member("reviewer"), "grading", { reducedMotion: "reduce" });
  await page.getByRole("link", { name: "Flagged" }).click();
  await expect(page.getByText("Nothing to grade")).toBeVisible();
  await expectSoundLooks(page, "nothing flagged");
  await page.getByRole("link", { name: "Went to people" }).click();
  const turns = page.getByRole("list", { name: "Turns that went to people, oldest first" });
  await expect(turns.getByRole("article")).toHaveCount(2);
  await expect(turns.getByRole("article").first()).toContainText("antique violins");
  await expectSoundLooks(page, "turns that went to people");
  await turns.getByRole("article").first().focus();
  await page.keyboard.press("1");
  await expect(turns.getByRole("button", { name: "A person was needed" }).first()).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("j");
  await page.keyboard.press("2");
  await expect(page.getByText("By the 2 graded ones a person was needed on 50 % of all (")).toBeVisible();
});
