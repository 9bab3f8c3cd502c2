/** The queue of drafts: a shift from the keyboard, a regulated workspace from end to end, two reviewers at one draft. */
import AxeBuilder from "@axe-core/playwright";
import { article, cookiesOf, expect, question, test, turnDraftModeOn } from "../fixtures/journey";
import { keepPicture } from "../fixtures/picture";
import type { Page } from "@playwright/test";
import type { TestWorkspace } from "../fixtures/test";

const boots = { title: "Cleaning boots", body: "Brush the boots and let them dry. Wax them twice a year.", exemplars: ["How do I clean my boots?"] };

const blisters = {
  title: "Blisters on a hike",
  body: "Clean the blister, cover it with a plaster and keep it dry. See a doctor when it turns red.",
  exemplars: ["How do I treat a blister on my heel?"],
};

function deskOf(page: Page) {
  const queue = page.getByRole("region", { name: "Drafts that wait" });
  return {
    rows: queue.getByRole("listitem"),
    left: queue.getByRole("status").first(),
    draft: page.getByRole("region", { name: "Draft", exact: true }),
    send: page.getByRole("button", { name: /— final/ }),
  };
}

/** A visitor whose answer is held. */
async function hold(workspace: TestWorkspace, words: string) {
  const visitor = await workspace.visitor();
  await visitor.say(words);
  await visitor.until(({ system }) => system?.code === "draft_held");
  return visitor;
}

test("a reviewer works through the queue with the keyboard alone: sends, edits, answers in own words, rejects, and each visitor gets exactly that [R2] [R3] [R6] [Q1]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([article, boots]);
  await turnDraftModeOn(workspace.owner);
  const visitors = [];
  for (const words of [question, question, question, question]) visitors.push(await hold(workspace, words));
  const [sent, edited, answered, rejected] = visitors;
  const { page } = await sit(await workspace.member("reviewer"), "review", { reducedMotion: "reduce" });
  const { rows, left, draft } = deskOf(page);
  // Of a draft that is not decided yet.
  const send = draft.getByRole("button", { name: "Send to the visitor — final" });
  await expect(rows).toHaveCount(4);
  await expect(left).toHaveText("4 left");
  await expect(page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: /^Review/ })).toContainText("4");

  await test.step("what would be sent, where it comes from and why it waits are there, and the button says that it is final", async () => {
    await expect(draft).toContainText(article.body);
    await expect(draft.locator("mark").first()).toHaveText(/thirty days/);
    await expect(draft).toContainText("help.example");
    await expect(draft).toContainText(/draft mode is on/i);
    await expect(draft.getByRole("button", { name: "Send to the visitor — final" })).toBeVisible();
    await keepPicture(page, "A shift begins");
  });

  await test.step("a sends it as it is, and the next one is there", async () => {
    await page.keyboard.press("a");
    await expect(left).toHaveText("3 left");
    await expect(send).toBeEnabled();
    expect((await sent!.until(({ author }) => author === "bot_approved")).text).toBe(article.body);
    await expect(rows.first().getByRole("link")).toHaveAttribute("aria-current", "true");
    await expect(rows.first().getByRole("link")).toBeFocused();
    await expect(draft).toContainText(article.body);
  });

  await test.step("e edits it, with the change shown before it is sent", async () => {
    await page.keyboard.press("e");
    const words = draft.getByRole("textbox", { name: "Edited answer" });
    await expect(words).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(draft.getByRole("group", { name: "Conversation, draft and sources" })).toBeFocused();
    await page.keyboard.press("e");
    await words.fill("You can return a tent within sixty days of delivery. Pack it dry.");
    await expect(draft.locator("del")).toHaveText("thirty");
    await expect(draft.locator("ins")).toHaveText("sixty");
    await keepPicture(page, "An answer is edited");
    await page.keyboard.press("Control+Enter");
    await expect(left).toHaveText("2 left");
    await expect(send).toBeEnabled();
    expect((await edited!.until(({ author }) => author === "bot_edited_by_human")).text).toContain("sixty days");
  });

  await test.step("s answers in one's own words instead", async () => {
    await page.keyboard.press("s");
    await expect(draft.getByRole("textbox", { name: "Your own answer" })).toBeFocused();
    await page.keyboard.type("I have extended it for you.");
    await page.keyboard.press("Control+Enter");
    await expect(left).toHaveText("1 left");
    await expect(send).toBeEnabled();
    expect((await answered!.until(({ author }) => author === "human")).text).toBe("I have extended it for you.");
  });

  await test.step("r rejects it: it is never sent, and people are asked", async () => {
    await page.keyboard.press("r");
    await expect(draft.getByRole("textbox", { name: "What is wrong with it" })).toBeFocused();
    await page.keyboard.press("Control+Enter");
    await expect(left).toHaveText("Nothing left");
    await rejected!.until(({ system }) => system?.code === "handoff_requested" || system?.code === "handoff_away");
    await expect(page.getByText("No draft waits")).toBeVisible();
    await expect(page.getByRole("main")).toBeFocused();
    await keepPicture(page, "Nothing left");
  });
});

