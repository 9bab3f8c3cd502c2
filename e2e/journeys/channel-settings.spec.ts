/** The channel's settings as an owner fills them in: what the preview shows meanwhile, what is found again, and what visitors meet afterwards. */
import type { Locator, Page } from "@playwright/test";
import { article, expect, isStream, question, test } from "../fixtures/journey";
import { expectSoundLooks } from "../fixtures/sound";
import type { TestWorkspace } from "../fixtures/test";

const quiet = { reducedMotion: "reduce" } as const;
const section = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });

async function save(form: Locator): Promise<void> {
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("Not saved yet")).toBeHidden();
  await expect(form.getByRole("alert")).toHaveCount(0);
}

/** As after a night: nothing is left but what the server has. */
async function comeBack(page: Page, { slug }: TestWorkspace): Promise<void> {
  await page.evaluate(() => localStorage.clear());
  await Promise.all([page.waitForResponse(isStream), page.goto(`/w/${slug}/settings/channel`)]);
}

test("what is changed of the look shows in the widget beside the form at once, to visitors once it is saved, and is found again [W9]", async ({
  workspace,
  sit,
  visit,
}) => {
  const { page } = await sit(workspace.owner, "settings/channel", quiet);
  const form = section(page, "Look and words");
  const place = form.getByRole("img", { name: "The widget as visitors see it" });
  const preview = { launcher: place.getByTestId("launcher"), panel: place.getByTestId("panel"), frame: place.locator("section.frame") };
  const { page: before, chat: visitor } = await visit(workspace, quiet);
  await expect(visitor.launcher).toHaveCSS("background-color", "rgb(74, 63, 208)");
  await expect(preview.launcher).toHaveCSS("background-color", "rgb(74, 63, 208)");

  await form.getByLabel("Colour").fill("#0b6e4f");
  await expect(preview.launcher).toHaveCSS("background-color", "rgb(11, 110, 79)");
  await expect(preview.launcher).toHaveCSS("color", "rgb(255, 255, 255)");
  const paper = () => preview.panel.evaluate((panel) => getComputedStyle(panel).backgroundColor);
  const light = await paper();
  await form.getByLabel("Light or dark").selectOption({ label: "Always dark" });
  await expect.poll(paper).not.toBe(light);
  await form.getByLabel("Corner").selectOption({ label: "Bottom left" });
  await form.getByLabel("From the side").fill("31");
  await form.getByLabel("From below").fill("17");
  await form.getByLabel("Rounding").fill("3");
  await expect(preview.panel).toHaveCSS("border-top-left-radius", "3px");
  await expect.poll(() => distances(place, preview.launcher)).toEqual([31, 17]);
  await form.getByLabel("Greeting").fill("Ask us about tents.");
  await expect(preview.panel).toContainText("Ask us about tents.");
  await form.getByRole("radio", { name: "Closed" }).check();
  await expect(preview.panel).toBeHidden();
  await form.getByLabel("Words on the launcher").fill("Ask us");
  await expect(preview.launcher).toContainText("Ask us");
  await form.getByLabel("Language of the words").selectOption({ label: "العربية" });
  await expect(preview.frame).toHaveAttribute("dir", "rtl");
  await expect(preview.launcher).toContainText("Ask us");
  await form.getByLabel("Words on the launcher").fill("اسألنا");
  await expect(preview.launcher).toContainText("اسألنا");
  await expectSoundLooks(page, "look and words, not saved");

  await before.reload();
  await expect(visitor.launcher).toHaveCSS("background-color", "rgb(74, 63, 208)");
  await save(form);
  await comeBack(page, workspace);
  await expect(form.getByLabel("Colour")).toHaveValue("#0b6e4f");
  await expect(form.getByLabel("Light or dark")).toHaveValue("dark");
  await expect(form.getByLabel("Corner")).toHaveValue("left");
  await expect(form.getByLabel("From the side")).toHaveValue("31");
  await expect(form.getByLabel("From below")).toHaveValue("17");
  await expect(form.getByLabel("Rounding")).toHaveValue("3");
  await expect(form.getByLabel("Greeting")).toHaveValue("Ask us about tents.");
  await expect(form.getByLabel("Words on the launcher")).toHaveValue("Ask us");
  await form.getByLabel("Language of the words").selectOption({ label: "العربية" });
  await expect(form.getByLabel("Words on the launcher")).toHaveValue("اسألنا");
  await expect(preview.launcher).toHaveCSS("background-color", "rgb(11, 110, 79)");

  const { page: host, chat } = await visit(workspace, quiet);
  await expect(chat.launcher).toContainText("Ask us");
  await expect(chat.launcher).toHaveCSS("background-color", "rgb(11, 110, 79)");
  const launcher = (await chat.launcher.boundingBox())!;
  expect([launcher.x, 900 - launcher.y - launcher.height]).toEqual([31, 17]);
  await chat.open();
  await expect(chat.panel).toContainText("Ask us about tents.");
  await expect(chat.panel).toHaveCSS("border-top-left-radius", "3px");
  await expect(host.locator("handrail-widget section.frame")).toHaveAttribute("data-scheme", "dark");
});

