/** Actions that wait for a person, from the policy in the settings to the program that goes ahead. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { WireApproval } from "@/lib/contracts/api/approval";
import { refunds } from "../fixtures/furnished";
import { expect, test } from "../fixtures/journey";
import type { TestWorkspace } from "../fixtures/test";

async function makeCaller(workspace: TestWorkspace, appUrl: string) {
  const made = { name: "Refund agent", scopes: ["approval:request", "approval:read"] };
  const { key } = await workspace.owner.ok<{ key: string }>("POST", "/api/v1/api-keys", made);
  return async <T = WireApproval>(method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const response = await fetch(`${appUrl}/api/v1/approvals${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as T };
  };
}

const ask = (orderId: string, minor: number) => ({
  action: "refund",
  arguments: { orderId, amount: { minor, currency: "EUR" } },
  summary: `Refund order ${orderId}: the tent came torn.`,
});

const accessible = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);

test("a program asks, a reviewer edits and approves in the browser, the program gets the edited arguments by its waiting request and goes ahead once [P1] [P2] [P3]", async ({
  workspace,
  sit,
  appUrl,
}) => {
  await workspace.owner.ok("PUT", "/api/v1/approval-policies", refunds);
  const caller = await makeCaller(workspace, appUrl);
  const { body: asked } = await caller("POST", "", ask("N-1042", 12_000));
  expect(asked.status).toBe("pending");
  const answer = caller("GET", `/${asked.id}?waitSeconds=30`);

  const { page } = await sit(await workspace.member("reviewer"), "approvals");
  await expect(page.getByRole("link", { name: /Approvals.*1 waiting for a person/ })).toBeVisible();
  const action = page.getByRole("article", { name: "Refund" });
  await expect(action).toContainText("120.00 EUR");
  await accessible(page);
  await page.keyboard.press("e");
  await action.getByLabel("Amount").fill("90,5");
  await expect(action.getByRole("region", { name: "What you change" })).toContainText("120.00 EUR");
  await expect(action.getByRole("region", { name: "What you change" })).toContainText("90.50 EUR");
  await accessible(page);
  await action.getByRole("button", { name: "Save and approve" }).click();
  await expect(page.getByRole("article", { name: "Refund" })).toContainText("edited and approved");

  let decided = (await answer).body;
  // A machine that is slow enough lets the first wait run out.
  while (decided.status === "pending") decided = (await caller("GET", `/${asked.id}?waitSeconds=30`)).body;
  expect(decided).toMatchObject({ status: "edited", arguments: { amount: { minor: 9_050, currency: "EUR" } } });
  const execution = () => ({ executionId: crypto.randomUUID(), argumentsSha256: decided.argumentsSha256 });
  const first = execution();
  expect((await caller("POST", `/${asked.id}/execution`, { ...first, argumentsSha256: asked.argumentsSha256 })).status).toBe(409);
  expect((await caller("POST", `/${asked.id}/execution`, first)).status).toBe(200);
  const second = await caller<{ code: string }>("POST", `/${asked.id}/execution`, execution());
  expect([second.status, second.body.code]).toEqual([409, "approval_used"]);
  await caller("POST", `/${asked.id}/execution`, { ...first, result: "executed" });
  await expect(page.getByRole("article", { name: "Refund" })).toContainText("carried it out");
});

test("a shift goes by the keyboard: next, approve, reject with a reason, answer instead; an agent looks and cannot decide [P2]", async ({
  workspace,
  sit,
  appUrl,
}) => {
  await workspace.owner.ok("PUT", "/api/v1/approval-policies", refunds);
  const caller = await makeCaller(workspace, appUrl);
  const ids: string[] = [];
  for (const order of ["N-1", "N-2", "N-3"]) ids.push((await caller("POST", "", ask(order, 12_000))).body.id);
  const { page } = await sit(await workspace.member("manager"), "approvals");
  const rows = page.getByRole("list", { name: "Waiting actions, due first" });
  await expect(rows.getByRole("listitem")).toHaveCount(3);
  const action = page.getByRole("article", { name: "Refund" });
  await page.keyboard.press("j");
  await expect(action).toContainText("N-2");
  await page.keyboard.press("k");
  await expect(action).toContainText("N-1");
  await expect(rows.getByRole("link").first()).toBeFocused();
  await page.keyboard.press("a");
  await expect(rows.getByRole("listitem")).toHaveCount(2);
  await expect(rows.getByRole("link").first()).toBeFocused();
  await expect(action).toContainText("N-2");
  await page.keyboard.press("r");
  await page.getByRole("dialog").getByLabel("Reason").fill("It was sent back too late.");
  await page.keyboard.press("Control+Enter");
  await expect(rows.getByRole("listitem")).toHaveCount(1);
  await expect(action).toContainText("N-3");
  await page.keyboard.press("s");
  await page.getByRole("dialog").getByLabel("Answer").fill("Offer a new tent first.");
  await page.keyboard.press("Control+Enter");
  await expect(action).toContainText("Offer a new tent first.");
  await expect(page.getByRole("main")).toBeFocused();
  const outcomes = await Promise.all(ids.map(async (id) => (await caller("GET", `/${id}`)).body));
  expect(outcomes.map(({ status, response }) => [status, response])).toEqual([
    ["approved", null],
    ["rejected", "It was sent back too late."],
    ["responded", "Offer a new tent first."],
  ]);

  const { body: fourth } = await caller("POST", "", ask("N-4", 12_000));
  const { page: looking } = await sit(await workspace.member("agent"), `approvals?id=${fourth.id}`, { viewport: { width: 360, height: 740 } });
  await expect(looking.getByRole("article", { name: "Refund" })).toContainText("Your role may look at this, not decide.");
  await expect(looking.getByRole("button", { name: "Approve" })).toHaveCount(0);
  expect(await looking.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await looking.emulateMedia({ colorScheme: "dark" });
  await accessible(looking);
});

test("an admin writes a policy with a rule in the settings, and from then on its action waits or passes as the rule says [P1]", async ({
  workspace,
  sit,
  appUrl,
}) => {
  const { page } = await sit(workspace.owner, "settings/approvals");
  await page.getByRole("button", { name: "New policy" }).click();
  const form = page.getByRole("form", { name: "Approval policy" });
  await form.getByRole("textbox", { name: "Name", exact: true }).fill("Refund");
  await form.getByRole("textbox", { name: "Action" }).fill("refund");
  await form.getByRole("button", { name: "Add a rule" }).click();
  await form.getByLabel("How it is compared").selectOption("below");
  await form.getByLabel("Limit").fill("50");
  await form.getByLabel("Tier", { exact: true }).last().selectOption("nobody is needed");
  await accessible(page);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("1 rule, otherwise: 1 of: manager, admin, owner")).toBeVisible();
  const caller = await makeCaller(workspace, appUrl);
  expect((await caller("POST", "", ask("N-1", 4_999))).body).toMatchObject({ status: "approved", tier: null });
  expect((await caller("POST", "", ask("N-2", 5_000))).body).toMatchObject({ status: "pending", tier: { name: "Managers" } });
});
