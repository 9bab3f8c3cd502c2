/** A refund from the visitor's wish to the one call that pays it, and what the visitor reads of it. */
import { verifyWebhook } from "@/lib/testing/webhook-receiver";
import { refunds } from "../fixtures/furnished";
import { expect } from "../fixtures/journey";
import { keepPicture } from "../fixtures/picture";
import { test } from "../fixtures/receiver";
import { expectSoundLooks } from "../fixtures/sound";

test("a refund above the limit: the bot offers the form, a reviewer lowers the amount and approves, the owner's system gets one signed call, and the visitor reads that it is done [B6] [P1]", async ({
  workspace,
  visit,
  sit,
  receiver,
}) => {
  receiver.behave({ kind: "status", status: 200, body: "paid back" });
  const { tool, secret } = await workspace.owner.ok<{ tool: { id: string }; secret: string }>("POST", "/api/v1/tools", {
    name: "refund",
    url: receiver.url,
    schema: refunds.schema,
  });
  await workspace.owner.ok("PUT", "/api/v1/request-forms", {
    kind: "refund",
    version: 0,
    enabled: true,
    fields: [
      { key: "orderId", kind: "text" },
      { key: "amount", kind: "amount", currency: "EUR" },
    ],
    toolId: tool.id,
    approval: { kind: "above", field: "amount", limit: 5_000, currency: "EUR" },
  });
  const { chat, page: site } = await visit(workspace);
  await chat.open();
  await chat.say("I want a refund for order N-1042, the tent came torn.");
  await chat.panel.getByRole("button", { name: "Fill in the form: Refund" }).click();
  const form = chat.panel.getByTestId("request-form");
  await expect(form.getByLabel("Order number")).toBeFocused();
  await form.getByLabel("Amount (EUR)").fill("a lot");
  await form.getByRole("button", { name: "Send the form" }).click();
  await expect(form.getByRole("alert").first()).toHaveText("Please fill this in.");
  await form.getByLabel("Order number").fill("N-1042");
  await form.getByRole("button", { name: "Send the form" }).click();
  await expect(form).toContainText("Please write an amount such as 49.90.");
  await keepPicture(site, "The visitor fills in the refund");
  await form.getByLabel("Amount (EUR)").fill("120,00");
  await form.getByLabel("Amount (EUR)").press("Enter");
  await expect(chat.told("request_sent")).toContainText("Refund: your request has been sent.");
  await expect(form).toBeHidden();
  await expect(chat.composer).toBeFocused();

  const desk = await sit(await workspace.member("reviewer"), "approvals");
  const action = desk.page.getByRole("article").first();
  await expect(action).toContainText("120.00 EUR");
  expect(receiver.received).toHaveLength(0);
  await desk.page.keyboard.press("e");
  await action.getByLabel("Amount").fill("90.50");
  await keepPicture(desk.page, "A reviewer lowers the refund");
  await action.getByRole("button", { name: "Save and approve" }).click();
  await expect(chat.told("request_ended")).toContainText("Refund: it is done.");
  await expect(chat.told("request_ended")).toHaveCount(1);
  await keepPicture(site, "The visitor reads that it is done");
  expect(receiver.received).toHaveLength(1);
  expect(verifyWebhook(secret, receiver.received[0]!)).toMatchObject({
    type: "tool.called",
    data: { tool: "refund", arguments: { orderId: "N-1042", amount: { minor: 9_050, currency: "EUR" } } },
  });
});