test("where the policy reviews a topic no answer on it reaches a visitor before a person has sent it, and the gravest waits at the top [R1] [R2] [R6] [E9] [Q1]", async ({
  workspace,
  sit,
  openWindow,
  appUrl,
}) => {
  await workspace.publish([article, boots]);
  const { data } = await workspace.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/bots");
  const path = `/api/v1/bots/${data[0]?.id}/policy`;
  const { version, policy, words } = await workspace.owner.ok<{
    version: number;
    policy: { topics: { topic: string; risk: string }[] };
    words: unknown[];
  }>("GET", path);
  const topics = [
    ...policy.topics.filter(({ topic }) => topic !== "none"),
    { topic: "none", risk: "review", confidenceThreshold: null, scopeThreshold: null, teamId: null },
  ];
  await workspace.owner.ok("PUT", path, { version, policy: { ...policy, topics }, words });
  const visitor = await hold(workspace, question);

  const plain = await openWindow({ javaScriptEnabled: false });
  await plain.context().addCookies(cookiesOf(workspace.owner, appUrl));
  await plain.goto(`/w/${workspace.slug}/review`);
  await expect(deskOf(plain).rows).toHaveCount(1);
  await expect(deskOf(plain).draft).toContainText(article.body);

  const { page } = await sit(await workspace.member("reviewer"), "review", { reducedMotion: "reduce" });
  const { rows, draft } = deskOf(page);
  await expect(rows).toContainText("By policy");
  await expect(rows).toContainText("Topic for people");
  await draft.getByText("What would have changed it").click();
  await expect(draft).toContainText("Were what lies in no collection automated");
  await page.keyboard.press("a");
  expect((await visitor.until(({ author }) => author === "bot_approved")).text).toBe(article.body);
  await expect(rows).toHaveCount(0);
  await expect(page.getByRole("main")).toBeFocused();
});

test("of two reviewers at one draft the second reads who has it open and cannot send it; when it is sent, both see it go [R4] [Q6]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([article]);
  await turnDraftModeOn(workspace.owner);
  const visitor = await hold(workspace, question);
  const first = await sit(await workspace.member("reviewer"), "review", { reducedMotion: "reduce" });
  const one = deskOf(first.page);
  await expect(one.rows).toContainText("You");
  const second = await sit(await workspace.member("manager"), "review", { reducedMotion: "reduce" });
  const two = deskOf(second.page);
  await expect(two.rows).toContainText("Reviewer Person");
  await expect(two.draft).toContainText("Reviewer Person has this draft open until");
  await expect(two.send).toBeDisabled();
  await second.page.keyboard.press("a");
  await first.page.keyboard.press("a");
  await visitor.until(({ author }) => author === "bot_approved");
  await expect(one.rows).toHaveCount(0);
  await expect(two.rows).toHaveCount(0);
  const { messages } = await visitor.read();
  expect(messages.filter(({ author }) => author === "bot_approved")).toHaveLength(1);
});

