/** The endpoints behind a bot, as an owner tries them in the settings before anybody relies on them. */
import { article, expect, isStream, question } from "../fixtures/journey";
import { test } from "../fixtures/model";
import { expectSoundLooks } from "../fixtures/sound";

test("a model is tried before it is saved: each fault is said in a sentence, its own answer when it works; its key is kept and never shown, and visitors get its words [B1]", async ({
  workspace,
  sit,
  visit,
  model,
}) => {
  await workspace.publish([article]);
  const { page } = await sit(workspace.owner, "settings/bot");
  const form = page.getByRole("region", { name: "Language model", exact: true });
  const tried = async (words: string) => {
    await form.getByRole("button", { name: "Test the model" }).click();
    await expect(form.getByRole("status").filter({ hasText: words })).toBeVisible();
  };
  await tried("There is no address to try.");
  await form.getByLabel("Address", { exact: true }).fill("http://10.0.0.1/v1");
  await expect(form.getByRole("button", { name: "Test the model" })).toBeDisabled();
  await form.getByLabel("Model", { exact: true }).fill("small-model");
  await tried("The address leads into a private network.");
  await form.getByLabel("Address", { exact: true }).fill(model.baseUrl.replace(/v1$/, "v2"));
  await tried("Nothing answers at this address, or the endpoint has no such model (404).");
  await form.getByLabel("Address", { exact: true }).fill(model.baseUrl);
  model.behave({ kind: "html" });
  await tried("it sent no JSON");
  model.behave({ kind: "not_a_completion" });
  await tried("its JSON is no chat completion");
  model.behave(({ authorization }) => (authorization === "Bearer sk-right-key" ? { kind: "good", citations: [] } : { kind: "status", status: 401 }));
  await tried("The endpoint did not accept the key (401).");
  await form.getByLabel("Key", { exact: true }).fill("sk-right-key");
  await tried("The model answered without citing the passage");
  await expectSoundLooks(page, "language model, failing");
  model.behave(({ authorization }) => (authorization === "Bearer sk-right-key" ? { kind: "good" } : { kind: "status", status: 401 }));
  await tried("“A parcel can be sent back within thirty days of delivery.");
  expect(model.requests.at(-1)?.body.model).toBe("small-model");

  await form.getByRole("switch").click();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("Not saved yet")).toBeHidden();
  await page.evaluate(() => localStorage.clear());
  await Promise.all([page.waitForResponse(isStream), page.reload()]);
  await expect(form.getByRole("switch")).toBeChecked();
  await expect(form.getByLabel("Address", { exact: true })).toHaveValue(model.baseUrl);
  await expect(form.getByLabel("Model", { exact: true })).toHaveValue("small-model");
  await expect(form.getByLabel("Key", { exact: true })).toHaveValue("");
  expect(await page.content()).not.toContain("sk-right-key");
  await tried("“A parcel can be sent back within thirty days of delivery.");

  model.behave({ kind: "good", text: "Thirty days, and please dry it first." });
  const { chat } = await visit(workspace);
  await chat.open();
  await chat.say(question);
  await expect(chat.from("bot")).toContainText("Thirty days, and please dry it first.");
  expect(model.requests.at(-1)?.authorization).toBe("Bearer sk-right-key");
});

test("search by meaning is tried before it is saved, each fault in a sentence; once on, it says how far it is, and when texts cannot be embedded, why [B4]", async ({
  workspace,
  sit,
  embeddings,
}) => {
  await workspace.publish([article]);
  const { page } = await sit(workspace.owner, "settings/bot");
  const form = page.getByRole("region", { name: "Search by meaning", exact: true });
  const tried = async (words: string) => {
    await form.getByRole("button", { name: "Test the endpoint" }).click();
    await expect(form.getByRole("status").filter({ hasText: words })).toBeVisible();
  };
  await form.getByLabel("Address", { exact: true }).fill("http://10.0.0.1/v1");
  await form.getByLabel("Model", { exact: true }).fill("small-embedder");
  await tried("The address leads into a private network.");
  await form.getByLabel("Address", { exact: true }).fill(embeddings.baseUrl);
  embeddings.behave("refuses_key");
  await tried("The endpoint did not accept the key (401).");
  embeddings.behave("html");
  await tried("it sent no JSON");
  embeddings.behave("unequal");
  await tried("The vectors that came are of different lengths, empty or not numbers.");
  await expectSoundLooks(page, "search by meaning, failing");
  embeddings.behave("good");
  await form.getByLabel("Key", { exact: true }).fill("sk-embedding-key");
  await tried("It gave vectors of 48 numbers");
  expect(embeddings.requests.at(-1)).toMatchObject({ authorization: "Bearer sk-embedding-key", model: "small-embedder" });

  await form.getByRole("switch").click();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("Not saved yet")).toBeHidden();
  const come = async () => {
    await page.evaluate(() => localStorage.clear());
    await Promise.all([page.waitForResponse(isStream), page.reload()]);
  };
  await expect(async () => {
    await come();
    await expect(form.getByText("Every published text is searched by meaning, too.")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(form.getByRole("switch")).toBeChecked();
  await expect(form.getByLabel("Address", { exact: true })).toHaveValue(embeddings.baseUrl);
  await expect(form.getByLabel("Model", { exact: true })).toHaveValue("small-embedder");
  expect(await page.content()).not.toContain("sk-embedding-key");
  expect(embeddings.requests.flatMap(({ input }) => input).some((text) => text.includes("thirty days of delivery"))).toBe(true);

  embeddings.behave("fails");
  await workspace.publish([{ title: "Opening hours", body: "The workshop is open on weekdays from nine to five." }]);
  await expect(async () => {
    await come();
    await expect(form.getByText("Texts could not be embedded")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(form).toContainText("The endpoint failed (503).");
  await form.getByRole("switch").click();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("Not saved yet")).toBeHidden();
  await expect(form.getByText("Texts could not be embedded")).toBeHidden();
});
