/** Who works in another tab learns that a draft waits: by the title and, where wanted, by a notice of the desktop. */
import { article, expect, question, test, turnDraftModeOn } from "../fixtures/journey";
import { keepPicture } from "../fixtures/picture";

declare global {
  interface Window {
    given: { title: string; tag: string; click(): void }[];
    isAway: boolean;
  }
}

test("a new draft is counted in the tab's title; a notice tells of it once while the tab is in the background, where it was turned on, and leads to the queue [R6]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([article]);
  await turnDraftModeOn(workspace.owner);
  const hold = async () => {
    const visitor = await workspace.visitor();
    await visitor.say(question);
    await visitor.until(({ system }) => system?.code === "draft_held");
  };
  const { page } = await sit(await workspace.member("reviewer"), "review", { reducedMotion: "reduce" });
  // No window of a test is ever behind another, and no desktop shows what it is given.
  await page.addInitScript(() => {
    window.given = [];
    window.isAway = false;
    Object.defineProperty(document, "hidden", { get: () => window.isAway });
    window.Notification = class {
      static permission = "default";
      static requestPermission = () => Promise.resolve((this.permission = "granted"));
      onclick: (() => void) | null = null;
      constructor(title: string, options: { tag: string }) {
        window.given.push({ title, tag: options.tag, click: () => this.onclick?.() });
      }
      close() {}
    } as unknown as typeof Notification;
  });
  await page.reload();
  await expect(page).toHaveTitle(`Review · ${workspace.slug} · Handrail`);
  const given = () => page.evaluate(() => window.given.map(({ title, tag }) => [title, tag]));
  const leave = (away: boolean) => page.evaluate((isAway) => (window.isAway = isAway), away);

  await test.step("off: the title counts, nothing else is said", async () => {
    await leave(true);
    await hold();
    await expect(page).toHaveTitle(`(1) Review · ${workspace.slug} · Handrail`);
    await leave(false);
  });

  await test.step("on: one notice for a draft that has come while nobody looked, none while somebody does", async () => {
    await page.getByRole("button", { name: /^You are/ }).click();
    const item = page.getByRole("menuitem", { name: /^Desktop notices off/ });
    await expect(item).toBeVisible();
    await keepPicture(page, "Notices can be turned on");
    await item.click();
    await hold();
    await expect(page).toHaveTitle(`(2) Review · ${workspace.slug} · Handrail`);
    await leave(true);
    await hold();
    await expect(page).toHaveTitle(`(3) Review · ${workspace.slug} · Handrail`);
    await expect.poll(given).toEqual([["3 drafts wait for review", `handrail-${workspace.slug}`]]);
  });

  await test.step("it leads to the queue from wherever the tab is", async () => {
    await leave(false);
    await page
      .getByRole("navigation", { name: "Workspace" })
      .getByRole("link", { name: /^Knowledge/ })
      .click();
    await expect(page).toHaveURL(/\/knowledge/);
    await page.evaluate(() => window.given[0]?.click());
    await expect(page).toHaveURL(new RegExp(`/w/${workspace.slug}/review`));
    await expect(page.getByRole("region", { name: "Draft", exact: true })).toContainText(article.body);
  });
  expect(await given()).toHaveLength(1);
});
