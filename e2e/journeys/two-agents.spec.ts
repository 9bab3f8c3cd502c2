/** Two agents reach for the same visitor from two browsers. */
import { article, expect, test } from "../fixtures/journey";

test("of two agents who claim at once exactly one wins; the other reads who and when, and can leave a note [L3]", async ({ workspace, visit, sit }) => {
  await workspace.publish([article]);
  const [first, second] = await Promise.all([workspace.member("agent"), workspace.member("manager")]);
  const desks = await Promise.all([sit(first), sit(second)]);
  const { chat } = await visit(workspace);
  await chat.open();
  await chat.say("I want to talk to a person");
  await expect(chat.told("handoff_requested")).toBeVisible();

  for (const { desk } of desks) {
    await expect(desk.rows).toHaveCount(1);
    await desk.rows.click();
    await expect(desk.button(/^Take over/)).toBeVisible();
  }
  const answers = await Promise.all(
    desks.map(async ({ page }) => {
      const answered = page.waitForResponse((response) => response.url().endsWith("/claim"));
      await page.keyboard.press("c");
      return (await answered).status();
    }),
  );
  expect([...answers].sort()).toEqual([200, 409]);

  const winner = desks[answers.indexOf(200)];
  const loser = desks[answers.indexOf(409)];
  const name = answers[0] === 200 ? "Agent Person" : "Manager Person";
  await expect(winner!.desk.reply).toBeFocused();
  await expect(loser!.page.getByText(new RegExp(`${name} took this conversation at \\d+:\\d+.*before you`))).toBeVisible();
  await expect(loser!.desk.button(/^Take over/)).toHaveCount(0);
  await expect(loser!.desk.reply).toHaveCount(0);
  await expect(loser!.desk.note).toBeVisible();
  await loser!.desk.note.fill("I know this visitor.");
  await loser!.page.keyboard.press("Control+Enter");
  await expect(winner!.desk.transcript.getByText("I know this visitor.")).toBeVisible();

  await winner!.desk.reply.fill("Hello, what can I do for you?");
  await winner!.page.keyboard.press("Control+Enter");
  await expect(chat.from("human")).toContainText("Hello, what can I do for you?");
  await expect(chat.from("human").locator(".mark")).toContainText(name);
  await expect(chat.told("human_joined")).toHaveCount(1);
  await expect(chat.panel).not.toContainText("I know this visitor.");
});
