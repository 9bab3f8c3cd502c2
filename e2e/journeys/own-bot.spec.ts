/** A tenant's own program finds the bot's words: set in the settings, tried, asked in the playground and by a visitor; when it fails, people answer. */
import { verifyWebhook } from "@/lib/testing/webhook-receiver";
import { expect, isStream } from "../fixtures/journey";
import { test } from "../fixtures/receiver";
import { expectSoundLooks } from "../fixtures/sound";

test("an owner connects a bot of their own, which says what is wrong, then answers a visitor; when it hangs past its limit the visitor is with people [D2] [L5]", async ({
  workspace,
  sit,
  visit,
  receiver,
}) => {
  receiver.behave({ kind: "status", status: 500, body: "no such model" });
  const { page } = await sit(workspace.owner, "settings/bot");
  const section = page.getByRole("region", { name: "Your own bot" });
  await section.getByLabel("Who answers").selectOption({ label: "Your program, by API" });
  await expect(section.getByText("Messages wait for your program")).toBeVisible();
  await expectSoundLooks(page, "own bot by API, not saved");
  await section.getByLabel("Who answers").selectOption({ label: "Your program, asked by webhook" });
  await section.getByLabel("Address").fill(receiver.url);
  await section.getByLabel("Seconds to answer").fill("2");
  await section.getByRole("button", { name: "Save" }).click();
  const secret = await section.getByLabel("Signing secret of your own bot").inputValue();
  expect(secret).toMatch(/^whsec_/);
  await section.getByRole("button", { name: "Test your bot" }).click();
  await expect(section.getByRole("alert")).toContainText("It does not work yet");
  await expect(section.getByRole("alert")).toContainText("500");
  await expectSoundLooks(page, "own bot by webhook, failing");

  const answer = { action: "answer", text: "We open at nine.", confidence: 0.97, sources: [{ title: "Hours", url: "https://shop.example/hours" }] };
  receiver.behave({ kind: "status", status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(answer) });
  await section.getByRole("button", { name: "Test your bot" }).click();
  await expect(section.getByRole("status").filter({ hasText: "It works" })).toBeVisible();
  await Promise.all([page.waitForResponse(isStream), page.goto(`/w/${workspace.slug}/settings/bot`)]);
  expect(await page.content()).not.toContain(secret);

  await Promise.all([page.waitForResponse(isStream), page.goto(`/w/${workspace.slug}/playground?q=${encodeURIComponent("When do you open?")}`)]);
  await page.getByRole("button", { name: /^Ask/ }).click();
  await expect(page.getByRole("list", { name: /^What happens with/ })).toContainText(answer.text);
  await expectSoundLooks(page, "own bot in the playground");

  const asked = receiver.received.length;
  const { chat } = await visit(workspace);
  await chat.open();
  await chat.say("When do you open?");
  await expect(chat.from("bot")).toContainText(answer.text);
  const request = receiver.received[asked]!;
  expect(verifyWebhook(secret, request)).toMatchObject({ type: "turn.requested", data: { message: { text: "When do you open?" }, test: false } });

  receiver.behave({ kind: "hangs" });
  await chat.say("And on Sundays?");
  await expect(chat.told("handoff_requested")).toBeVisible();
  await expect(chat.from("bot")).toHaveCount(1);
  await page.goto(`/w/${workspace.slug}/inbox`);
  await expect(page.getByText("And on Sundays?").first()).toBeVisible();
});
