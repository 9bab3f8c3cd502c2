/** A refund from the visitor's wish to the one call that pays it, and what the visitor reads of it. */
import { verifyWebhook } from "@/lib/testing/webhook-receiver";
import { refunds } from "../fixtures/furnished";
import { expect } from "../fixtures/journey";
import { test } from "../fixtures/receiver";

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
  const { chat } = await visit(workspace);
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
  await action.getByRole("button", { name: "Save and approve" }).click();
  await expect(chat.told("request_ended")).toContainText("Refund: it is done.");
  await expect(chat.told("request_ended")).toHaveCount(1);
  expect(receiver.received).toHaveLength(1);
  expect(verifyWebhook(secret, receiver.received[0]!)).toMatchObject({
    type: "tool.called",
    data: { tool: "refund", arguments: { orderId: "N-1042", amount: { minor: 9_050, currency: "EUR" } } },
  });
});
