/** A wrong answer is kept, planted before a reviewer, and caught. */
import AxeBuilder from "@axe-core/playwright";
import { article, expect, question, test, turnDraftModeOn } from "../fixtures/journey";
import { keepPicture } from "../fixtures/picture";
import { expectSoundLooks } from "../fixtures/sound";

test("the owner keeps a rejected draft as a gold draft; a reviewer meets it in the queue, rejects it and is told at once what was wrong; the reviewers page counts it as caught [R7] [R6]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([article]);
  await turnDraftModeOn(workspace.owner);
  const hold = async () => {
    const visitor = await workspace.visitor();
    await visitor.say(question);
    await visitor.until(({ system }) => system?.code === "draft_held");
    return visitor;
  };
  await hold();
  const waiting = await workspace.owner.ok<{ data: { id: string; version: number }[] }>("GET", "/api/v1/review");
  await workspace.owner.ok("POST", `/api/v1/review/${waiting.data[0]?.id}/reject`, { version: waiting.data[0]?.version });

  const { page: desk } = await sit(workspace.owner, "review/gold", { reducedMotion: "reduce" });
  await desk.getByRole("list", { name: "Wrong answers" }).getByRole("button", { name: "Keep" }).click();
  const dialog = desk.getByRole("dialog", { name: "Keep as a gold draft" });
  await dialog.getByLabel("Question").fill("May I send my boots back?");
  await dialog.getByLabel("Wrong answer").fill("Yes, within ninety days.");
  await dialog.getByLabel("What is wrong in it").fill("sixty days");
  await expect(dialog).toContainText("These words do not stand in the answer.");
  await dialog.getByLabel("What is wrong in it").fill("ninety days");
  await dialog.getByLabel("Why it is wrong").fill("Boots come back within thirty days.");
  expect((await new AxeBuilder({ page: desk }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole("button", { name: "Keep" }).click();
  await expect(desk.getByRole("list", { name: "Gold drafts in use" })).toContainText("Nobody has met it");
  await desk.getByLabel("Planted of each hundred drafts that a reviewer opens").fill("50");
  await desk.getByRole("button", { name: "Save" }).click();
  await expect(desk.getByRole("button", { name: "Save" })).toBeDisabled();

  const visitor = await hold();
  const { page } = await sit(await workspace.member("reviewer"), "review", { reducedMotion: "reduce" });
  const queue = page.getByRole("region", { name: "Drafts that wait" });
  const draft = page.getByRole("region", { name: "Draft", exact: true });
  await expect(draft).toContainText(article.body);
  await expect(queue.getByRole("listitem")).toHaveCount(2);
  await expect(queue.getByRole("status").first()).toHaveText("1 left");
  await page.keyboard.press("j");
  await expect(draft).toContainText("Yes, within ninety days.");
  await expect(draft).toContainText("May I send my boots back?");
  await keepPicture(page, "A gold draft in the queue");
  await expect(draft.getByRole("button", { name: "Send to the visitor — final" })).toBeEnabled();
  await page.keyboard.press("r");
  await page.keyboard.press("Control+Enter");
  const told = page.getByRole("dialog", { name: "Planted, and you caught it" });
  await expect(told).toContainText("ninety days");
  await expect(told).toContainText("Boots come back within thirty days.");
  await keepPicture(page, "Planted and caught");
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await told.getByRole("button", { name: "Go on" }).click();
  await expect(queue.getByRole("listitem")).toHaveCount(1);
  await expect(queue.getByRole("status").first()).toHaveText("1 left");
  await expect(draft).toContainText(article.body);
  await page.keyboard.press("a");
  expect((await visitor.until(({ author }) => author === "bot_approved")).text).toBe(article.body);

  await desk.goto(`/w/${workspace.slug}/review/reviewers`);
  await expect(desk.getByTestId("reviewer-row").filter({ hasText: "Reviewer Person" })).toContainText("1 of 1");
  await expectSoundLooks(desk, "reviewers");
  await desk.goto(`/w/${workspace.slug}/review/gold`);
  await expect(desk.getByRole("list", { name: "Gold drafts in use" })).toBeVisible();
  await expectSoundLooks(desk, "gold drafts");
});
