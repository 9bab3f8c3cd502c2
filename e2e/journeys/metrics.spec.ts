/** The metrics as a manager uses them: the figures, the conversations behind each, the file; with a script and without. */
import { readFile } from "node:fs/promises";
import type { MetricsReport } from "@/lib/contracts/api/metrics";
import { article, cookiesOf, expect, question, test } from "../fixtures/journey";
import type { TestWorkspace } from "../fixtures/test";

/** One answered by the bot, one that waits, one that a person has helped with and the visitor has rated. Gives the report once all is counted. */
async function converse(workspace: TestWorkspace): Promise<MetricsReport> {
  const { owner } = workspace;
  await workspace.publish([article]);
  const [answered, waiting, helped] = [await workspace.visitor(), await workspace.visitor(), await workspace.visitor()];
  await answered.say(question);
  await answered.until(({ author }) => author === "bot");
  for (const visitor of [waiting, helped]) {
    await visitor.say("I want to talk to a person");
    await visitor.until(({ system }) => system?.code === "handoff_away");
  }
  const at = `/api/v1/conversations/${helped.conversationId}`;
  await owner.ok("POST", `${at}/claim`, {});
  await owner.ok("POST", `${at}/messages`, { clientId: crypto.randomUUID(), text: "Hello, I am here." });
  await owner.ok("POST", `${at}/resolve`, {});
  const rated = await helped.call("POST", `/conversations/${helped.conversationId}/csat`, { score: 5 });
  expect(rated.status, JSON.stringify(rated.body)).toBeLessThan(300);
  const read = async () => (await owner.ok<{ report: MetricsReport }>("GET", "/api/v1/metrics?days=7")).report;
  await expect.poll(async () => (await read()).totals.csat.rated, { message: "the rating is counted" }).toBe(1);
  return read();
}

test("a manager reads the figures, opens the conversations behind a bar, and saves the same numbers as a file [A1] [A3] [Q14]", async ({ workspace, sit }) => {
  const report = await converse(workspace);
  expect(report.totals).toMatchObject({ conversations: 3, handedOff: 2, outcomes: { bot: 0, waiting: 1, person: 1, open: 1, unanswered: 0 } });
  const { page } = await sit(await workspace.member("manager"), "inbox");
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("67 % handed off; mostly: asked for a person in words.");

  // The bar of today is the only one; its part for people opens the one conversation that it counts.
  const outcomes = page.getByRole("region", { name: "Conversations a day, by outcome" });
  await page.goto(`/w/${workspace.slug}/metrics?days=7`);
  await expect(outcomes.locator(".recharts-bar-rectangle").first()).toBeVisible();
  const person = outcomes.locator(".recharts-bar").nth(2).locator("path").last();
  await person.click();
  await page.waitForURL(/metrics\/conversations\?.*segment=outcome\.person/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Helped by a person");
  await expect(page.getByTestId("behind-total")).toHaveText("1");
  await expect(page.getByTestId("behind-row")).toHaveCount(1);
  await page.getByTestId("behind-row").getByRole("link").click();
  await expect(page.getByRole("list", { name: "Transcript" })).toContainText("Hello, I am here.");

  await page.goto(`/w/${workspace.slug}/metrics?days=7`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV" }).click()]);
  const [head = "", ...rows] = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  const total = Object.fromEntries(head.split(",").map((column, index) => [column, rows.at(-1)?.split(",")[index]]));
  expect(total).toMatchObject({
    row: "total",
    conversations: "3",
    handed_off: "2",
    outcome_person: "1",
    outcome_waiting: "1",
    csat_person_5: "1",
    csat_average: "5",
  });
  expect(rows).toHaveLength(8);
});

test("without a script the numbers are in the page, and their links lead to as many conversations [A3]", async ({ workspace, openWindow, appUrl }) => {
  const { totals } = await converse(workspace);
  const page = await openWindow({ javaScriptEnabled: false });
  await page.context().addCookies(cookiesOf(workspace.owner, appUrl));
  await page.goto(`/w/${workspace.slug}/metrics?days=7`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("67 % handed off");
  const legend = page.getByRole("list", { name: "Conversations in the whole range" });
  await expect(legend.getByRole("listitem")).toHaveText([
    /Answered by the bot\s*0/,
    /Waiting for a person\s*1/,
    /Helped by a person\s*1/,
    /Still going on\s*1/,
    /Ended without an answer\s*0/,
  ]);
  await page.getByText("Show the numbers").first().click();
  const table = page.getByRole("region", { name: "Numbers: Conversations a day, by outcome" }).getByRole("table");
  const whole = table.getByRole("row").last();
  await expect(whole).toContainText("Whole range");
  for (const [place, count] of [
    [0, totals.conversations],
    [2, totals.outcomes.waiting],
  ] as const) {
    await page.goto(`/w/${workspace.slug}/metrics?days=7`);
    await page.getByText("Show the numbers").first().click();
    await whole.getByRole("cell").nth(place).getByRole("link").click();
    await expect(page.getByTestId("behind-total")).toHaveText(String(count));
    await expect(page.getByTestId("behind-row")).toHaveCount(count);
  }
  await page.goto(`/w/${workspace.slug}/metrics`);
  await page.getByRole("textbox", { name: "Time zone" }).fill("Asia/Kathmandu");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("days of Asia/Kathmandu")).toBeVisible();
  await page.getByRole("textbox", { name: "Time zone" }).fill("Mars/Olympus");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("A time zone like Europe/Berlin.")).toBeVisible();
});

test("the library that draws charts is not among the scripts that the page loads first [F6]", async ({ workspace, openWindow, appUrl }) => {
  const page = await openWindow({ javaScriptEnabled: false });
  await page.context().addCookies(cookiesOf(workspace.owner, appUrl));
  const html = await (await page.request.get(`/w/${workspace.slug}/metrics`)).text();
  const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, address]) => address ?? "");
  expect(scripts.length).toBeGreaterThan(3);
  const drawing: string[] = [];
  for (const address of scripts) if ((await (await page.request.get(address)).text()).includes("recharts-wrapper")) drawing.push(address);
  expect(drawing).toEqual([]);
});

test("an agent's role does not open the metrics, and a foreign channel or bot looks missing [S1] [S3]", async ({ workspace, newWorkspace }) => {
  const agent = await workspace.member("agent");
  expect((await agent.call("GET", "/api/v1/metrics")).status).toBe(403);
  const other = await newWorkspace();
  const { data } = await other.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/channels");
  const answers = await Promise.all(
    [data[0]?.id, "chn_1111111111111111111111"].map((id) => workspace.owner.call("GET", `/api/v1/metrics/conversations?channelId=${id}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
});
