/** Getting in, getting back in, and being kept out. */
import { article, cookiesOf, expect, test } from "../fixtures/journey";
import { deskOn } from "../fixtures/desk";
import { password, waitForMail } from "../fixtures/test";

test("a forgotten password is replaced by the link of a mail; every open session ends, the old password is refused, the link works once [S1] [S2]", async ({
  workspace,
  sit,
  openWindow,
}) => {
  const member = await workspace.member("agent");
  const { account } = await member.ok<{ account: { email: string } }>("GET", "/api/v1/account");
  const { page: console } = await sit(member);
  const page = await openWindow();

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgotten?" }).click();
  await expect(page.getByRole("heading", { name: "Reset the password" })).toBeVisible();
  await page.getByLabel("E-mail").fill("nobody-at-all@visitors.example");
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  await page.goto("/reset");
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();

  // The first mail to this address was the invitation.
  const link = await waitForMail(account.email, 2);
  await page.goto(link);
  await page.getByLabel("New password").fill("another horse, another staple");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("heading", { name: "The new password counts" })).toBeVisible();
  await console.waitForURL("**/sign-in**");

  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Address and password do not belong together")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("another horse, another staple");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`**/w/${workspace.slug}/inbox`);

  await page.goto(link);
  await page.getByLabel("New password").fill("a third horse, a third staple");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
});

test("a viewer reads the whole conversation but finds nothing to write or act with, and the API refuses what the screen does not offer [S1] [S3]", async ({
  workspace,
  sit,
}) => {
  await workspace.publish([article]);
  const visitor = await workspace.visitor();
  await visitor.say("I want to talk to a person");
  await visitor.until(({ system }) => system?.code === "handoff_away");
  const viewer = await workspace.member("viewer");
  const { page, desk } = await sit(viewer, `inbox/${visitor.conversationId}`);
  await expect(desk.transcript).toContainText("I want to talk to a person");
  await expect(page.getByText("Your role can read this conversation but not write in it.")).toBeVisible();
  await expect(desk.reply).toHaveCount(0);
  await expect(desk.note).toHaveCount(0);
  await expect(desk.button(/^(Take over|Resolve|Hand back|Reopen)/)).toHaveCount(0);
  await page.keyboard.press("c");
  for (const [act, body] of [
    ["claim", {}],
    ["resolve", {}],
    ["messages", { clientId: crypto.randomUUID(), text: "Hello" }],
    ["notes", { clientId: crypto.randomUUID(), text: "Hello" }],
  ] as const) {
    const answer = await viewer.call<{ code: string }>("POST", `/api/v1/conversations/${visitor.conversationId}/${act}`, body);
    expect([answer.status, answer.body.code], act).toEqual([403, "forbidden"]);
  }
  expect((await visitor.read()).conversation.handledBy).toBe("queue");

  const places = page.getByRole("navigation", { name: "Workspace", exact: true });
  await expect(places.getByRole("link", { name: "Inbox" })).toBeVisible();
  await expect(places.getByRole("link", { name: "Audit" })).toHaveCount(0);
  await page.goto(`/w/${workspace.slug}/audit`);
  await expect(page.getByText("Your role does not open this page")).toBeVisible();
});

test("a member of another workspace sees a foreign workspace and a foreign conversation exactly like missing ones [S3]", async ({
  workspace,
  newWorkspace,
  openWindow,
  appUrl,
}) => {
  const other = await newWorkspace();
  const visitor = await other.visitor();
  const agent = await workspace.member("agent");
  const page = await openWindow();
  await page.context().addCookies(cookiesOf(agent, appUrl));
  const words: string[] = [];
  for (const path of [`/w/${other.slug}/inbox`, "/w/no-such-workspace/inbox"]) {
    expect((await page.goto(path))?.status()).toBe(404);
    // The page of a 404 may come in after the document has been read: its words are awaited, then compared.
    await expect(page.getByText("There is nothing here").first()).toBeVisible();
    words.push(await page.locator("body").innerText());
  }
  expect(words[0]).toBe(words[1]);
  await page.goto(`/w/${workspace.slug}/inbox/${visitor.conversationId}`);
  await expect(page.getByText(/There is nothing here|This conversation is not here/).first()).toBeVisible();
});

test("a person with several workspaces switches between them, and each shows only its own visitors [S1] [S3]", async ({ workspace, newWorkspace, sit }) => {
  const other = await newWorkspace();
  const [here, there] = [await workspace.visitor(), await other.visitor()];
  await here.say("I want to talk to a person, says the first shop");
  await there.say("I want to talk to a person, says the second shop");
  await here.until(({ system }) => system?.code === "handoff_away");
  await there.until(({ system }) => system?.code === "handoff_away");
  const { page, desk } = await sit(workspace.owner, "inbox?view=all");
  await expect(desk.rows).toHaveCount(1);
  await desk.rows.click();
  await expect(desk.transcript).toContainText("the first shop");

  await page.getByRole("button", { name: `Workspace Shop ${workspace.slug}, switch` }).click();
  await page.getByRole("menuitem", { name: `Shop ${other.slug}` }).click();
  await page.waitForURL(`**/w/${other.slug}**`);
  await page.goto(`/w/${other.slug}/inbox?view=all`);
  await expect(desk.rows).toHaveCount(1);
  await desk.rows.click();
  await expect(desk.transcript).toContainText("the second shop");
});

test("signing out in one tab ends the other tab, forgets what was typed and not sent, and the back button shows nothing of the workspace [S2]", async ({
  workspace,
  sit,
}) => {
  const visitor = await workspace.visitor();
  await visitor.say("I want to talk to a person");
  const { page, desk } = await sit(await workspace.member("agent"), `inbox/${visitor.conversationId}?view=all`);
  await desk.reply.fill("Not for the next person at this desk");
  const typed = () => page.evaluate(() => Object.values(localStorage).filter((text: string) => text.includes("next person")));
  await expect.poll(typed).toHaveLength(1);
  const otherTab = await page.context().newPage();
  await otherTab.goto(`/w/${workspace.slug}/inbox?view=all`);
  await expect(deskOn(otherTab).rows).toHaveCount(1);

  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  expect(await typed()).toEqual([]);
  await otherTab.waitForURL("**/sign-in?next=**");
  await page.goBack();
  await page.waitForURL("**/sign-in**");
});
