/** What an integrator does to be told of events: adds an address, keeps the secret, sends a test, finds what failed and sends it again. */
import { verifyWebhook } from "@/lib/testing/webhook-receiver";
import { expect } from "../fixtures/journey";
import { test } from "../fixtures/receiver";
import { expectSoundLooks } from "../fixtures/sound";

test("an owner adds a webhook, keeps the secret that is shown once, and a test and a real event arrive, signed as the reference library wants it [I1]", async ({
  workspace,
  sit,
  receiver,
}) => {
  const { page } = await sit(workspace.owner, "settings/webhooks");
  await expect(page.getByText("No program is told anything yet")).toBeVisible();
  await expectSoundLooks(page, "no webhooks");
  await page.getByRole("button", { name: "New webhook" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Address").fill("http://10.0.0.8/hooks");
  await dialog.getByRole("button", { name: "Add the webhook" }).click();
  await expect(dialog.getByRole("alert")).toContainText("is not on the public internet");
  await dialog.getByLabel("Address").fill(receiver.url);
  await dialog.getByLabel(/^What it is for/).fill("Orders");
  await dialog.getByLabel("conversation.started", { exact: true }).check();
  await expectSoundLooks(page, "a new webhook");
  await dialog.getByRole("button", { name: "Add the webhook" }).click();
  const secret = await dialog.getByLabel("Signing secret").inputValue();
  expect(secret).toMatch(/^whsec_/);
  await expectSoundLooks(page, "the secret, once");
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  const row = page.getByRole("region", { name: "Webhooks" }).getByRole("listitem");
  await expect(row).toContainText("Orders");
  await expectSoundLooks(page, "one webhook");

  await row.getByRole("link").click();
  await expect(page.getByText("Nothing has happened yet that this webhook is told.")).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.getByLabel("Try it with a sample of").selectOption("handoff.requested");
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The test arrived" })).toContainText("Answered 200");
  await expect.poll(() => receiver.received.length).toBe(1);
  expect(verifyWebhook(secret, receiver.received[0]!)).toMatchObject({ type: "handoff.requested" });

  const visitor = await workspace.visitor();
  await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(2);
  expect(verifyWebhook(secret, receiver.received[1]!)).toMatchObject({
    type: "conversation.started",
    data: { conversationId: visitor.conversationId },
  });
  const deliveries = page.getByRole("region", { name: "Deliveries" }).getByRole("listitem");
  await expect(deliveries).toHaveCount(2);
  await deliveries.first().locator("summary").click();
  await expect(deliveries.first()).toContainText(receiver.received[1]!.headers["webhook-id"]!);
  await expect(deliveries.first().getByLabel("Body")).toContainText(visitor.conversationId);
  await expectSoundLooks(page, "a webhook with deliveries");
});

test("a failing receiver shows its attempts, is sent the delivery again when it is mended, and a changed webhook is told other events [I1]", async ({
  workspace,
  sit,
  receiver,
}) => {
  receiver.behave({ kind: "status", status: 500, body: "The disk is full" });
  const { webhook, secret } = await workspace.owner.ok<{ webhook: { id: string }; secret: string }>("POST", "/api/v1/webhooks", {
    url: receiver.url,
    eventTypes: ["conversation.started"],
  });
  await workspace.visitor();
  const { page } = await sit(workspace.owner, `settings/webhooks/${webhook.id}`);
  const delivery = page.getByRole("region", { name: "Deliveries" }).getByRole("listitem").first();
  await expect(delivery).toContainText("The receiver answered 500", { timeout: 60_000 });
  await delivery.locator("summary").click();
  await expect(delivery).toContainText("The disk is full");
  await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBeGreaterThan(1);
  const tried = receiver.received.length;
  await page.reload();
  await expect(page.getByText("Nothing has been delivered since")).toBeVisible();
  await delivery.locator("summary").click();
  await expectSoundLooks(page, "a failing webhook");

  receiver.behave({ kind: "status", status: 200 });
  await delivery.getByRole("button", { name: "Send again" }).click();
  await expect(delivery).toContainText("Delivered", { timeout: 60_000 });
  const [first, again] = [receiver.received[0]!, receiver.received[tried]!];
  expect(again.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
  expect(again.body).toBe(first.body);
  verifyWebhook(secret, again);

  await page.getByRole("button", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^What it is for/).fill("Handovers");
  await dialog.getByLabel("conversation.started", { exact: true }).uncheck();
  await dialog.getByLabel("handoff.requested", { exact: true }).check();
  await expectSoundLooks(page, "a webhook that is edited");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Webhook", exact: true })).toContainText("Handovers");
  const before = receiver.received.length;
  const visitor = await workspace.visitor();
  await visitor.say("I want to talk to a person");
  await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBeGreaterThan(before);
  expect(receiver.received.slice(before).map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(["handoff.requested"]);

  await page.getByRole("button", { name: "New secret…" }).click();
  await dialog.getByRole("button", { name: "Make a new secret" }).click();
  const fresh = await dialog.getByLabel("Signing secret").inputValue();
  expect(fresh).not.toBe(secret);
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("The test arrived")).toBeVisible();
  for (const each of [secret, fresh]) verifyWebhook(each, receiver.received.at(-1)!);

  await page.getByRole("button", { name: "Delete…" }).click();
  await expect(dialog).toContainText(receiver.url);
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "Delete…" }).click();
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("No program is told anything yet")).toBeVisible();
});

test("a receiver that is gone turns the webhook off; every screen says so to those who may see webhooks, and it is turned on and replayed [I1]", async ({
  workspace,
  sit,
  receiver,
}) => {
  receiver.behave({ kind: "status", status: 410 });
  await workspace.owner.ok("POST", "/api/v1/webhooks", { url: receiver.url, eventTypes: ["conversation.started"] });
  const agent = await sit(await workspace.member("agent"));
  const { page } = await sit(workspace.owner);
  const missed = [await workspace.visitor()];
  const hint = page.getByRole("link", { name: "A webhook was turned off" });
  await expect(hint).toBeVisible({ timeout: 60_000 });
  await expectSoundLooks(page, "the inbox with the hint");
  await agent.page.reload();
  await expect(agent.page.getByRole("heading", { name: /./ }).first()).toBeVisible();
  await expect(agent.page.getByRole("link", { name: "A webhook was turned off" })).toHaveCount(0);
  missed.push(await workspace.visitor());

  await hint.click();
  await expect(page.getByText("Turned off because the receiver answered 410 Gone")).toBeVisible();
  await expectSoundLooks(page, "a webhook that was turned off");
  receiver.behave({ kind: "status", status: 200 });
  const before = receiver.received.length;
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("Nothing is sent", { exact: true })).toHaveCount(0);
  await expect(hint).toHaveCount(0);
  await page.getByRole("button", { name: "Replay" }).click();
  const arrived = () =>
    new Set(receiver.received.slice(before).map(({ body }) => (JSON.parse(body) as { data: { conversationId: string } }).data.conversationId));
  await expect.poll(() => [...arrived()].sort(), { timeout: 60_000 }).toEqual(missed.map(({ conversationId }) => conversationId).sort());
});
