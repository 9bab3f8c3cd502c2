/** Every screen, light and dark and on a phone: what axe can find is not there, and nothing pushes a narrow page sideways. */
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { demoSlug } from "@/lib/core/workspace/demo-slug";
import { runSql } from "../fixtures/database";
import { chatOn } from "../fixtures/chat";
import { article, expect, isStream, question, test, turnDraftModeOn } from "../fixtures/journey";
import { keepPicture } from "../fixtures/picture";
import type { TestWorkspace } from "../fixtures/test";

/** Nothing fades while colours are measured. */
const quiet = { reducedMotion: "reduce", colorScheme: "light" } as const;
const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };
/** Two looks hold both themes and both layouts; the full depth looks at each of the four. */
const looks = [
  { colorScheme: "light", viewport: wide },
  { colorScheme: "dark", viewport: narrow },
  ...(process.env.HANDRAIL_DEPTH === "full"
    ? ([
        { colorScheme: "dark", viewport: wide },
        { colorScheme: "light", viewport: narrow },
      ] as const)
    : []),
] as const;

test("the pages around the sign-in, the front page, the error pages and the demo shop are sound [W9] [S1]", async ({ openWindow, newWorkspace }) => {
  const page = await openWindow(quiet);
  for (const [path, words] of [
    ["/", "A chatbot that keeps a hand on the rail"],
    ["/sign-up", "Set up Handrail"],
    ["/sign-in", "Sign in"],
    ["/reset", "Reset the password"],
    ["/reset?token=used-up", "Choose a new password"],
    ["/verify-email?token=used-up", "Confirm your address"],
    ["/accept-invite?token=used-up", "This invitation does not work"],
    ["/errors/version_conflict", "All codes"],
    ["/nowhere", "There is nothing here under this address"],
  ] as const) {
    await page.goto(path);
    await expectSound(page, path, page.getByRole("heading", { name: words }).or(page.getByText(words)).first());
  }
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("nobody@visitors.example");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expectSound(page, "a refused sign-in", page.getByText("do not belong together"));

  const demo = await newWorkspace();
  await demo.publish([article]);
  await runSql(`UPDATE workspace SET slug = $2 WHERE slug = $1`, [demo.slug, demoSlug]);
  await page.goto("/demo");
  const chat = chatOn(page);
  await expectSound(page, "demo shop", chat.launcher);
  await chat.open();
  await chat.say(question);
  await expect(chat.from("bot")).toContainText(article.body);
  await expectSound(page, "demo shop with the chat open", chat.from("bot").getByTestId("source"));
});

test("the widget on somebody else's page is sound in each of its states [W9]", async ({ workspace, visit }) => {
  await workspace.publish([article]);
  const { page, chat } = await visit(workspace, quiet);
  const widget = { only: "handrail-widget" };
  await expectSound(page, "launcher", chat.launcher, widget);
  await chat.open();
  await chat.say(question);
  await chat.from("bot").getByTestId("source").click();
  await chat.from("bot").getByTestId("feedback-down").click();
  await expectSound(page, "an answer with its source", chat.from("bot").getByRole("blockquote"), widget);
  await chat.panel.getByTestId("talk-to-person").click();
  await expectSound(page, "waiting, with the question for an address", chat.panel.getByTestId("email-form"), widget);
  const { data } = await workspace.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/inbox?view=unassigned");
  await workspace.owner.ok("POST", `/api/v1/conversations/${data[0]?.id}/messages`, {
    clientId: crypto.randomUUID(),
    text: "Hello, I am here. See https://help.example/a.",
  });
  await expectSound(page, "with a person", chat.from("human"), widget);
  await workspace.owner.ok("POST", `/api/v1/conversations/${data[0]?.id}/resolve`, {});
  await expect(chat.panel.getByTestId("csat")).toBeVisible();
  await chat.choose(4);
  await expectSound(page, "the rating", chat.panel.getByTestId("csat").getByRole("button"), widget);
});

test("the screens of a new, empty workspace are sound [L1] [S1]", async ({ workspace, sit }) => {
  const { page } = await sit(workspace.owner, "", quiet);
  await expectSound(page, "first run", page.getByRole("heading", { name: /^Welcome/ }));
  for (const [path, words] of [
    ["inbox", "Nobody is waiting"],
    ["inbox?view=all&q=nothing+like+it", "Nothing found"],
    ["knowledge", "Nothing is published, so every question goes to a person."],
    ["knowledge/new", "Save draft"],
    ["knowledge?import=open", "Import knowledge"],
    ["knowledge/imports", "Nothing was imported yet"],
    ["knowledge/sites", "No site is read"],
    ["knowledge/duplicates", "Nothing is said twice"],
    ["playground", "Try what goes wrong, too"],
    ["metrics", "No conversations in this time"],
    ["grading", "Nothing to grade"],
    ["review", "No draft waits"],
    ["audit", "created the workspace"],
    ["audit?type=csat", "No record fits these filters"],
  ] as const) {
    await page.goto(`/w/${workspace.slug}/${path}`);
    await expectSound(page, path, page.getByText(words).last());
  }
});