test("hours with several periods a day and holidays are refused by name, kept as typed and found again; on a holiday visitors read the away message and when the team is back [W6]", async ({
  workspace,
  sit,
  visit,
}) => {
  await workspace.publish([article]);
  const { page } = await sit(workspace.owner, "settings/channel", quiet);
  const form = section(page, "Office hours");
  // Closed for the whole of today and of tomorrow there, however late it is.
  const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toLocaleDateString("en-CA", { timeZone: "Asia/Kolkata" });
  const holidays = [`${dayFrom(0)} Diwali`, dayFrom(1)];
  // In the visitor's zone a new day may have begun already.
  const tomorrow = new Date(Date.now() + 86_400_000).toLocaleDateString("en-CA", { timeZone: "Asia/Tokyo" });
  const weekday = new Date(`${dayFrom(2)}T12:30:00+09:00`).toLocaleDateString("en", { weekday: "long", timeZone: "Asia/Tokyo" });
  const back = dayFrom(2) === tomorrow ? "tomorrow" : weekday;

  await form.getByLabel("When is the team there?").selectOption({ label: "At these hours, when somebody is online" });
  await expect(form.getByLabel("Monday")).toHaveValue("09:00-17:00");
  await expect(form.getByLabel("Sunday")).toHaveValue("");
  await form.getByLabel("Time zone").fill("Asia/Kolkata");
  for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]) await form.getByLabel(day).fill("9-12.30, 13:30 to 17");
  await form.getByLabel("Wednesday").fill("9-12.30, 13:30-25");
  await form.getByLabel("Holidays").fill(holidays.join("\n"));
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("Wednesday: Must be a time such as 09:30.")).toBeVisible();
  await expect(form.getByLabel("Wednesday")).toHaveValue("9-12.30, 13:30-25");
  await expectSoundLooks(page, "office hours, refused");
  await form.getByLabel("Wednesday").fill("9-12.30, 13:30 to 17");
  await form.getByLabel("Holidays").fill(`${holidays.join("\n")}\n2026-02-30`);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText(/^“2026-02-30”: /)).toBeVisible();
  await form.getByLabel("Holidays").fill(holidays.join("\n"));
  await save(form);
  const look = section(page, "Look and words");
  await look.getByLabel("Away message").fill("We are in the mountains.");
  await save(look);

  await comeBack(page, workspace);
  await expect(form.getByLabel("Time zone")).toHaveValue("Asia/Kolkata");
  await expect(form.getByLabel("Wednesday")).toHaveValue("09:00-12:30, 13:30-17:00");
  await expect(form.getByLabel("Sunday")).toHaveValue("09:00-12:30, 13:30-17:00");
  await expect(form.getByLabel("Holidays")).toHaveValue(holidays.join("\n"));
  await expect(form).toContainText("Closed now.");
  await expect(look.getByLabel("Away message")).toHaveValue("We are in the mountains.");

  const { chat } = await visit(workspace, { ...quiet, timezoneId: "Asia/Tokyo" });
  await chat.open();
  await expect(chat.state).toHaveText(new RegExp(`The team is back: ${back}, 12:30\\sPM`));
  await chat.panel.getByTestId("talk-to-person").click();
  await expect(chat.told("handoff_away")).toContainText("We are in the mountains.");

  await form.getByLabel("When is the team there?").selectOption({ label: "Whenever somebody is online" });
  await save(form);
  const { chat: later } = await visit(workspace, quiet);
  await later.open();
  await expect(later.panel.getByTestId("talk-to-person")).toBeVisible();
  await expect(later.panel).not.toContainText("The team is back");
});

