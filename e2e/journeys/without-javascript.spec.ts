/** The first page of rows is in the HTML itself: a slow script, or none, hides nothing. */
import { article, cookiesOf, expect, question, test } from "../fixtures/journey";

test("inbox, conversation and audit log hold their first page of rows in the HTML, before any script runs [L1] [C1]", async ({
  workspace,
  openWindow,
  appUrl,
}) => {
  await workspace.publish([article]);
  const [waiting, answered] = [await workspace.visitor(), await workspace.visitor()];
  await answered.say(question);
  await answered.until(({ author }) => author === "bot");
  await waiting.say("I want to talk to a person");
  await waiting.until(({ system }) => system?.code === "handoff_away");

  const page = await openWindow({ javaScriptEnabled: false });
  await page.context().addCookies(cookiesOf(workspace.owner, appUrl));
  const home = `/w/${workspace.slug}`;

  await page.goto(`${home}/inbox`);
  const rows = page.getByRole("region", { name: "Conversations" }).getByRole("listitem");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Asked for a person");
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "All", exact: true }).click();
  await expect(rows).toHaveCount(2);

  await rows.filter({ hasText: "thirty days" }).getByRole("link").click();
  const transcript = page.getByRole("list", { name: "Transcript" });
  await expect(transcript).toContainText(question);
  await expect(transcript).toContainText(article.body);
  await expect(transcript).toContainText("Answered:");
  await page.goto(`${home}/inbox/${waiting.conversationId}`);
  await expect(transcript).toContainText("I want to talk to a person");
  await expect(page.getByRole("complementary", { name: "Details" })).toContainText("The visitor asked for a person in English.");

  await page.getByRole("searchbox", { name: "Search conversations" }).fill("tent");
  await page.getByRole("searchbox", { name: "Search conversations" }).press("Enter");
  await page.waitForURL("**q=tent**");

  await page.goto(`${home}/audit`);
  const log = page.getByRole("list", { name: "Records, newest first" });
  await expect(log.getByRole("listitem").filter({ hasText: "decided to hand over: asked for a person" })).toHaveCount(1);
  await expect(log.getByRole("listitem").filter({ hasText: "decided to answer: sure enough" })).toHaveCount(1);
  await log.getByRole("listitem").filter({ hasText: "decided to answer" }).getByRole("link").click();
  await page.getByRole("link", { name: "The whole story of this decision" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Answered:");
  await expect(page.getByText(question, { exact: true }).first()).toBeVisible();
});
