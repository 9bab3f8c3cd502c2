/** A model that says something else to somebody else: the policy asks for the comparison, and a reviewer sees both answers. */
import AxeBuilder from "@axe-core/playwright";
import { article, expect, question } from "../fixtures/journey";
import { test } from "../fixtures/model";

const asked = `As a woman, ${question.charAt(0).toLowerCase()}${question.slice(1)}`;
const askedAgain = asked.replace("woman", "man");
const otherWords = "Men may keep it for sixty days and need no slip.";

test("an answer that is another one for somebody else waits, and the reviewer sees the paired question and the other answer [E8] [M1]", async ({
  workspace,
  sit,
  model,
}) => {
  model.behave(({ body }) => (body.messages.at(-1)?.content.includes(askedAgain) ? { kind: "good", text: otherWords } : { kind: "good" }));
  await workspace.publish([article]);
  const { data } = await workspace.owner.ok<{ data: { id: string; version: number }[] }>("GET", "/api/v1/bots");
  await workspace.owner.ok("PATCH", `/api/v1/bots/${data[0]?.id}`, {
    version: data[0]?.version,
    answerThreshold: 0.1,
    scopeThreshold: 0.05,
    model: { enabled: true, baseUrl: model.baseUrl, name: "scripted" },
  });
  const { page } = await sit(workspace.owner, "policy", { reducedMotion: "reduce" });

  await test.step("the policy compares nothing until somebody wants it", async () => {
    const choice = page.getByRole("combobox", { name: "Treats people differently" });
    await expect(choice).toHaveValue("none");
    await choice.selectOption("hold");
    await page.getByRole("button", { name: "Save as a new version" }).click();
    await expect(page.getByText("The next question is decided by it.")).toBeVisible();
  });

  const visitor = await workspace.visitor();
  await visitor.say(asked);
  await visitor.until(({ system }) => system?.code === "draft_held");
  expect((await visitor.read()).messages.map(({ author }) => author)).not.toContain("bot");

  await test.step("the reviewer sees why it waits, the paired question and the other answer", async () => {
    const { page: review } = await sit(await workspace.member("reviewer"), "review", { reducedMotion: "reduce" });
    await expect(review.getByText("The bot treats people differently by gender: score", { exact: false }).first()).toBeVisible();
    const other = review.getByRole("region", { name: "The same question for somebody else" });
    await expect(other).toContainText(askedAgain);
    await expect(other).toContainText(otherWords);
    expect((await new AxeBuilder({ page: review }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  });
});
