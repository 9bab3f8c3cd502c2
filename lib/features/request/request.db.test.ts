import { afterAll, beforeEach, expect, test } from "vitest";
import type { PersonActor, VisitorActor } from "@/lib/access/actor";
import { policyOfTool, type ToolApproval } from "@/lib/core/approval/tool-approval";
import type { ContactId, ConversationId, ToolCallId, VisitorRequestId } from "@/lib/core/kernel/ids";
import type { RequestKind } from "@/lib/core/kernel/request-kinds";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { defaultFields, type FormField } from "@/lib/core/request/request-form";
import { bindVisitor, upsertContact } from "@/lib/db/contact";
import { withWorkspaceSql } from "@/lib/db/tx";
import { approveAction } from "@/lib/features/approval/approve-action";
import { closeAction } from "@/lib/features/approval/close-action";
import { editAction } from "@/lib/features/approval/edit-action";
import { expireApprovals } from "@/lib/features/approval/expire-approvals";
import { getApproval } from "@/lib/features/approval/get-approval";
import { saveApprovalPolicy } from "@/lib/features/approval/save-approval-policy";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { activateKillSwitch } from "@/lib/features/kill-switch/activate-kill-switch";
import { carryOutCall } from "@/lib/features/tool/carry-out-call";
import { createTool, type NewTool } from "@/lib/features/tool/create-tool";
import { settleCall } from "@/lib/features/tool/settle-call";
import { updateTool } from "@/lib/features/tool/update-tool";
import { getVisitorConversation } from "@/lib/features/visitor/get-visitor-conversation";
import { now, setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { startWebhookReceiver, verifyWebhook } from "@/lib/testing/webhook-receiver";
import { makeMember, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { type FormChange, listForms, setForm, type ShownForm } from "./request-forms";
import { showForm } from "./show-form";
import { submitRequest } from "./submit-request";
import { tellRequest } from "./tell-request";

const receiver = await startWebhookReceiver();
afterAll(() => receiver.stop());
const { owner: database } = await testDatabase({ HANDRAIL_ALLOW_PRIVATE: receiver.hostPort });
beforeEach(() => {
  receiver.received.length = 0;
  receiver.behave({ kind: "status", status: 200, body: "paid" });
});

const shown = (form: ShownForm) => form;
const above50: ToolApproval = { kind: "above", field: "amount", limit: 5_000, currency: "EUR" };
const refundFields = [...defaultFields.refund];

type Shop = World & { rita: PersonActor; toolId: NonNullable<FormChange["toolId"]>; secret: string };

async function makeShop(over: Partial<NewTool> = {}, form: Partial<FormChange> = {}): Promise<Shop> {
  const world = await makeWorld({ articles: false });
  const tool = await createTool(world.owner, {
    name: "refund",
    description: "",
    method: "POST",
    url: receiver.url,
    identity: "none",
    enabled: true,
    botMayAsk: false,
    schema: {
      type: "object",
      properties: { orderId: { type: "string", maxLength: 20 }, amount: { type: "object", format: "amount" }, reason: { type: "string" } },
      required: ["orderId", "amount"],
    },
    approval: { kind: "always" },
    ...over,
  });
  const toolId = tool.tool.row.id;
  await setForm(world.owner, "refund", { version: 0, enabled: true, fields: refundFields, toolId, approval: above50, ...form }, shown);
  return { ...world, rita: await makeMember(world.workspaceId, "Rita Reviewer", "reviewer"), toolId, secret: tool.secret };
}

const wanted = (amount: string, more: Record<string, string | boolean> = {}) => ({ orderId: "N-1042", amount, ...more });

async function ask(shop: World, values: Record<string, string | boolean>, kind: RequestKind = "refund") {
  const { visitor, conversationId } = await makeVisitor(shop);
  return { visitor, conversationId, request: await submitRequest(visitor, conversationId, { clientId: newId(), kind, values }) };
}

type Asked = Awaited<ReturnType<typeof ask>>;

async function seenOf(shop: Shop, { request }: Pick<Asked, "request">) {
  const { row } = await getApproval(shop.owner, request.approvalId);
  return { row, seen: { version: row.version, argumentsSha256: row.argumentsSha256 } };
}

async function callOf({ request }: Pick<Asked, "request">): Promise<ToolCallId> {
  const { rows } = await database.query<{ id: ToolCallId }>("SELECT id FROM tool_call WHERE approval_id = $1", [request.approvalId]);
  return rows[0]?.id ?? ("none" as ToolCallId);
}

async function jobsOf(id: VisitorRequestId): Promise<number> {
  const { rows } = await database.query<{ count: number }>("SELECT count(*)::integer AS count FROM graphile_worker.jobs WHERE key = $1", [
    `tell-request:${id}`,
  ]);
  return rows[0]?.count ?? 0;
}

/** What the visitor has read of their request, after the job has run three times, two of them at once. */
async function told(shop: World, { visitor, conversationId, request }: Asked): Promise<(string | null)[]> {
  const tell = () => tellRequest(shop.workspaceId, request.id);
  await Promise.all([tell(), tell()]);
  await tell();
  const { messages } = await getVisitorConversation(visitor, conversationId);
  return messages.filter(({ systemCode }) => systemCode === "request_ended").map(({ text }) => text);
}

const handledBy = async (shop: World, conversationId: ConversationId) => (await getConversation(shop.ada, conversationId)).handledBy;

test("above the limit a person edits and approves: one signed call with their arguments, and the visitor is told once [B6] [P1] [P3]", async () => {
  const shop = await makeShop();
  const asked = await ask(shop, wanted("120,00", { reason: "It came torn." }));
  const { row, seen } = await seenOf(shop, asked);
  expect(row).toMatchObject({ action: "request.refund", status: "pending", requestedByKind: "visitor", conversationId: asked.conversationId });
  expect(row.arguments).toEqual({ orderId: "N-1042", amount: { minor: 12_000, currency: "EUR" }, reason: "It came torn." });
  const call = await callOf(asked);
  await carryOutCall(shop.workspaceId, call);
  expect(receiver.received).toHaveLength(0);
  expect(await told(shop, asked)).toEqual([]);
  const agreed = { orderId: "N-1042", amount: { minor: 9_000, currency: "EUR" } };
  await editAction(shop.rita, row.id, seen, agreed);
  expect(await told(shop, asked)).toEqual([]);
  await Promise.all([carryOutCall(shop.workspaceId, call), carryOutCall(shop.workspaceId, call)]);
  expect(receiver.received).toHaveLength(1);
  expect(verifyWebhook(shop.secret, receiver.received[0]!)).toMatchObject({ type: "tool.called", data: { tool: "refund", arguments: agreed } });
  expect(await jobsOf(asked.request.id)).toBe(1);
  expect(await told(shop, asked)).toEqual(["Refund: it is done."]);
  const { rows } = await database.query<{ type: string }>("SELECT type FROM event WHERE subject_id = $1 ORDER BY id", [asked.request.id]);
  expect(rows.map(({ type }) => type)).toEqual(["request.submitted", "request.told"]);
});

test("below the limit nobody is asked; the same client id is the same request, ten at once, and with other values it is refused [B6] [Q8]", async () => {
  const shop = await makeShop();
  const { visitor, conversationId } = await makeVisitor(shop);
  const submitted = { clientId: newId(), kind: "refund" as const, values: wanted("49.90") };
  const all = await Promise.all(Array.from({ length: 10 }, () => submitRequest(visitor, conversationId, submitted)));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  await expect(submitRequest(visitor, conversationId, { ...submitted, values: wanted("9.90") })).rejects.toMatchObject({ code: "client_id_reused" });
  const asked = { visitor, conversationId, request: all[0]! };
  expect((await seenOf(shop, asked)).row).toMatchObject({ status: "approved", tier: null });
  await carryOutCall(shop.workspaceId, await callOf(asked));
  await carryOutCall(shop.workspaceId, await callOf(asked));
  expect(receiver.received).toHaveLength(1);
  expect(await told(shop, asked)).toEqual(["Refund: it is done."]);
  const { messages } = await getVisitorConversation(visitor, conversationId);
  expect(messages.filter(({ systemCode }) => systemCode === "request_sent")).toHaveLength(1);
});

test("what is rejected is told with the person's words, and nothing is called [B6] [P2]", async () => {
  const shop = await makeShop();
  const asked = await ask(shop, wanted("120"));
  const { row, seen } = await seenOf(shop, asked);
  await closeAction(shop.rita, row.id, "rejected", seen, "The thirty days are over.");
  await carryOutCall(shop.workspaceId, await callOf(asked));
  expect(receiver.received).toHaveLength(0);
  expect(await told(shop, asked)).toEqual(["Refund: this was not agreed to. The thirty days are over."]);
  expect(await handledBy(shop, asked.conversationId)).toBe("bot");
});

test("where the outcome is not known, or it failed, expired or the tool was turned off, the visitor is told that a person looks into it, and one has the conversation [B6] [Q2]", async () => {
  const shop = await makeShop();
  const cases: unknown[] = [];
  const person = ["Refund: it could not be completed by itself. A person is looking into it."];
  for (const behaviour of [{ kind: "resets" }, { kind: "status", status: 422 }] as const) {
    receiver.behave(behaviour);
    const asked = await ask(shop, wanted("10"));
    await carryOutCall(shop.workspaceId, await callOf(asked));
    cases.push([await told(shop, asked), await handledBy(shop, asked.conversationId)]);
    if (behaviour.kind === "resets") {
      // What a person finds out later they tell the visitor themselves.
      await settleCall(shop.rita, await callOf(asked), "succeeded");
      expect(await told(shop, asked)).toEqual(person);
    }
  }
  const expired = await ask(shop, wanted("120"));
  const tomorrow = new Date(now().getTime() + 25 * 3_600_000);
  const back = setClock(() => tomorrow);
  await expireApprovals().finally(back);
  cases.push([await told(shop, expired), await handledBy(shop, expired.conversationId)]);
  const off = await ask(shop, wanted("10"));
  await updateTool(shop.owner, shop.toolId, { version: 1, enabled: false }, () => null);
  await carryOutCall(shop.workspaceId, await callOf(off));
  cases.push([await told(shop, off), await handledBy(shop, off.conversationId)]);
  expect(cases).toEqual(cases.map(() => [person, "queue"]));
  expect(receiver.received).toHaveLength(2);
});

test("without a tool a person does it by hand and says so by approving: the approval is used, and the visitor is told once [B6] [P3]", async () => {
  const shop = await makeShop();
  await setForm(shop.owner, "address_change", { version: 0, enabled: true, fields: [...defaultFields.address_change], toolId: null }, shown);
  const asked = await ask(shop, { orderId: "N-1042", address: "1 Mill Lane\nBath" }, "address_change");
  const { row, seen } = await seenOf(shop, asked);
  expect(row).toMatchObject({ status: "pending", arguments: { orderId: "N-1042", address: "1 Mill Lane\nBath" } });
  expect(row.summary).toContain("by hand");
  await approveAction(shop.rita, row.id, seen);
  expect(await told(shop, asked)).toEqual(["Change of address: it is done."]);
  expect((await seenOf(shop, asked)).row.status).toBe("executed");
  expect(receiver.received).toHaveLength(0);
});

test("what does not fit is refused field by field in the visitor's language, and card numbers are taken out before anything is stored [B6] [Q6]", async () => {
  const shop = await makeShop();
  const { visitor, conversationId } = await makeVisitor(shop);
  await database.query("UPDATE visitor SET locale = 'de' WHERE id = $1", [visitor.id]);
  const submit = (values: Record<string, string | boolean>) => submitRequest(visitor, conversationId, { clientId: newId(), kind: "refund", values });
  await expect(submit({ amount: "viel", reason: "x".repeat(2_001), other: "1" })).rejects.toMatchObject({
    code: "validation_failed",
    errors: [
      { path: "body.values.orderId", message: "Bitte ausfüllen." },
      { path: "body.values.amount", message: "Bitte einen Betrag wie 49,90 angeben." },
      { path: "body.values.reason", message: "Das ist zu lang." },
      { path: "body.values.other", message: "Das kann so nicht angenommen werden." },
    ],
  });
  // The tool takes twenty characters.
  await expect(submit({ orderId: "N".repeat(21), amount: "10" })).rejects.toMatchObject({ code: "validation_failed" });
  const { rows } = await database.query("SELECT 1 FROM approval WHERE workspace_id = $1", [shop.workspaceId]);
  expect(rows).toHaveLength(0);
  const request = await submit(wanted("١٢٠", { reason: "Pay to 4111 1111 1111 1111" }));
  expect((await seenOf(shop, { request })).row.arguments).toEqual({
    orderId: "N-1042",
    amount: { minor: 12_000, currency: "EUR" },
    reason: "Pay to [card number]",
  });
  expect(await showForm(visitor, conversationId, "refund")).toMatchObject({
    title: "Erstattung",
    fields: [{ label: "Bestellnummer" }, { label: "Betrag (EUR)" }, { label: "Grund" }],
  });
});

test("the bot offers the form that a wish fits, once; a person, a question and a form that is off are decided as before [B6] [E1]", async () => {
  const shop = await makeShop();
  const talk = async (...texts: string[]) => {
    const { visitor, conversationId } = await makeVisitor(shop);
    const actions = [];
    for (const text of texts) actions.push((await say(visitor, conversationId, text)).decision?.action);
    const { messages } = await getVisitorConversation(visitor, conversationId);
    return { actions, offers: messages.filter(({ systemCode }) => systemCode === "request_offered").map(({ systemParams }) => systemParams) };
  };
  const offer = { form: "refund", label: "Fill in the form: Refund" };
  expect(await talk("I want a refund for order N-1042.")).toEqual({ actions: ["clarify"], offers: [offer] });
  expect(await talk("I want a refund for order N-1042.", "Please refund my order!")).toEqual({ actions: ["clarify", "handoff"], offers: [offer] });
  expect(await talk("I want a refund and I want to talk to a human.")).toEqual({ actions: ["handoff"], offers: [] });
  expect(await talk("Please refund my order or my lawyer will sue you.")).toEqual({ actions: ["handoff"], offers: [] });
  expect(await talk("How long does a refund take?")).toMatchObject({ offers: [] });
  expect(await talk("Please delete my account.")).toEqual({ actions: ["handoff"], offers: [] });
});

test("a stopped bot offers nothing, takes nothing and calls nothing [B6] [C4] [Q7]", async () => {
  const shop = await makeShop();
  const waiting = await ask(shop, wanted("120"));
  const approved = await seenOf(shop, waiting);
  await activateKillSwitch(shop.owner, { scope: "workspace", reason: "It named a wrong price." });
  const { visitor, conversationId } = await makeVisitor(shop);
  expect((await say(visitor, conversationId, "I want a refund for order N-1042.")).decision?.action).toBe("handoff");
  await expect(submitRequest(visitor, conversationId, { clientId: newId(), kind: "refund", values: wanted("10") })).rejects.toMatchObject({
    code: "state_conflict",
  });
  await approveAction(shop.rita, approved.row.id, approved.seen);
  await carryOutCall(shop.workspaceId, await callOf(waiting));
  expect(receiver.received).toHaveLength(0);
  expect(await told(shop, waiting)).toEqual(["Refund: it could not be completed by itself. A person is looking into it."]);
});

test("the conversation shows what its visitor asked for, field by field as it stands, and how far it is; another conversation shows nothing of it [B6] [L1]", async () => {
  const shop = await makeShop();
  await setForm(shop.owner, "account_deletion", { version: 0, enabled: true, fields: [...defaultFields.account_deletion], toolId: null }, shown);
  const asked = await ask(shop, wanted("120", { reason: "Pay to 4111 1111 1111 1111" }));
  const requests = async () => (await getConversation(shop.ada, asked.conversationId)).requests;
  const { row, seen } = await seenOf(shop, asked);
  expect(await requests()).toMatchObject([
    {
      kind: "refund",
      title: "Refund",
      state: "waiting",
      approvalId: toWireId("approval", row.id),
      fields: [
        { key: "orderId", label: "Order number", value: "N-1042" },
        { key: "amount", label: "Amount", value: "120.00 EUR" },
        { key: "reason", label: "Reason", value: "Pay to [card number]" },
      ],
    },
  ]);
  await editAction(shop.rita, row.id, seen, { orderId: "N-1042", amount: { minor: 9_050, currency: "EUR" } });
  expect(await requests()).toMatchObject([{ state: "approved", fields: [{}, { value: "90.50 EUR" }] }]);
  receiver.behave({ kind: "resets" });
  await carryOutCall(shop.workspaceId, await callOf(asked));
  expect(await requests()).toMatchObject([{ state: "person" }]);
  await settleCall(shop.rita, await callOf(asked), "succeeded");
  const deletion = { email: "mira@visitors.example", confirmed: true };
  await submitRequest(asked.visitor, asked.conversationId, { clientId: newId(), kind: "account_deletion", values: deletion });
  expect(await requests()).toMatchObject([
    { kind: "refund", state: "done" },
    { kind: "account_deletion", title: "Account deletion", state: "waiting", fields: [{ value: "mira@visitors.example" }, { value: "yes" }] },
  ]);
  const { conversationId } = await makeVisitor(shop);
  expect((await getConversation(shop.ada, conversationId)).requests).toEqual([]);
});

test("a form whose tool is for signed-in visitors is offered to nobody else and taken from nobody else [B6] [W3]", async () => {
  const shop = await makeShop({ identity: "verified" });
  const { visitor, conversationId } = await makeVisitor(shop);
  const submit = () => submitRequest(visitor, conversationId, { clientId: newId(), kind: "refund", values: wanted("10") });
  expect((await say(visitor, conversationId, "I want a refund for order N-1042.")).decision?.action).toBe("handoff");
  await expect(showForm(visitor, conversationId, "refund")).rejects.toMatchObject({ code: "not_found" });
  await expect(submit()).rejects.toMatchObject({ code: "state_conflict" });
  await withWorkspaceSql(shop, async (tx) => {
    const claims = { externalId: "customer-1", name: "Mira Olsen", email: null, attributes: {} };
    await bindVisitor(tx, visitor.id, await upsertContact(tx, newId<"contact">() as ContactId, claims));
  });
  const request = await submit();
  await carryOutCall(shop.workspaceId, await callOf({ request }));
  expect(JSON.parse(receiver.received[0]?.body ?? "{}")).toMatchObject({ data: { visitor: { externalId: "customer-1" } } });
  expect((await getApproval(shop.owner, request.approvalId)).row.requestedByName).toBe("Mira Olsen");
});

test("another visitor's and another workspace's conversation is not found, and a job of another workspace tells nobody [B6] [S3]", async () => {
  const [shop, other] = [await makeShop(), await makeShop()];
  const asked = await ask(shop, wanted("120"));
  const strangers: VisitorActor[] = [(await makeVisitor(shop)).visitor, (await makeVisitor(other)).visitor];
  for (const stranger of strangers) {
    await expect(submitRequest(stranger, asked.conversationId, { clientId: newId(), kind: "refund", values: wanted("10") })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(showForm(stranger, asked.conversationId, "refund")).rejects.toMatchObject({ code: "not_found" });
  }
  const { row, seen } = await seenOf(shop, asked);
  await closeAction(shop.rita, row.id, "rejected", seen, "No.");
  await tellRequest(other.workspaceId, asked.request.id);
  expect(await told(shop, asked)).toHaveLength(1);
});

test("a form's fields, limit and tool are checked together when they are saved; a version is needed, and rules written by hand stay [B6] [C1]", async () => {
  const shop = await makeShop();
  const change: FormChange = { version: 1, enabled: true, fields: refundFields, toolId: shop.toolId };
  const save = (over: Partial<FormChange>) => setForm(shop.owner, "refund", { ...change, ...over }, shown);
  const extra: FormField = { key: "iban", kind: "text", label: "Where to", required: true, currency: null };
  const refused = (path: string) => ({ code: "validation_failed", errors: [expect.objectContaining({ path: `body.${path}` })] });
  await expect(save({ version: 0 })).rejects.toMatchObject({ code: "version_conflict", extra: { current: { kind: "refund", version: 1, approval: above50 } } });
  await expect(save({ fields: [...refundFields, extra] })).rejects.toMatchObject(refused("toolId"));
  await expect(save({ fields: [...refundFields, { ...extra, label: null }], toolId: null, approval: { kind: "always" } })).rejects.toMatchObject(
    refused("fields.3.label"),
  );
  await expect(save({ toolId: null })).rejects.toMatchObject(refused("approval"));
  await expect(save({ approval: { ...above50, currency: "USD" } as ToolApproval })).rejects.toMatchObject(refused("approval.field"));
  await expect(setForm(shop.rita, "refund", change, shown)).rejects.toMatchObject({ code: "forbidden" });
  const [first] = refundFields;
  if (!first) throw new Error("no fields");
  const named = await save({ fields: [{ ...first, label: "Purchase" }, ...refundFields.slice(1)] });
  expect(named).toMatchObject({ version: 2, approval: above50, fields: [{ key: "orderId", label: "Purchase" }, {}, {}] });
  const { policy } = (await getApproval(shop.owner, (await ask(shop, wanted("120"))).request.approvalId)).row;
  const byHand = { ...policyOfTool(policy.schema, above50), expiresAfterMinutes: 60 };
  await saveApprovalPolicy(shop.owner, { action: "request.refund", version: 2, title: "Refund", policy: byHand });
  expect((await save({ version: 2, enabled: false, fields: named.fields })).approval).toEqual({ kind: "rules" });
  expect((await listForms(shop.owner)).map(({ kind, enabled, version }) => [kind, enabled, version])).toEqual([
    ["refund", false, 3],
    ["account_deletion", false, 0],
    ["address_change", false, 0],
  ]);
  const { rows } = await database.query<{ data: unknown }>("SELECT data FROM event WHERE workspace_id = $1 AND type = 'request.form_changed' ORDER BY id", [
    shop.workspaceId,
  ]);
  expect(rows.map(({ data }) => data)).toEqual([
    { kind: "refund", enabled: true, fields: ["enabled", "toolId", "approval"] },
    { kind: "refund", enabled: true, fields: ["fields"] },
    { kind: "refund", enabled: false, fields: ["enabled"] },
  ]);
});