test("the inbox at work is sound: list, conversation, draft, edited draft, what is missing, keys and command menu [L1] [R2]", async ({ workspace, sit }) => {
  const { rated, held } = await fill(workspace);
  const { page, desk } = await sit(workspace.owner, "inbox?view=all", quiet);
  const open = async (path: string) => page.goto(`/w/${workspace.slug}/${path}`);
  await expect(desk.rows).toHaveCount(2);
  await expectSound(page, "inbox", desk.rows.first());

  await open(`inbox/${rated}?view=all`);
  await page.getByText("Answered:").click();
  await expectSound(page, "a conversation", desk.reply);
  await open(`inbox/${held}?view=all`);
  await expectSound(page, "a draft", desk.draft);
  await desk.draft.getByRole("button", { name: /^Edit/ }).click();
  await desk.draft.getByRole("textbox", { name: "Edited answer" }).fill("You can return a tent within sixty days.");
  await expectSound(page, "a draft that is edited", desk.draft.locator("ins").first());
  await open("review");
  await expectSound(page, "the queue of drafts", page.getByText("1 left").or(page.getByText("— final")).first());
  await open("inbox/cnv_1111111111111111111111?view=all");
  await expectSound(page, "a conversation that is not there", page.getByText(/is not here|nothing here/).first());

  await Promise.all([page.waitForResponse(isStream), open("inbox")]);
  await expect(desk.rows.first()).toBeVisible();
  await page.keyboard.press("?");
  await expectSound(page, "the keys", page.getByRole("dialog", { name: "Keys" }));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expectSound(page, "the command menu", page.getByRole("dialog", { name: "Command menu" }));
});

test("knowledge, playground and settings are sound [B7] [S1]", async ({ workspace, sit }) => {
  await workspace.publish([article]);
  const { page } = await sit(workspace.owner, "knowledge", quiet);
  const open = async (path: string) => page.goto(`/w/${workspace.slug}/${path}`);
  await expectSound(page, "knowledge", page.getByText(article.title));
  await page.getByRole("link", { name: article.title }).click();
  await expectSound(page, "an article", page.getByLabel("Title"));
  await Promise.all([page.waitForResponse(isStream), open(`playground?q=${encodeURIComponent(question)}`)]);
  await page.getByText("As whom").click();
  await page.getByRole("checkbox", { name: "Signed in on the site" }).check();
  await page.getByLabel("What the site signed").fill("plan = gold");
  await page.getByRole("button", { name: /^Ask/ }).click();
  await page.getByText("Everything that was measured").click();
  await expectSound(page, "a trial", page.getByText("The decision").first());
  for (const [path, words] of [
    ["settings", "Address"],
    ["settings/members", "What each role may do"],
    ["settings/usage", "Visitor messages today"],
    ["settings/channel", "Embed tag"],
    ["settings/bot", "When the bot answers by itself"],
  ] as const) {
    await open(path);
    await expectSound(page, path, page.getByText(words).first());
  }
});

test("the policy is sound [E9]", async ({ workspace, sit }) => {
  const { page } = await sit(workspace.owner, "policy", quiet);
  await expectSound(page, "policy", page.getByText("Versions are never changed"));
});