test("the regulated preset, set on the policy screen with two people to approve: a health answer reaches the visitor when two different people have approved it, the one who approved first cannot be the second [R1] [R4] [R5] [E9] [Q1]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([blisters]);
  const { page } = await sit(workspace.owner, "policy", { reducedMotion: "reduce" });
  await page.getByRole("combobox", { name: "Preset" }).selectOption("health");
  await page.getByRole("button", { name: "Fill in" }).click();
  await expect(page.getByRole("switch", { name: "Draft mode" })).toBeChecked();
  const section = page.getByRole("region", { name: "Review of held answers" });
  await section.getByLabel("Safety, law and flagged words").fill("15");
  await section.getByLabel("When nobody has decided in time").selectOption("expire");
  await section.getByLabel("Who approves each answer").selectOption("2");
  const bar = page.getByRole("region", { name: "Changes", exact: true });
  await bar.getByText(/changes, not saved yet/).click();
  await expect(bar).toContainText("People who approve each answer");
  await keepPicture(page, "The preset of health on the policy");
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await bar.getByRole("button", { name: "Save as a new version" }).click();
  await expect(bar).toHaveCount(0);

  const visitor = await hold(workspace, blisters.exemplars[0] ?? "");
  const first = await sit(await workspace.member("reviewer"), "review", { reducedMotion: "reduce" });
  const one = deskOf(first.page);
  await expect(one.rows).toContainText("0 of 2");
  await one.draft.getByRole("button", { name: "Approve — somebody else sends it" }).click();
  await expect(one.rows).toContainText("1 of 2");
  await expect(one.draft).toContainText("You have approved it.");
  await first.page.keyboard.press("a");
  await expect(one.send).toBeDisabled();
  expect((await visitor.read()).messages.map(({ author }) => author)).not.toContain("bot_approved");

  const second = await sit(await workspace.member("manager"), "review", { reducedMotion: "reduce" });
  const two = deskOf(second.page);
  await expect(two.draft).toContainText("Reviewer Person has approved it. Yours is the second approval, and sends it.");
  await keepPicture(second.page, "The second approval of a health answer");
  await expect(two.send).toBeEnabled();
  await second.page.keyboard.press("a");
  expect((await visitor.until(({ author }) => author === "bot_approved")).text).toBe(blisters.body);
  await expect(two.rows).toHaveCount(0);
  await expect(one.rows).toHaveCount(0);
});

test("a share of the answers, set on the policy screen, waits for a person by chance; the reviewer reads why, and what is approved is sent [R1] [M2] [Q1]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([article]);
  const { page } = await sit(workspace.owner, "policy", { reducedMotion: "reduce" });
  await page.getByLabel("Share of answers that a person sees first").fill("1");
  const bar = page.getByRole("region", { name: "Changes", exact: true });
  await bar.getByText(/not saved yet/).click();
  await expect(bar).toContainText("Share of answers that a person sees first");
  await bar.getByRole("button", { name: "Save as a new version" }).click();
  await expect(bar).toHaveCount(0);

  const visitor = await hold(workspace, question);
  const reviewer = await sit(await workspace.member("reviewer"), "review", { reducedMotion: "reduce" });
  const { rows, draft, send } = deskOf(reviewer.page);
  await expect(rows).toContainText("Drawn for review");
  await expect(draft).toContainText("Drawn by chance: a person sees 100 % of the answers first");
  await send.click();
  expect((await visitor.until(({ author }) => author === "bot_approved")).text).toBe(article.body);
});

