/** A tool from the settings to the one call that the workspace's own system gets. */
import { verifyWebhook } from "@/lib/testing/webhook-receiver";
import { refunds } from "../fixtures/furnished";
import { expect, isStream } from "../fixtures/journey";
import { test } from "../fixtures/receiver";
import { expectSoundLooks } from "../fixtures/sound";

test("an owner adds a tool, a reviewer edits what is asked for and approves, the owner's system gets one signed call with the edited arguments [B6] [P1]", async ({
  workspace,
  sit,
  receiver,
}) => {
  receiver.behave({ kind: "status", status: 200, body: "paid back" });
  const { page } = await sit(workspace.owner, "settings/tools");
  await expect(page.getByText("Nothing is called yet")).toBeVisible();
  await expectSoundLooks(page, "no tools");
  await page.getByRole("button", { name: "New tool" }).click();
  const form = page.getByRole("form", { name: "Tool" });
  await form.getByLabel("Name").fill("refund");
  await form.getByLabel("Address", { exact: true }).fill("http://10.0.0.8/refunds");
  await form.getByLabel("A person agrees").selectOption("above");
  await form.getByLabel("Limit").fill("50");
  await form.getByRole("button", { name: "Add the tool" }).click();
  await expect(form.getByRole("alert")).toContainText("is not on the public internet");
  await form.getByLabel("Address", { exact: true }).fill(receiver.url);
  await expectSoundLooks(page, "a new tool");
  await form.getByRole("button", { name: "Add the tool" }).click();
  const secret = await page.getByLabel("Signing secret").inputValue();
  await page.getByRole("button", { name: "I have kept it" }).click();
  await expect(page.getByRole("region", { name: "Tools" }).getByRole("listitem")).toContainText("A person agrees above 50.00 EUR");
  expect(await page.content()).not.toContain(secret);

  const { data } = await workspace.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/tools");
  const given = (minor: number) => ({ orderId: "N-1042", amount: { minor, currency: "EUR" } });
  const calls = `/api/v1/tools/${data[0]?.id}/calls`;
  const call = await workspace.owner.ok<{ id: string }>("POST", calls, { arguments: given(12_000), summary: "The tent came torn." });
  const desk = await sit(await workspace.member("reviewer"), "approvals");
  const action = desk.page.getByRole("article", { name: "refund" });
  await expect(action).toContainText("120.00 EUR");
  expect(receiver.received).toHaveLength(0);
  await desk.page.keyboard.press("e");
  await action.getByLabel("Amount").fill("90.50");
  await action.getByRole("button", { name: "Save and approve" }).click();
  await expect(page.getByRole("region", { name: "Calls" }).getByRole("listitem")).toContainText("Done");
  await expectSoundLooks(page, "a tool and its call");
  expect(receiver.received).toHaveLength(1);
  expect(verifyWebhook(secret, receiver.received[0]!)).toMatchObject({ type: "tool.called", data: { callId: call.id, arguments: given(9_050) } });
});

test("a call whose connection is cut is listed as not known, and whoever finds out says so once; nothing is called again [B6]", async ({
  workspace,
  sit,
  receiver,
}) => {
  receiver.behave({ kind: "resets" });
  const { tool } = await workspace.owner.ok<{ tool: { id: string } }>("POST", "/api/v1/tools", {
    name: "refund",
    url: receiver.url,
    schema: refunds.schema,
    approval: { kind: "none" },
  });
  const { page } = await sit(await workspace.member("manager"), "settings/tools");
  await workspace.owner.ok("POST", `/api/v1/tools/${tool.id}/calls`, {
    arguments: { orderId: "N-1042", amount: { minor: 1_000, currency: "EUR" } },
    summary: "The tent came torn.",
  });
  const row = page.getByRole("region", { name: "Calls" }).getByRole("listitem");
  await expect(row).toContainText("Not known");
  await row.getByRole("button", { name: "It was done" }).click();
  await expect(row).toContainText("found out");
  await expect(row).toContainText("Done");
  expect(receiver.received).toHaveLength(1);
});

test("a visitor asks in words, the model proposes a call, a reviewer approves it, the owner's system gets one signed call, and the visitor reads that it is done [B6] [M3]", async ({
  workspace,
  visit,
  sit,
  receiver,
  model,
}) => {
  const wish = "Please move the delivery of order N-1042 to 2026-12-05.";
  const given = { orderId: "N-1042", day: "2026-12-05" };
  await workspace.publish([{ title: "Another day for a delivery", body: "We move a delivery until it has left our house.", exemplars: [wish] }]);
  const { data } = await workspace.owner.ok<{ data: { id: string; version: number }[] }>("GET", "/api/v1/bots");
  await workspace.owner.ok("PATCH", `/api/v1/bots/${data[0]?.id}`, {
    version: data[0]?.version,
    model: { enabled: true, baseUrl: model.baseUrl, name: "scripted" },
  });
  const text = { type: "string", maxLength: 20 };
  const { secret } = await workspace.owner.ok<{ secret: string }>("POST", "/api/v1/tools", {
    name: "delivery.move",
    description: "Moves the delivery of an order to another day",
    url: receiver.url,
    schema: { type: "object", properties: { orderId: text, day: { type: "string", format: "date" } }, required: ["orderId", "day"] },
  });
  const { page } = await sit(workspace.owner, "settings/tools");
  await page.getByRole("button", { name: "Change delivery.move" }).click();
  const form = page.getByRole("form", { name: "Tool" });
  await form.getByLabel("The bot may ask for it").selectOption("yes");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("region", { name: "Tools" }).getByRole("listitem")).toContainText("also asked for by the bot");
  await expectSoundLooks(page, "a tool that the bot may ask for");

  model.behave({ kind: "calls", calls: [{ name: "delivery_move", arguments: given }] });
  await Promise.all([page.waitForResponse(isStream), page.goto(`/w/${workspace.slug}/playground?q=${encodeURIComponent(wish)}`)]);
  await page.getByRole("button", { name: /^Ask/ }).click();
  const story = page.getByRole("list", { name: /^What happens with/ });
  await expect(story).toContainText("Would ask for delivery.move with");
  await expect(story).toContainText("A person would have to agree first. Nothing was called.");
  await expectSoundLooks(page, "a call in the playground");

  const { chat } = await visit(workspace);
  await chat.open();
  await chat.say(wish);
  await expect(chat.told("request_sent")).toContainText("I have passed your request on.");
  const desk = await sit(await workspace.member("reviewer"), "approvals");
  const action = desk.page.getByRole("article", { name: "delivery.move" });
  await expect(action).toContainText("N-1042");
  expect(receiver.received).toHaveLength(0);
  await action.getByRole("button", { name: /^Approve/ }).click();
  await expect(chat.told("request_ended")).toContainText("Your request: it is done.");
  await expect(chat.told("request_ended")).toHaveCount(1);
  expect(receiver.received).toHaveLength(1);
  expect(verifyWebhook(secret, receiver.received[0]!)).toMatchObject({ type: "tool.called", data: { tool: "delivery.move", arguments: given } });
});