test("questions before the chat, a privacy notice with consent and the kinds of files are found again, shown by the preview and demanded of visitors [W8] [W7] [W9]", async ({
  workspace,
  sit,
  visit,
}) => {
  await workspace.publish([article]);
  const { page } = await sit(workspace.owner, "settings/channel", quiet);
  const form = section(page, "Before the chat, and files");
  await expect(form).toContainText("Nothing is asked");
  await form.getByRole("button", { name: "Ask for the name" }).click();
  await expect(form.getByRole("button", { name: "Ask for the name" })).toHaveCount(0);
  await form.getByRole("button", { name: "Add a question" }).click();
  await form.getByLabel("Question 2", { exact: true }).fill("What is it about?");
  await form.getByLabel("Kind").nth(1).selectOption({ label: "Choice" });
  await form.getByLabel("Choices").fill("An order\n\n Something else ");
  await form.getByLabel("Needed").nth(1).check();
  await form.getByRole("button", { name: "Add a question" }).click();
  await form.getByLabel("Question 3", { exact: true }).fill("To be removed");
  await form.getByRole("button", { name: "Remove question 3" }).click();
  await form.getByLabel("Privacy notice").fill("We keep what you write for a year.");
  await form.getByLabel("Link to the whole policy").fill("privacy, please");
  await form.getByLabel("Visitors have to tick that they agree").check();
  for (const kind of ["PDF", "Text and CSV", "Office documents", "ZIP archives", "Sound and video"]) await form.getByLabel(kind).uncheck();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByLabel("Link to the whole policy")).toHaveAttribute("aria-invalid", "true");
  await expectSoundLooks(page, "form before the chat, refused");
  await form.getByLabel("Link to the whole policy").fill("https://shop.example/privacy");
  await save(form);

  await comeBack(page, workspace);
  await expect(form.getByLabel("Question 1", { exact: true })).toHaveValue("Your name");
  await expect(form.getByLabel("Question 2", { exact: true })).toHaveValue("What is it about?");
  await expect(form.getByLabel("Question 3", { exact: true })).toHaveCount(0);
  await expect(form.getByLabel("Choices")).toHaveValue("An order\nSomething else");
  await expect(form.getByLabel("Privacy notice")).toHaveValue("We keep what you write for a year.");
  await expect(form.getByLabel("Link to the whole policy")).toHaveValue("https://shop.example/privacy");
  await expect(form.getByLabel("Visitors have to tick that they agree")).toBeChecked();
  await expect(form.getByLabel("Pictures")).toBeChecked();
  await expect(form.getByLabel("PDF")).not.toBeChecked();
  const preview = page.getByRole("img", { name: "The widget as visitors see it" });
  await expect(preview.getByTestId("pre-chat")).toContainText("We keep what you write for a year.");
  await expect(preview.getByTestId("field-question_1")).toBeVisible();

  const { page: host, chat } = await visit(workspace, quiet);
  await chat.open();
  const asked = host.getByTestId("pre-chat");
  await expect(asked.getByRole("link", { name: "Privacy notice" })).toHaveAttribute("href", "https://shop.example/privacy");
  await chat.composer.fill(question);
  await chat.composer.press("Enter");
  await asked.getByTestId("field-name").fill("Mia Visitor");
  await asked.getByTestId("field-question_1").selectOption("Something else");
  await asked.getByRole("button", { name: "Start the chat" }).click();
  await expect(asked.getByText("Please agree to go on.")).toBeVisible();
  await expect(chat.from("visitor")).toHaveCount(0);
  await asked.getByRole("checkbox", { name: /We keep what you write/ }).check();
  await asked.getByRole("button", { name: "Start the chat" }).click();
  await expect(chat.from("bot")).toContainText(article.body);
  await host.getByTestId("file-input").setInputFiles({ name: "order.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
  await expect(host.getByTestId("file-refused")).toHaveText("Files like order.pdf are not accepted.");

  await form.getByLabel("Pictures").uncheck();
  await save(form);
  await host.reload();
  await expect(chat.from("bot")).toContainText(article.body);
  await expect(host.getByTestId("attach")).toBeHidden();
});

/** Of the launcher from the left and from below, within the place that stands for the window. */
async function distances(place: Locator, launcher: Locator): Promise<number[]> {
  const [outer, inner] = [await place.locator("div").first().boundingBox(), await launcher.boundingBox()];
  if (!outer || !inner) return [];
  return [inner.x - outer.x, outer.y + outer.height - inner.y - inner.height].map(Math.round);
}
