import { Webhook } from "standardwebhooks";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { WebhookDelivery } from "@/lib/contracts/api/webhook";
import { retryDelaysMs } from "@/lib/core/webhook/retry-schedule";
import type { WebhookId } from "@/lib/core/kernel/ids";
import { fromWireId, toWireId } from "@/lib/core/kernel/wire-ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { webhookEndpoints } from "@/lib/endpoints/webhook";
import { append } from "@/lib/events/append";
import { follow } from "@/lib/events/follow";
import { sealWorkspace } from "@/lib/events/seal-workspace";
import { setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { setEnvironment, testDatabase } from "@/lib/testing/database";
import { startMailServer } from "@/lib/testing/mail-server";
import { type ReceiverBehaviour, startWebhookReceiver, verifyWebhook } from "@/lib/testing/webhook-receiver";
import { makeWorkspace, type TestWorkspace } from "@/lib/testing/workspace-factory";
import { sendMail } from "@/lib/features/mail/send-mail";
import { deliverDue, runWebhooks } from "./deliver-due";
import { forgetDeliveries } from "./forget-deliveries";
import { webhookListener } from "./queue-deliveries";
import { replayPage } from "./replay-webhook";

const receiver = await startWebhookReceiver();
const mail = await startMailServer();
const database = await testDatabase({ HANDRAIL_ALLOW_PRIVATE: receiver.hostPort, SMTP_URL: mail.url });
afterAll(async () => {
  await receiver.stop();
  await mail.stop();
});

const hour = 3_600_000;
let at = Date.now();
let restore = () => {};
beforeEach(async () => {
  restore();
  // What is due is looked for across workspaces: each test has only its own.
  await database.owner.query("DELETE FROM webhook_endpoint");
  at = Date.now();
  restore = setClock(() => new Date(at));
  receiver.received.length = 0;
  receiver.behave({ kind: "status", status: 200 });
});
afterAll(() => restore());

async function call(workspace: TestWorkspace, target: string, body?: unknown) {
  // Days go by here; nobody signs in anew.
  await database.owner.query("UPDATE account_session SET expires_at = '2100-01-01' WHERE id = $1", [workspace.ownerAccount.sessionId]);
  return callEndpoint(webhookEndpoints, target, { body, cookie: await sessionCookie(workspace.ownerAccount), workspace: workspace.slug });
}

async function makeWebhook(options: { eventTypes?: string[]; workspace?: TestWorkspace } = {}) {
  const workspace = options.workspace ?? (await makeWorkspace());
  await tell(workspace, 0);
  const made = await call(workspace, "POST /api/v1/webhooks", { url: receiver.url, eventTypes: options.eventTypes ?? ["article.updated"] });
  expect(made.status).toBe(201);
  const id = made.body.webhook.id as string;
  return { workspace, id, uuid: fromWireId("webhook", id) as WebhookId, secret: made.body.secret as string };
}

/** So many facts happen, are sealed, and the listener has had them. */
async function tell(workspace: TestWorkspace, facts: number): Promise<string[]> {
  const subjects = Array.from({ length: facts }, () => newId<"article">());
  await withWorkspaceSql(workspace, async (tx) => {
    for (const subjectId of subjects) await append(tx, workspace.owner, { type: "article.updated", subjectType: "article", subjectId, data: { number: 2 } });
  });
  await sealWorkspace(workspace.workspaceId);
  while ((await follow(workspace.workspaceId, webhookListener)).kind === "followed") {
    const { rows } = await database.owner.query<{ behind: boolean }>(
      `SELECT h.seq > c.seq AS behind FROM seal_head h JOIN listener_cursor c ON c.workspace_id = h.workspace_id AND c.listener = 'webhooks' WHERE h.workspace_id = $1`,
      [workspace.workspaceId],
    );
    if (!rows[0]?.behind) break;
  }
  return subjects;
}

async function deliveriesOf(workspace: TestWorkspace, id: string, query = "") {
  return (await call(workspace, `GET /api/v1/webhooks/${id}/deliveries${query}`)).body.data as WebhookDelivery[];
}

const factsOf = async (workspace: TestWorkspace) =>
  (
    await database.owner.query<{ type: string; data: unknown; actor_kind: string }>(
      `SELECT type, data, actor_kind FROM event WHERE workspace_id = $1 AND type LIKE 'webhook.%' ORDER BY id`,
      [workspace.workspaceId],
    )
  ).rows;

describe("delivery", () => {
  test("an event reaches the receiver once, signed as the reference library wants it, thin and with the API's ids [I1]", async () => {
    const { workspace, secret } = await makeWebhook();
    const [subject = ""] = await tell(workspace, 1);
    expect(await deliverDue()).toBe(1);
    expect(receiver.received).toHaveLength(1);
    const [request] = receiver.received;
    if (!request) throw new Error("nothing came");
    const payload = verifyWebhook(secret, request) as { type: string; timestamp: string; data: Record<string, unknown> };
    expect(payload).toMatchObject({
      type: "article.updated",
      data: {
        eventId: request.headers["webhook-id"],
        workspaceId: toWireId("workspace", workspace.workspaceId),
        subject: { type: "article", id: toWireId("article", subject) },
        conversationId: null,
        actor: { kind: "member", id: toWireId("member", workspace.owner.id) },
        details: { number: 2 },
      },
    });
    expect(new Date(payload.timestamp).toISOString()).toBe(payload.timestamp);
    expect(request.headers).toMatchObject({ "content-type": "application/json", "user-agent": "Handrail" });
    expect(request.headers["webhook-id"]).toMatch(/^evt_/);
    expect(await deliverDue()).toBe(0);
    expect(receiver.received).toHaveLength(1);
  });

  test("an endpoint gets what it asked for, from its making on, and others of the workspace and other workspaces get theirs [I1] [S3]", async () => {
    const workspace = await makeWorkspace();
    await tell(workspace, 3);
    const narrow = await makeWebhook({ workspace, eventTypes: ["article.published"] });
    const wide = await makeWebhook({ workspace, eventTypes: [] });
    const foreign = await makeWebhook();
    await tell(workspace, 2);
    expect(await deliveriesOf(workspace, narrow.id)).toEqual([]);
    const got = await deliveriesOf(workspace, wide.id);
    expect(got.filter(({ status }) => status === "pending").length).toBeGreaterThanOrEqual(2);
    expect(await deliveriesOf(foreign.workspace, foreign.id)).toEqual([]);
    expect((await call(foreign.workspace, `GET /api/v1/webhooks/${wide.id}/deliveries`)).status).toBe(404);
  });

  test("a receiver that always fails is tried ten times over three days, under one id and with the same bytes, and then no more [I1]", async () => {
    const { workspace, id } = await makeWebhook();
    await tell(workspace, 1);
    receiver.behave({ kind: "status", status: 500, body: "out\u0000 of\u001b[31m order" });
    const began = at;
    for (let tries = 1; tries <= 10; tries += 1) {
      expect(await deliverDue()).toBe(1);
      const [delivery] = await deliveriesOf(workspace, id);
      expect(delivery?.attempts).toBe(tries);
      if (tries === 10) break;
      const waitMs = Date.parse(delivery?.nextTryAt ?? "") - at;
      const planned = retryDelaysMs[tries - 1] ?? 0;
      expect(Math.abs(waitMs - planned)).toBeLessThanOrEqual(planned / 10 + 1);
      at += waitMs - 1;
      expect(await deliverDue()).toBe(0);
      at += 1;
    }
    expect((at - began) / hour).toBeGreaterThan(60);
    expect((at - began) / hour).toBeLessThan(90);
    const [delivery] = await deliveriesOf(workspace, id);
    expect(delivery).toMatchObject({ status: "failed", nextTryAt: null, lastTry: { status: 500, error: "status" } });
    at += 40 * hour;
    expect(await deliverDue()).toBe(0);
    expect(receiver.received).toHaveLength(10);
    expect(new Set(receiver.received.map(({ headers, body }) => `${headers["webhook-id"]} ${body}`)).size).toBe(1);
    const detail = await call(workspace, `GET /api/v1/webhooks/${id}/deliveries/${delivery?.id}`);
    expect(detail.body.tries).toHaveLength(10);
    expect(detail.body.tries[0]).toMatchObject({ status: 500, error: "status", answer: "out  of [31m order" });
    expect(detail.body.body).toBe(receiver.received[0]?.body);
  });

  test.each<[string, ReceiverBehaviour, { status: number | null; error: string }]>([
    ["a redirect", { kind: "status", status: 302, headers: { location: "http://169.254.169.254/" } }, { status: 302, error: "redirect" }],
    ["a refusal", { kind: "status", status: 401 }, { status: 401, error: "status" }],
    ["half an answer", { kind: "half_answer" }, { status: null, error: "broken" }],
    ["a connection closed half way", { kind: "closes" }, { status: null, error: "reset" }],
    ["a reset", { kind: "resets" }, { status: null, error: "reset" }],
  ])("%s is a failed try with its reason, and the same event comes again [I1]", async (_, behaviour, expected) => {
    const { workspace, id } = await makeWebhook();
    await tell(workspace, 1);
    receiver.behave(behaviour);
    await deliverDue();
    expect((await deliveriesOf(workspace, id))[0]).toMatchObject({ status: "pending", attempts: 1, lastTry: expected });
    expect(receiver.received).toHaveLength(1);
    receiver.behave({ kind: "status", status: 204 });
    at += 6_000;
    await deliverDue();
    expect((await deliveriesOf(workspace, id))[0]).toMatchObject({ status: "delivered", attempts: 2, lastTry: { status: 204, error: null } });
    expect(receiver.received[1]?.headers["webhook-id"]).toBe(receiver.received[0]?.headers["webhook-id"]);
  });

  test("an answer without end counts by its status, and only its beginning is read and kept [I1] [Q9]", async () => {
    const { workspace, id } = await makeWebhook();
    await tell(workspace, 1);
    receiver.behave({ kind: "pours" });
    await deliverDue();
    const [delivery] = await deliveriesOf(workspace, id);
    expect(delivery?.status).toBe("delivered");
    const detail = await call(workspace, `GET /api/v1/webhooks/${id}/deliveries/${delivery?.id}`);
    expect(detail.body.tries[0].answer).toBe("a".repeat(1_000));
  });

  test("retry-after with 429 and 503 is kept for the whole endpoint, and a new event does not break it [I1]", async () => {
    for (const status of [429, 503]) {
      const { workspace, id } = await makeWebhook();
      await tell(workspace, 1);
      receiver.behave({ kind: "status", status, headers: { "retry-after": "1800" } });
      await deliverDue();
      const [delivery] = await deliveriesOf(workspace, id);
      expect(delivery?.lastTry).toMatchObject({ status, error: "busy" });
      expect(Date.parse(delivery?.nextTryAt ?? "") - at).toBe(1_800_000);
      receiver.behave({ kind: "status", status: 200 });
      const before = receiver.received.length;
      await tell(workspace, 1);
      at += 1_799_000;
      await deliverDue();
      expect(receiver.received).toHaveLength(before);
      at += 2_000;
      await deliverDue();
      expect(receiver.received).toHaveLength(before + 2);
    }
  });

  test("410 turns the endpoint off at once, is a fact, and the admins are mailed [I1]", async () => {
    const { workspace, id, uuid } = await makeWebhook();
    await tell(workspace, 1);
    receiver.behave({ kind: "status", status: 410 });
    await deliverDue();
    const webhook = (await call(workspace, `GET /api/v1/webhooks/${id}`)).body;
    expect(webhook).toMatchObject({ state: "disabled", disabledCause: "gone", counts: { pending: 0, failed: 1 } });
    expect((await factsOf(workspace)).at(-1)).toMatchObject({ type: "webhook.disabled", data: { cause: "gone" }, actor_kind: "system" });
    await tell(workspace, 1);
    expect(await deliverDue()).toBe(0);
    mail.mails.length = 0;
    await sendMail({ mailId: newId(), template: "webhook_disabled", workspaceId: workspace.workspaceId, subjectId: uuid });
    expect(mail.mails).toHaveLength(2);
    expect(mail.mails[0]?.raw).toContain("A webhook was turned off");
    expect(mail.mails[0]?.raw).toContain(`/settings/webhooks/${id}`);
  });

  test("after five days in which nothing got through the endpoint is turned off; turned on again it goes on with what waits [I1]", async () => {
    const { workspace, id } = await makeWebhook();
    receiver.behave({ kind: "status", status: 500 });
    const until = at + 5 * 24 * hour;
    let state = "enabled";
    for (let step = 0; state === "enabled" && step < 200; step += 1) {
      if (step % 5 === 0) await tell(workspace, 1);
      await deliverDue();
      at += 2 * hour;
      state = (await call(workspace, `GET /api/v1/webhooks/${id}`)).body.state;
    }
    expect(state).toBe("disabled");
    expect(at).toBeGreaterThan(until);
    expect(at).toBeLessThan(until + 24 * hour);
    const webhook = (await call(workspace, `GET /api/v1/webhooks/${id}`)).body;
    expect(webhook.disabledCause).toBe("failing");
    expect(webhook.counts.pending).toBeGreaterThan(0);
    receiver.behave({ kind: "status", status: 200 });
    const on = await call(workspace, `PATCH /api/v1/webhooks/${id}`, { version: webhook.version, state: "enabled" });
    expect(on.body).toMatchObject({ state: "enabled", disabledCause: null, failingSince: null });
    at += 25 * hour;
    await deliverDue();
    expect((await call(workspace, `GET /api/v1/webhooks/${id}`)).body.counts.pending).toBe(0);
  });

  test("one success ends the count of days [I1]", async () => {
    const { workspace, id } = await makeWebhook();
    receiver.behave({ kind: "status", status: 500 });
    await tell(workspace, 1);
    await deliverDue();
    expect((await call(workspace, `GET /api/v1/webhooks/${id}`)).body.failingSince).not.toBeNull();
    receiver.behave({ kind: "status", status: 200 });
    at += 6_000;
    await deliverDue();
    expect((await call(workspace, `GET /api/v1/webhooks/${id}`)).body.failingSince).toBeNull();
  });
});

describe("processes", () => {
  test("that end between sending and noting send again, under the same id [I1] [Q8]", async () => {
    const { workspace, id } = await makeWebhook();
    await tell(workspace, 1);
    const dying = new AbortController();
    receiver.behave(() => {
      dying.abort();
      return { kind: "hangs" };
    });
    await deliverDue(dying.signal);
    expect((await deliveriesOf(workspace, id))[0]).toMatchObject({ status: "pending", attempts: 0, lastTry: null });
    receiver.behave({ kind: "status", status: 200 });
    await deliverDue();
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual(Array(2).fill(receiver.received[0]?.headers["webhook-id"]));
  });

  test("that lease at once serve an endpoint one at a time, and a lease that was left behind ends by itself [I1] [Q8]", async () => {
    const { workspace, id } = await makeWebhook();
    await tell(workspace, 8);
    await Promise.all(Array.from({ length: 4 }, () => deliverDue()));
    expect(receiver.received).toHaveLength(8);
    expect(receiver.mostAtOnce()).toBeLessThanOrEqual(6);
    await tell(workspace, 1);
    await database.owner.query("UPDATE webhook_endpoint SET lease_until = $1, lease_token = $2", [new Date(at + 60_000), newId()]);
    expect(await deliverDue()).toBe(0);
    at += 60_001;
    expect(await deliverDue()).toBe(1);
    expect(await deliveriesOf(workspace, id, "?status=pending")).toEqual([]);
  });

  test("serve the others while many receivers say nothing, and hold few requests open at each [I1] [Q15]", async () => {
    restore();
    const silent = await Promise.all(Array.from({ length: 8 }, () => makeWebhook()));
    const quick = await makeWebhook();
    for (const { workspace } of silent) await tell(workspace, 4);
    await tell(quick.workspace, 4);
    const slow = await startWebhookReceiver();
    slow.behave({ kind: "hangs" });
    setEnvironment({ DATABASE_APP_URL: database.appUrl, HANDRAIL_ALLOW_PRIVATE: `${receiver.hostPort},${slow.hostPort}` });
    for (const { uuid } of silent) await database.owner.query("UPDATE webhook_endpoint SET url = $2 WHERE id = $1", [uuid, slow.url]);
    const stopping = new AbortController();
    const running = runWebhooks({ signal: stopping.signal, pollMs: 10 });
    await expect.poll(() => receiver.received.length, { timeout: 12_000 }).toBe(4);
    expect(slow.received.length).toBeGreaterThan(0);
    expect(slow.mostAtOnce()).toBeLessThanOrEqual(8 * 6);
    stopping.abort();
    await running;
    await slow.stop();
  });
});

describe("secrets", () => {
  test("are told once, sealed at rest, and in no other answer, fact or delivery [I1]", async () => {
    const { workspace, id, secret } = await makeWebhook();
    await tell(workspace, 1);
    await deliverDue();
    const places = [
      (await call(workspace, "GET /api/v1/webhooks")).body,
      (await call(workspace, `GET /api/v1/webhooks/${id}`)).body,
      await deliveriesOf(workspace, id),
      await factsOf(workspace),
      (await database.owner.query("SELECT * FROM webhook_endpoint")).rows,
      (await database.owner.query("SELECT * FROM webhook_delivery")).rows,
      receiver.received,
    ];
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    for (const place of places) expect(JSON.stringify(place)).not.toContain(secret.slice("whsec_".length, -4));
  });

  test("while one replaces another both verify, afterwards only the new one; without overlap the old one ends at once [I1]", async () => {
    const { workspace, id, secret: old } = await makeWebhook();
    const { secret: fresh } = (await call(workspace, `POST /api/v1/webhooks/${id}/rotate-secret`, { overlapHours: 2 })).body as { secret: string };
    const verifies = async () => {
      receiver.received.length = 0;
      await tell(workspace, 1);
      await deliverDue();
      const { headers = {}, body = "" } = receiver.received[0] ?? {};
      // As the library signs it: verifying would compare with the machine's clock.
      const sign = (secret: string) => new Webhook(secret).sign(headers["webhook-id"] ?? "", new Date(Number(headers["webhook-timestamp"]) * 1000), body);
      return [old, fresh].map((secret) => (headers["webhook-signature"] ?? "").split(" ").includes(sign(secret)));
    };
    expect(await verifies()).toEqual([true, true]);
    at += 2 * hour + 1;
    expect(await verifies()).toEqual([false, true]);
    await call(workspace, `POST /api/v1/webhooks/${id}/rotate-secret`, { overlapHours: 0 });
    expect(await verifies()).toEqual([false, false]);
  });
});

describe("replay and test", () => {
  test("one delivery is sent again under its id; what failed in a span of time and what happened while it was off comes too [I1]", async () => {
    const { workspace, id } = await makeWebhook();
    const from = new Date(at - 1000).toISOString();
    await tell(workspace, 2);
    await deliverDue();
    const [first] = await deliveriesOf(workspace, id);
    const again = await call(workspace, `POST /api/v1/webhooks/${id}/deliveries/${first?.id}/replay`);
    expect(again.body).toMatchObject({ status: "pending", attempts: 0, messageId: first?.messageId });
    await deliverDue();
    expect(receiver.received.filter(({ headers }) => headers["webhook-id"] === first?.messageId)).toHaveLength(2);

    const version = (await call(workspace, `GET /api/v1/webhooks/${id}`)).body.version as number;
    await call(workspace, `PATCH /api/v1/webhooks/${id}`, { version, state: "disabled" });
    await tell(workspace, 3);
    expect((await call(workspace, `POST /api/v1/webhooks/${id}/replay`, { from, until: new Date(at + 1000).toISOString() })).status).toBe(409);
    await call(workspace, `PATCH /api/v1/webhooks/${id}`, { version: version + 1, state: "enabled" });
    receiver.received.length = 0;
    const span = { from, until: new Date(at + 1000).toISOString() };
    const page = (which: "failed" | "all") =>
      replayPage({
        workspaceId: workspace.workspaceId,
        webhookId: fromWireId("webhook", id) ?? "",
        afterAt: span.from,
        afterId: "00000000-0000-0000-0000-000000000000",
        until: span.until,
        which,
      });
    expect((await call(workspace, `POST /api/v1/webhooks/${id}/replay`, span)).status).toBe(202);
    await page("failed");
    await deliverDue();
    expect(receiver.received).toHaveLength(3);
    await page("all");
    await page("all");
    await deliverDue();
    expect(receiver.received).toHaveLength(3 + 5);
    expect((await factsOf(workspace)).filter(({ type }) => type === "webhook.replayed")).toHaveLength(2);
  });

  test("a long replay goes page by page through jobs, and each event comes once [I1]", async () => {
    const { workspace, id, uuid } = await makeWebhook();
    const version = 1;
    await call(workspace, `PATCH /api/v1/webhooks/${id}`, { version, state: "disabled" });
    const from = new Date(at).toISOString();
    await tell(workspace, 450);
    await call(workspace, `PATCH /api/v1/webhooks/${id}`, { version: version + 1, state: "enabled" });
    await call(workspace, `POST /api/v1/webhooks/${id}/replay`, { from, until: new Date(at + 1000).toISOString() });
    for (let jobs = 1; jobs > 0;) {
      const { rows } = await database.owner.query<{ id: string; payload: Parameters<typeof replayPage>[0] }>(
        `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t WHERE t.id = j.task_id AND t.identifier = 'replay_webhook' RETURNING j.id, j.payload`,
      );
      jobs = rows.length;
      for (const { payload } of rows) if (payload.webhookId === uuid) await replayPage(payload);
    }
    const { rows } = await database.owner.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM webhook_delivery WHERE endpoint_id = $1 AND status = 'pending'`,
      [uuid],
    );
    expect(rows[0]?.count).toBe(450);
  });

  test("a test sends a sample of the type at once, answers how it ended, and is never tried again; also while the webhook is off [I1] [D2]", async () => {
    const { workspace, id, secret } = await makeWebhook();
    const good = await call(workspace, `POST /api/v1/webhooks/${id}/test`, { type: "handoff.requested" });
    expect(good.body).toMatchObject({ test: true, status: "delivered", type: "handoff.requested", tries: [{ status: 200, error: null, answer: "ok" }] });
    const [request] = receiver.received;
    if (!request) throw new Error("nothing came");
    expect(verifyWebhook(secret, request)).toMatchObject({ type: "handoff.requested", data: { details: { trigger: expect.any(String) } } });
    receiver.behave({ kind: "status", status: 500 });
    await call(workspace, `PATCH /api/v1/webhooks/${id}`, { version: 1, state: "disabled" });
    const bad = await call(workspace, `POST /api/v1/webhooks/${id}/test`, {});
    expect(bad.body).toMatchObject({ test: true, status: "failed", nextTryAt: null, tries: [{ status: 500, error: "status" }] });
    expect((await call(workspace, `POST /api/v1/webhooks/${id}/deliveries/${bad.body.id}/replay`)).status).toBe(409);
    at += 100 * hour;
    expect(await deliverDue()).toBe(0);
    expect(receiver.received).toHaveLength(2);
  });
});

describe("settings", () => {
  test("an address that may not be called is refused with a sentence, at creating and at changing [I1]", async () => {
    const { workspace, id } = await makeWebhook();
    for (const url of [
      "http://127.0.0.1:1/",
      "https://10.0.0.8/hook",
      "https://[::1]/",
      "https://user:word@receiver.example/",
      "https://receiver.example:25/",
    ]) {
      const made = await call(workspace, "POST /api/v1/webhooks", { url });
      expect([url, made.status, made.body.code]).toEqual([url, 422, "address_refused"]);
      const changed = await call(workspace, `PATCH /api/v1/webhooks/${id}`, { version: 1, url });
      expect(changed.body.code).toBe("address_refused");
    }
    expect((await call(workspace, "POST /api/v1/webhooks", { url: "ftp://a.example" })).status).toBe(422);
    expect((await call(workspace, "POST /api/v1/webhooks", { url: receiver.url, eventTypes: ["nothing.happened"] })).status).toBe(422);
  });

  test("an old version is refused with the present one, every act is a fact, and a deleted webhook is gone with its deliveries [I1] [C1]", async () => {
    const { workspace, id } = await makeWebhook();
    expect((await call(workspace, `PATCH /api/v1/webhooks/${id}`, { version: 1, description: "Orders" })).body).toMatchObject({
      description: "Orders",
      version: 2,
    });
    const late = await call(workspace, `PATCH /api/v1/webhooks/${id}`, { version: 1, description: "Other" });
    expect(late.body).toMatchObject({ code: "version_conflict", current: { description: "Orders", version: 2 } });
    await call(workspace, `POST /api/v1/webhooks/${id}/rotate-secret`, {});
    await call(workspace, `POST /api/v1/webhooks/${id}/test`, {});
    expect((await call(workspace, `DELETE /api/v1/webhooks/${id}`)).status).toBe(204);
    expect((await call(workspace, `GET /api/v1/webhooks/${id}`)).status).toBe(404);
    expect((await factsOf(workspace)).map(({ type }) => type)).toEqual([
      "webhook.created",
      "webhook.updated",
      "webhook.secret_rotated",
      "webhook.tested",
      "webhook.deleted",
    ]);
  });

  test("a workspace has twenty webhooks at most, also when many are made at once [I1]", async () => {
    const workspace = await makeWorkspace();
    const made = await Promise.all(Array.from({ length: 24 }, () => call(workspace, "POST /api/v1/webhooks", { url: receiver.url })));
    expect(made.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(made.filter(({ body }) => body.code === "state_conflict")).toHaveLength(4);
  });

  test("deliveries are listed page by page, by status too, and forgotten after thirty days [I1]", async () => {
    const { workspace, id } = await makeWebhook();
    await tell(workspace, 5);
    const first = await call(workspace, `GET /api/v1/webhooks/${id}/deliveries?limit=2`);
    const second = await call(workspace, `GET /api/v1/webhooks/${id}/deliveries?limit=3&cursor=${first.body.nextCursor}`);
    const ids = [...first.body.data, ...second.body.data].map((row: { id: string }) => row.id);
    expect(new Set(ids).size).toBe(5);
    expect(second.body.nextCursor).toBeNull();
    expect(await deliveriesOf(workspace, id, "?status=delivered")).toEqual([]);
    at += 31 * 24 * hour;
    while ((await forgetDeliveries()) > 0);
    expect(await deliveriesOf(workspace, id)).toEqual([]);
  });
});
