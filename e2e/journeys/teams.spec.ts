/** Teams: made in the settings, seen in the inbox. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/journey";

test("an owner makes a team for the website's handovers; its members see its conversations alone, and one is given to another team [S1] [L1]", async ({
  workspace,
  sit,
}) => {
  const agent = await workspace.member("agent");
  const owner = await sit(workspace.owner, "settings/teams", { reducedMotion: "reduce" });
  const { page } = owner;
  await expect(page.getByText("No team yet")).toBeVisible();
  for (const [name, takes] of [
    ["Rental desk", false],
    ["Returns desk", true],
  ] as const) {
    await page.getByRole("button", { name: "New team" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("Agent Person").check();
    if (takes) await dialog.getByLabel("Website").check();
    await dialog.getByRole("button", { name: "Make the team" }).click();
    await expect(dialog).toHaveCount(0);
  }
  await expect(page.getByRole("region", { name: "Teams" })).toContainText("Agent Person · takes Website");
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);

  const [first, second] = [await workspace.visitor(), await workspace.visitor()];
  await first.say("I want to talk to a person about a refund");
  await second.say("I want to talk to a person about skis");
  for (const visitor of [first, second]) await visitor.until(({ system }) => system?.code.startsWith("handoff_") ?? false);

  const seat = await sit(agent, "inbox", { reducedMotion: "reduce" });
  await expect(seat.desk.rows).toHaveCount(2);
  await seat.page.getByLabel("Team", { exact: true }).selectOption({ label: "Rental desk" });
  await expect(seat.page.getByText("Nobody is waiting")).toBeVisible();
  await seat.page.getByLabel("Team", { exact: true }).selectOption({ label: "Returns desk" });
  await expect(seat.desk.rows).toHaveCount(2);
  await seat.desk.rows.filter({ hasText: "skis" }).click();
  await expect(seat.page.getByLabel("Team of the conversation")).toBeVisible();
  await seat.page.getByLabel("Team of the conversation").selectOption({ label: "Rental desk" });
  await expect(seat.page.getByText("The conversation is Rental desk's now.")).toBeVisible();
  // A row that is gone stays where it is while the pointer rests on the list.
  await seat.page.mouse.move(1000, 20);
  await expect(seat.desk.rows).toHaveCount(1);
  await expect(seat.desk.rows).toContainText("refund");
  expect((await new AxeBuilder({ page: seat.page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await seat.page.reload();
  await expect(seat.page.getByLabel("Team", { exact: true })).toHaveValue(/^tem_/);
  await expect(seat.desk.rows).toHaveCount(1);
});
