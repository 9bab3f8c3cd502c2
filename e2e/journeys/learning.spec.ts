/** What members do with answers: they grade the bot's, write better ones, and keep good ones, so that the bot gives them to the next visitor. */
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { article, expect, question, test } from "../fixtures/journey";
import type { TestWorkspace } from "../fixtures/test";

const unknown = "Do your kayaks fit two grown-ups?";
const answer = "Every kayak of ours seats two grown-ups and a small dog.";
const otherWords = "Will you take my canvas shelter back next month?";

test("a bot's answer is graded right, then wrong with a cause and a better answer, by a button and by key; the log tells both [T1] [C1]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([article]);
  const visitor = await workspace.visitor();
  await visitor.say(question);
  await visitor.until(({ author }) => author === "bot");
  const { page, desk } = await sit(await workspace.member("agent"), `inbox/${visitor.conversationId}`, { reducedMotion: "reduce" });
  const line = messageWith(desk.transcript, article.body);

  await line.getByRole("button", { name: "Right" }).click();
  await expect(line).toContainText("Right, says Agent Person");

  await page.keyboard.press("w");
  const dialog = page.getByRole("dialog", { name: "What was wrong?" });
  await dialog.getByLabel("Cause").selectOption("outdated");
  await dialog.getByRole("textbox", { name: "A better answer" }).fill("You can return a tent within sixty days of delivery. Pack it dry.");
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(line).toContainText("Wrong, says Agent Person: the article is wrong or out of date");
  await expect(line.locator("del")).toHaveText("thirty");
  await expect(line.locator("ins")).toHaveText("sixty");
  await expect(line).not.toContainText("Right, says");

  const { page: log } = await sit(workspace.owner, "audit?type=decision");
  const records = log.getByRole("list", { name: "Records, newest first" });
  await expect(records.getByText("graded an answer as correct")).toBeVisible();
  await expect(records.getByText("graded an answer as wrong (outdated) and wrote a better one")).toBeVisible();
});

test("an agent's answer is kept as a draft article, published, and given by the bot to the next visitor who asks; kept as a question of an article, the bot answers that from now on [T1] [B3]", async ({
  workspace,
  sit,
}) => {
  test.setTimeout(120_000);
  await workspace.publish([article]);

  await test.step("question and answer as a draft article: nothing changes until it is published", async () => {
    const { page, dialog } = await answerAndKeep(workspace, sit, unknown, answer);
    await expect(dialog.getByRole("textbox", { name: "The question" })).toHaveValue(unknown);
    await expect(dialog.getByRole("textbox", { name: "The answer" })).toHaveValue(answer);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await keep(page, dialog);
    await page.goto(`/w/${workspace.slug}/knowledge`);
    await page.getByRole("link", { name: unknown }).click();
    const number = await liveNumber(workspace);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await becomesLive(workspace, number);
    await gets(workspace, unknown, answer);
  });

  await test.step("its question for an article: whoever may publish changes what the bot says at once", async () => {
    const { page, dialog } = await answerAndKeep(workspace, sit, otherWords, "Within thirty days of delivery, yes.");
    await dialog.getByRole("textbox", { name: "The question" }).fill("Will you take my canvas shelter back next month?");
    await dialog.getByRole("radio", { name: article.title }).check();
    const number = await liveNumber(workspace);
    await keep(page, dialog);
    await becomesLive(workspace, number);
    await gets(workspace, otherWords, article.body);
  });
});

/** A visitor asks, the owner takes over, answers, and opens what keeps the answer. */
async function answerAndKeep(
  workspace: TestWorkspace,
  sit: (member: TestWorkspace["owner"], place: string, options: { reducedMotion: "reduce" }) => Promise<{ page: Page; desk: { transcript: Locator } }>,
  asked: string,
  reply: string,
): Promise<{ page: Page; dialog: Locator }> {
  const { owner } = workspace;
  await owner.ok("PUT", "/api/v1/presence", { presence: "online" });
  const visitor = await workspace.visitor();
  await visitor.say(asked);
  await visitor.until(({ system }) => system?.code === "handoff_requested");
  await owner.ok("POST", `/api/v1/conversations/${visitor.conversationId}/claim`, {});
  await owner.ok("POST", `/api/v1/conversations/${visitor.conversationId}/messages`, { clientId: crypto.randomUUID(), text: reply });
  const { page, desk } = await sit(owner, `inbox/${visitor.conversationId}`, { reducedMotion: "reduce" });
  await messageWith(desk.transcript, reply).getByRole("button", { name: "Keep" }).click();
  return { page, dialog: page.getByRole("dialog", { name: "Keep this answer" }) };
}

async function keep(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: "Keep" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("Kept", { exact: true })).toBeVisible();
}

const messageWith = (transcript: Locator, text: string): Locator => transcript.getByRole("listitem").filter({ hasText: text }).first();

async function liveNumber({ owner }: TestWorkspace): Promise<number> {
  return (await owner.ok<{ live: { number: number } | null }>("GET", "/api/v1/knowledge")).live?.number ?? 0;
}

async function becomesLive(workspace: TestWorkspace, before: number): Promise<void> {
  await expect.poll(() => liveNumber(workspace), { timeout: 30_000 }).toBeGreaterThan(before);
}

/** A visitor who asks gets the bot's answer, once the process that answers has read the new index; until then the one before answers. */
async function gets(workspace: TestWorkspace, asked: string, text: string): Promise<void> {
  await expect(async () => {
    const visitor = await workspace.visitor();
    const { body } = await visitor.say(asked);
    expect((await visitor.until(({ seq }) => seq > body.message.seq)).text).toBe(text);
  }).toPass({ timeout: 60_000 });
}
