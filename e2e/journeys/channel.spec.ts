/** What a channel tells its owners, and what a visitor who has gone comes back by. */
import AxeBuilder from "@axe-core/playwright";
import { chatOn } from "../fixtures/chat";
import { runSql } from "../fixtures/database";
import { allowSite, article, expect, question, test } from "../fixtures/journey";
import { waitForMail } from "../fixtures/test";

const quiet = { reducedMotion: "reduce" } as const;

test("the first steps say on which site the tag was seen while the page stays open, and the channel's settings say since when [W1]", async ({
  workspace,
  serveSite,
  openWindow,
  sit,
}) => {
  const origin = await serveSite(workspace.channelKey);
  await allowSite(workspace.owner, origin);
  const { page: steps } = await sit(workspace.owner, "", quiet);
  await expect(steps.getByRole("button", { name: /Paste the tag/ })).toContainText("Shows here once a page with the tag is opened");
  const page = await openWindow(quiet);
  await page.goto(`${origin}/tents`);
  await expect(chatOn(page).launcher).toBeVisible();
  await expect(steps.getByRole("button", { name: /Paste the tag/ })).toContainText(`Seen on ${new URL(origin).host}`, { timeout: 60_000 });
  await steps.goto(`/w/${workspace.slug}/settings/channel`);
  await expect(steps.getByText("Seen on").first()).toContainText(new URL(origin).host);
});

test("an answer reaches a visitor who has gone by mail, and its link opens the conversation again only after a press [W8]", async ({
  workspace,
  visit,
  openWindow,
}) => {
  const { owner } = workspace;
  const address = `mia-${workspace.slug}@visitors.example`;
  await workspace.publish([article]);
  const { data: channels } = await owner.ok<{ data: { id: string; version: number }[] }>("GET", "/api/v1/channels");
  const preChat = { fields: [{ key: "email", kind: "email", label: "E-mail", required: true, options: [] }], notice: null };
  await owner.ok("PATCH", `/api/v1/channels/${channels[0]?.id}`, { version: channels[0]?.version, preChat });
  const { page, chat } = await visit(workspace, quiet);
  await chat.open();
  await chat.composer.fill(question);
  await chat.composer.press("Enter");
  await page.getByTestId("field-email").fill(address);
  await page.getByTestId("pre-chat").getByRole("button", { name: "Start the chat" }).click();
  await expect(chat.from("bot")).toContainText(article.body);
  await page.context().close();

  const { data } = await owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/inbox?view=all");
  const id = data[0]?.id ?? "";
  await owner.ok("POST", `/api/v1/conversations/${id}/claim`, {});
  await owner.ok("POST", `/api/v1/conversations/${id}/messages`, { clientId: crypto.randomUUID(), text: "I put a label into your parcel." });
  // The visitor is gone and two minutes of quiet are over.
  await runSql(`DELETE FROM visitor_stream WHERE workspace_id = (SELECT id FROM workspace WHERE slug = $1)`, [workspace.slug]);
  await runSql(`UPDATE message SET created_at = created_at - interval '5 minutes' WHERE workspace_id = (SELECT id FROM workspace WHERE slug = $1)`, [
    workspace.slug,
  ]);
  await runSql(`UPDATE conversation SET mail_due_at = mail_due_at - interval '5 minutes' WHERE workspace_id = (SELECT id FROM workspace WHERE slug = $1)`, [
    workspace.slug,
  ]);
  const link = new URL(await waitForMail(address));

  const resumes: string[] = [];
  const later = await openWindow(quiet);
  later.on("request", (request) => {
    if (request.method() === "POST") resumes.push(new URL(request.url()).pathname);
  });
  await later.goto(`${link.pathname}${link.search}`);
  const press = later.getByRole("button", { name: "Continue" });
  await expect(press).toBeEnabled();
  expect((await new AxeBuilder({ page: later }).analyze()).violations.map(({ id: rule }) => rule)).toEqual([]);
  expect(resumes).toEqual([]);
  await expect(later.locator("handrail-widget")).toHaveCount(0);
  await press.click();
  const resumed = chatOn(later);
  await expect(resumed.from("human")).toContainText("I put a label into your parcel.");
  await expect(resumed.from("visitor")).toContainText(question);
  await resumed.say("Thank you, it is on its way.");
  await expect(resumed.from("visitor")).toHaveCount(2);
  await later.goto("/continue?token=used-up");
  await later.getByRole("button", { name: "Continue" }).click();
  await expect(later.getByRole("heading", { name: "This link leads nowhere any more" })).toBeVisible();
});