test("a reviewer lists what is theirs by an address that leads back to it, and gives away or rejects several at once from the keyboard; one of them is never approved together with another [R6]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([article]);
  await turnDraftModeOn(workspace.owner);
  const visitors: Awaited<ReturnType<typeof hold>>[] = [];
  for (let count = 0; count < 4; count += 1) visitors.push(await hold(workspace, question));
  const { page } = await sit(await workspace.member("reviewer"), "review", { reducedMotion: "reduce" });
  const { rows, draft, left } = deskOf(page);
  const filters = page.getByRole("group", { name: "Filters" });
  const selected = page.getByRole("region", { name: "Selected drafts" });
  await expect(rows).toHaveCount(4);

  await test.step("one is one's own to see to, and is listed as such", async () => {
    await page.keyboard.press("i");
    await expect(draft.getByRole("combobox", { name: "Who sees to it" })).toHaveValue(/^mem_/);
    await expect(draft).toContainText(/due in \d+ (min|h)/);
    await filters.getByLabel("Mine").check();
    await expect(rows).toHaveCount(1);
    await expect(page).toHaveURL(/mine=true/);
    await page.reload();
    await expect(rows).toHaveCount(1);
    await filters.getByLabel("Risk").selectOption({ label: "Grave" });
    await expect(page.getByText("No such draft waits")).toBeVisible();
    await page.getByRole("button", { name: "Show all drafts" }).click();
    await expect(rows).toHaveCount(4);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  });

  await test.step("several are given to oneself", async () => {
    await page.keyboard.press("Shift+J");
    await page.keyboard.press("Shift+J");
    await expect(selected.getByRole("status")).toHaveText("3 selected");
    await expect(selected.getByRole("button", { name: /send|approve/i })).toHaveCount(0);
    await page.keyboard.press("Shift+I");
    await expect(selected).toHaveCount(0);
    await filters.getByLabel("Mine").check();
    await expect(rows).toHaveCount(3);
    await filters.getByLabel("Mine").uncheck();
    await expect(rows).toHaveCount(4);
  });

  await test.step("several are rejected: none is ever sent", async () => {
    await rows.nth(0).getByRole("checkbox").check();
    await page.keyboard.press("Escape");
    await expect(selected).toHaveCount(0);
    await rows.nth(0).getByRole("checkbox").check();
    await rows.nth(1).getByRole("checkbox").check();
    await expect(selected.getByRole("button", { name: "Reject 2" })).toBeEnabled();
    await page.keyboard.press("Shift+R");
    await expect(left).toHaveText("2 left");
    await expect(rows).toHaveCount(2);
    await expect(draft.getByRole("button", { name: "Send to the visitor — final" })).toBeEnabled();
    const seen = await Promise.all(visitors.map(async (visitor) => (await visitor.read()).messages));
    expect(seen.filter((messages) => messages.some(({ system }) => system?.code.startsWith("handoff_")))).toHaveLength(2);
    expect(seen.flat().filter(({ author }) => author.startsWith("bot_"))).toEqual([]);
  });
});

test("a draft that is rejected with a sentence comes back once as another answer, with the sentence beside it, and goes out when it is approved [R2] [Q1]", async ({
  workspace,
  sit,
}) => {
  const byPost = {
    title: "Returning a tent by post",
    body: "Send the tent back by post, dry. We pay the postage.",
    exemplars: ["How do I return a tent by post?"],
  };
  await workspace.publish([article, byPost]);
  const { data } = await workspace.owner.ok<{ data: { id: string; version: number }[] }>("GET", "/api/v1/bots");
  const change = { version: data[0]?.version, draftMode: true, answerThreshold: 0.05, scopeThreshold: 0.05 };
  await workspace.owner.ok("PATCH", `/api/v1/bots/${data[0]?.id}`, change);
  const visitor = await hold(workspace, question);
  const { page } = await sit(await workspace.member("reviewer"), "review", { reducedMotion: "reduce" });
  const { rows, draft, left } = deskOf(page);
  await expect(draft).toContainText(article.body);
  await page.keyboard.press("r");
  await draft.getByRole("textbox", { name: "What is wrong with it" }).fill("They want to send it by post.");
  await draft.getByRole("button", { name: "Reject, and let the bot try again" }).click();
  const first = draft.getByRole("region", { name: "The first try" });
  await expect(first).toContainText("They want to send it by post.");
  await expect(draft.locator("mark").first()).toBeVisible();
  await expect(draft).toContainText(byPost.body);
  await expect(rows).toHaveCount(1);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("a");
  await expect(left).toHaveText("Nothing left");
  await visitor.until(({ author }) => author === "bot_approved");
  expect((await visitor.read()).messages.filter(({ author }) => author.startsWith("bot_")).map(({ text }) => text)).toEqual([byPost.body]);
});