test("an admin sets a form by keyboard: fields, limit and tool; visitors get it as configured, and the inbox shows what was asked for and how far it is [B6] [L1]", async ({
  workspace,
  visit,
  sit,
  receiver,
}) => {
  receiver.behave({ kind: "status", status: 200, body: "paid back" });
  await workspace.owner.ok("POST", "/api/v1/tools", { name: "refund", url: receiver.url, schema: refunds.schema });
  const { page } = await sit(await workspace.member("admin"), "settings/requests");
  await expect(page.getByRole("region", { name: "Requests" }).getByRole("listitem")).toHaveText([/RefundOff/, /Account deletionOff/, /Change of addressOff/]);
  await expectSoundLooks(page, "the forms");
  await page.getByRole("button", { name: "Change Refund" }).press("Enter");
  await expect(page.getByRole("button", { name: "All forms" })).toBeFocused();
  const form = page.getByRole("region", { name: "Refund" });
  const preview = page.getByRole("region", { name: "As visitors see it" });
  await form.getByRole("switch", { name: "Bots offer this form" }).press("Space");
  await form.getByRole("button", { name: "Move Amount up" }).press("Enter");
  await expect(form.getByRole("button", { name: "Move Amount down" })).toBeFocused();
  await form.getByRole("group", { name: "Field 2: Order number" }).getByLabel("Label").fill("Number on the receipt");
  await form.getByLabel("Tool").selectOption("refund");
  await form.getByLabel("A person agrees").selectOption("above");
  await form.getByLabel("Limit").fill("a lot");
  await expect(form.getByRole("alert")).toHaveText("Write an amount such as 49.90.");
  await form.getByLabel("Limit").fill("50");
  await form.getByLabel("Limit").press("Enter");
  // The tool does not take what the form would collect.
  await expect(form.getByRole("alert").first()).toContainText("Takes other arguments: reason");
  await form.getByRole("button", { name: "Remove Reason" }).press("Enter");
  await preview.getByLabel("Language").selectOption("de");
  await expect(preview.locator("label")).toHaveText(["Betrag (EUR)", "Number on the receipt"]);
  await expectSoundLooks(page, "a form");
  expect(await page.evaluate(() => document.documentElement.scrollHeight), "only the screen's own part scrolls").toBe(900);
  await form.getByLabel("Limit").press("Enter");
  await expect(form.getByRole("button", { name: "Save" })).toBeDisabled();
  await page.getByRole("button", { name: "All forms" }).press("Enter");
  const row = page.getByRole("region", { name: "Requests" }).getByRole("listitem").first();
  await expect(row).toContainText("A person agrees above 50.00 EUR, then refund is called");
  await expect(row.getByRole("button")).toBeFocused();

  const { chat } = await visit(workspace);
  await chat.open();
  await chat.say("I want a refund for order N-1042, the tent came torn.");
  await chat.panel.getByRole("button", { name: "Fill in the form: Refund" }).click();
  const asked = chat.panel.getByTestId("request-form");
  await expect(asked.getByLabel("Amount (EUR)")).toBeFocused();
  await asked.getByLabel("Amount (EUR)").fill("120");
  await asked.getByLabel("Number on the receipt").fill("N-1042");
  await asked.getByRole("button", { name: "Send the form" }).click();
  await expect(chat.told("request_sent")).toBeVisible();

  const agent = await sit(await workspace.member("agent"), "inbox?view=all");
  await agent.desk.rows.first().click();
  const requests = agent.desk.details.locator("section").filter({ has: agent.page.getByRole("heading", { name: "Requests" }) });
  await expect(requests).toContainText(/Refund.*Waits for a person.*120\.00 EUR.*Number on the receipt.*N-1042/);
  const desk = await sit(await workspace.member("reviewer"), "approvals");
  await expect(desk.page.getByRole("article").first()).toContainText("120.00 EUR");
  await desk.page.keyboard.press("a");
  await expect(chat.told("request_ended")).toContainText("Refund: it is done.");
  await expect(requests).toContainText("Done");
  await expectSoundLooks(agent.page, "a conversation with a request");
  await agent.page.setViewportSize({ width: 1440, height: 900 });
  await requests.getByRole("link", { name: "Approval" }).click();
  await expect(agent.page.getByRole("article").first()).toContainText("carried it out");
});

test("two admins at one form: what was typed stays, the other's form can be taken or written over, and who may only look changes nothing [B6] [S1]", async ({
  workspace,
  sit,
}) => {
  const { page } = await sit(workspace.owner, "settings/requests");
  await page.getByRole("button", { name: "Change Change of address" }).click();
  const form = page.getByRole("region", { name: "Change of address" });
  const label = form.getByRole("group", { name: /^Field 1/ }).getByLabel("Label");
  await label.fill("Parcel");
  const theirs = { kind: "address_change", version: 0, enabled: true, fields: [{ key: "orderId", kind: "text", label: "Consignment" }] };
  await (await workspace.member("admin")).ok("PUT", "/api/v1/request-forms", theirs);
  await expect(form.getByRole("status")).toContainText("Somebody else has saved this meanwhile");
  await expect(label).toHaveValue("Parcel");
  await form.getByRole("button", { name: "Take theirs" }).click();
  await expect(label).toHaveValue("Consignment");
  await expect(form.getByRole("switch")).toBeChecked();

  const { page: looking } = await sit(await workspace.member("reviewer"), "settings/requests");
  await looking.getByRole("button", { name: "Look at Change of address" }).click();
  await expect(looking.getByText("Your role may look at this, not change it.")).toBeVisible();
  await expect(looking.getByRole("group", { name: /^Field 1/ }).getByLabel("Label")).toBeDisabled();
  await expect(looking.getByRole("button", { name: "Save" })).toHaveCount(0);
});