test("what knowledge comes from is sound: imports, sites, what is said twice and an article's earlier texts [B2] [B3]", async ({ workspace, sit }) => {
  const { owner } = workspace;
  await workspace.publish([article, { title: "Tents", body: article.body.replace(/thirty|30/i, "sixty") }]);
  const { data } = await owner.ok<{ data: { id: string; title: string; version: number }[] }>("GET", "/api/v1/articles");
  const edited = data.find(({ title }) => title === article.title);
  await owner.ok("PATCH", `/api/v1/articles/${edited?.id}`, { version: edited?.version, body: `${article.body} Please keep the box.` });
  // Nothing answers there, so the import has a document that failed.
  const site = `https://nowhere.invalid/${"a-page-with-a-long-address/".repeat(4)}`;
  const read = await owner.ok<{ import: { id: string } }>("POST", "/api/v1/knowledge-sources", { kind: "page", url: site, recrawl: "daily" });
  const { page } = await sit(owner, "knowledge/imports", quiet);
  const open = async (path: string) => page.goto(`/w/${workspace.slug}/knowledge/${path}`);
  await expectSound(page, "imports", page.getByRole("list", { name: "Imports" }));
  await open(`imports/${read.import.id}`);
  await expectSound(page, "an import", page.getByText(site).first());
  await open("sites");
  await expectSound(page, "sites", page.getByRole("list", { name: "Sites" }));
  await expect(async () => {
    await open("duplicates");
    await expect(page.getByText("May contradict").nth(1)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expectSound(page, "said twice", page.getByRole("list", { name: "Said twice" }));
  await open(`${edited?.id}/history`);
  await expectSound(page, "an article's earlier texts", page.locator("ins").first());
});

test("the audit log, an open record and a decision's story are sound [C1]", async ({ workspace, sit }) => {
  await fill(workspace);
  const { page } = await sit(workspace.owner, "audit?type=decision", quiet);
  const log = page.getByRole("list", { name: "Records, newest first" });
  await expectSound(page, "audit log", log);
  await log.getByRole("listitem").last().click();
  const story = page.getByRole("link", { name: "The whole story of this decision" });
  await expectSound(page, "a record", story);
  await story.click();
  await expectSound(page, "a decision's story", page.getByText("Every fact, oldest first"));
});

test("the metrics and the conversations behind a number are sound [A1] [A3]", async ({ workspace, sit }) => {
  await fill(workspace);
  const { owner } = workspace;
  await expect
    .poll(async () => (await owner.ok<{ report: { totals: { handedOff: number } } }>("GET", "/api/v1/metrics?days=7")).report.totals.handedOff)
    .toBeGreaterThan(0);
  const { page } = await sit(owner, "metrics?days=7", quiet);
  await page.getByText("Show the numbers").first().click();
  await expectSound(page, "metrics", page.locator(".recharts-bar-rectangle").first());
  await page.goto(`/w/${workspace.slug}/metrics/conversations?segment=conversations&days=7`);
  await expectSound(page, "conversations behind a number", page.getByTestId("behind-row").first());
});

test("what a role may not open is said in a sound page [S1]", async ({ workspace, sit }) => {
  const { page } = await sit(await workspace.member("viewer"), "inbox", quiet);
  await page.goto(`/w/${workspace.slug}/audit`);
  await expectSound(page, "a page that the role does not open", page.getByText("Your role does not open this page"));
});

/** A conversation that a person has, with an answer, a note and a reply; and one with a draft that waits. */
async function fill(workspace: TestWorkspace): Promise<{ rated: string; held: string }> {
  await workspace.publish([article]);
  const rated = await workspace.visitor();
  await rated.say(question);
  await rated.until(({ author }) => author === "bot");
  await rated.say("I want to talk to a person");
  await rated.until(({ system }) => system?.code === "handoff_away");
  const taken = `/api/v1/conversations/${rated.conversationId}`;
  await workspace.owner.ok("POST", `${taken}/claim`, {});
  await workspace.owner.ok("POST", `${taken}/notes`, { clientId: crypto.randomUUID(), text: "Asked twice." });
  await workspace.owner.ok("POST", `${taken}/messages`, { clientId: crypto.randomUUID(), text: "Thirty days." });
  await turnDraftModeOn(workspace.owner);
  const held = await workspace.visitor();
  await held.say(question);
  await held.until(({ system }) => system?.code === "draft_held");
  return { rated: rated.conversationId, held: held.conversationId };
}

/** In each look axe finds nothing, and the page is not wider than the phone. Each leaves a picture. Leaves the window wide and light. */
async function expectSound(page: Page, name: string, ready: Locator, { only }: { only?: string } = {}): Promise<void> {
  await expect(ready, name).toBeVisible();
  for (const { colorScheme, viewport } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // Colours follow the theme with the next frame.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await keepPicture(page, `${name} ${colorScheme} ${viewport.width}`);
    // No frame of another origin is looked into: the page itself puts the findings together, where another window would be opened for it.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (only ? axe.include(only) : axe).analyze();
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary?.split("\n").slice(1, 3).join("; ")})`).join(" | ")}`,
    );
    expect.soft(found, `${name}, ${colorScheme}, ${viewport.width} px`).toEqual([]);
    if (viewport === narrow && !only)
      expect
        .soft(await page.evaluate(() => document.documentElement.scrollWidth), `${name}: the page's width at ${viewport.width} px`)
        .toBeLessThanOrEqual(viewport.width);
  }
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}
