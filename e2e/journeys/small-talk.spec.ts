/** Being polite keeps nobody busy. */
import { article, expect, question, test } from "../fixtures/journey";
import { keepPicture } from "../fixtures/picture";

test("a visitor who greets, asks whether this is a bot and says thanks reads an answer to each, and nobody is called; thanks after the end leave it ended [E9] [W7]", async ({
  workspace,
  visit,
  sit,
}) => {
  await workspace.publish([article]);
  const { page, chat } = await visit(workspace);
  await chat.open();
  const said = chat.from("bot");
  await chat.say("Hello!");
  await expect(said.last()).toContainText("Hello! What can I help you with?");
  await chat.say("Are you a real person?");
  await expect(said.last()).toContainText("a computer program and not a person");
  await chat.say(question);
  await expect(said.last()).toContainText("within thirty days");
  await chat.say("Thank you 🙏");
  await expect(said.last()).toContainText("You are welcome.");
  await expect(said).toHaveCount(4);
  await keepPicture(page, "Small talk");

  const { page: console, desk } = await sit(await workspace.member("agent"), "inbox?view=bot");
  await desk.rows.click();
  await expect(desk.transcript).toContainText("Small talk");
  await expect(desk.transcript).toContainText("the visitor said thanks and asked nothing");
  await expect(desk.button("Right")).toHaveCount(1);
  await expect(desk.details).toContainText("within thirty days");
  await expect(desk.details).not.toContainText("You are welcome");
  await keepPicture(console, "Small talk in the inbox");
  await desk.button("Resolve").click();
  await expect(chat.panel.getByTestId("csat")).toBeVisible();
  await chat.say("Thanks again, bye!");
  await expect(chat.panel.getByTestId("csat")).toBeVisible();
  await desk.view("Resolved").click();
  await desk.rows.click();
  await expect(desk.transcript).toContainText("Thanks again, bye!");
  for (const view of ["Unassigned", "Bot"]) {
    await desk.view(view).click();
    await expect(desk.rows).toHaveCount(0);
  }
});
