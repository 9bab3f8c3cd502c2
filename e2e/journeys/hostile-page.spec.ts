/** The widget on pages that do their worst: resets, no storage, an old library on the prototypes, two tags, another writing direction. */
import { chatOn } from "../fixtures/chat";
import { allowSite, article, expect, question, test } from "../fixtures/journey";
import type { HostPage } from "../widget-host/host-page";

const pages: [string, Partial<HostPage>][] = [
  ["unsets every style with importance", { hostile: ["styles"] }],
  ["has no storage, no cookies, no locks and no channel between tabs", { hostile: ["storage"] }],
  ["has an old library on the prototypes of arrays and objects, and wraps fetch and JSON", { hostile: ["prototypes"] }],
  ["does all of it at once, writes from right to left and admits only its nonce", { hostile: ["styles", "storage", "prototypes"], dir: "rtl" }],
];

for (const [what, options] of pages) {
  test(`on a page that ${what} the chat is drawn, answers, and hands over to a person [W1] [W4] [W6]`, async ({ workspace, serveSite, openWindow }) => {
    await workspace.publish([article]);
    const origin = await serveSite(workspace.channelKey, options);
    await allowSite(workspace.owner, origin);
    const page = await openWindow();
    await page.goto(`${origin}/tents`);
    const chat = chatOn(page);
    await expect(chat.launcher).toBeVisible();
    const launcher = await chat.launcher.boundingBox();
    expect(launcher?.width).toBeGreaterThanOrEqual(56);
    expect(launcher!.x + launcher!.width).toBeCloseTo(1440 - 20, 0);
    await chat.open();
    const panel = (await chat.panel.boundingBox())!;
    expect([Math.round(panel.width), Math.round(panel.height)]).toEqual([380, 620]);
    await expect(chat.composer).toHaveCSS("font-size", "15px");
    await expect(chat.composer).toHaveCSS("letter-spacing", "normal");

    await chat.say(question);
    await expect(chat.from("bot")).toContainText(article.body);
    await chat.from("bot").getByTestId("source").first().click();
    await expect(chat.from("bot").getByRole("link", { name: "Read the article" })).toBeVisible();
    await page.getByTestId("talk-to-person").click();
    await expect(chat.told("handoff_away")).toBeVisible();
    const { data } = await workspace.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/inbox?view=unassigned");
    await workspace.owner.ok("POST", `/api/v1/conversations/${data[0]?.id}/messages`, { clientId: crypto.randomUUID(), text: "Hello, this is the shop." });
    await expect(chat.from("human")).toContainText("Hello, this is the shop.");
    await page.getByTestId("close").click();
    await expect(chat.panel).toBeHidden();
  });
}

test("two tags of two channels on one page behave like the first that runs, with one launcher and one conversation [W1]", async ({
  newWorkspace,
  workspace,
  serveSite,
  openWindow,
}) => {
  const second = await newWorkspace();
  await workspace.publish([article]);
  await second.publish([article]);
  const origin = await serveSite(workspace.channelKey, { secondKey: second.channelKey, policy: "strict-dynamic" });
  await allowSite(workspace.owner, origin);
  await allowSite(second.owner, origin);
  const page = await openWindow();
  await page.goto(`${origin}/tents`);
  const chat = chatOn(page);
  await expect(page.locator("handrail-widget")).toHaveCount(1);
  await chat.open();
  await chat.say(question);
  await expect(chat.from("bot")).toHaveCount(1);
  const counts = await Promise.all(
    [workspace, second].map(async ({ owner }) => (await owner.ok<{ data: unknown[] }>("GET", "/api/v1/inbox?view=all")).data.length),
  );
  expect(counts.sort()).toEqual([0, 1]);
});
