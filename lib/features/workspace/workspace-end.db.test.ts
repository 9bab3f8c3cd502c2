import { generate } from "otplib";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { requireMember } from "@/lib/access/session";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { articleEndpoints } from "@/lib/endpoints/article";
import { visitorEndpoints } from "@/lib/endpoints/visitor";
import { workspaceEndpoints } from "@/lib/endpoints/workspace";
import { workspaceEndEndpoints } from "@/lib/endpoints/workspace-end";
import { createApiKey } from "@/lib/features/api-key/create-api-key";
import { beginSecondFactor } from "@/lib/features/second-factor/begin-second-factor";
import { confirmSecondFactor } from "@/lib/features/second-factor/confirm-second-factor";
import { setClock } from "@/lib/platform/clock";
import { hashPassword } from "@/lib/platform/password";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { startMailServer } from "@/lib/testing/mail-server";
import { sendQueuedMails, takeQueuedMails } from "@/lib/testing/queued-mail";
import { makeWorkspace, type TestWorkspace } from "@/lib/testing/workspace-factory";

const server = await startMailServer();
const database = await testDatabase({ SMTP_URL: server.url });
afterAll(() => server.stop());
const endpoints = [...workspaceEndpoints, ...workspaceEndEndpoints, ...articleEndpoints, ...visitorEndpoints];
const password = "correct horse battery";
const hash = await hashPassword(password);
const dayMs = 24 * 3_600_000;

let restoreClock = () => {};
afterEach(() => restoreClock());
beforeEach(async () => {
  await takeQueuedMails(database.owner);
  server.mails.length = 0;
});

const daysLater = (days: number) => {
  restoreClock();
  const at = Date.now() + days * dayMs;
  restoreClock = setClock(() => new Date(at));
};

/** With a password for the owner, and sessions that outlive the days of grace. */
async function makeOwned(): Promise<TestWorkspace & { name: string; cookie: string; ask(target: string, body?: unknown): ReturnType<typeof callEndpoint> }> {
  const made = await makeWorkspace({ name: "Northwind Outdoor" });
  await database.owner.query("UPDATE account SET password_hash = $2 WHERE id = $1", [made.ownerAccount.accountId, hash]);
  await database.owner.query("UPDATE account_session SET expires_at = now() + interval '90 days' WHERE id = $1", [made.ownerAccount.sessionId]);
  const cookie = await sessionCookie(made.ownerAccount);
  return { ...made, name: "Northwind Outdoor", cookie, ask: (target, body) => callEndpoint(endpoints, target, { cookie, workspace: made.slug, body }) };
}

const deletion = "POST /api/v1/workspace/deletion";

test("a workspace is deleted only by an owner who types its name and proves to be the owner, with a code where there is a second factor [S1]", async () => {
  const { ask, name, members, slug, ownerAccount, owner } = await makeOwned();
  const refusals = [
    [{ name: "Northwind", password }, "state_conflict"],
    [{ name, password: "not the password" }, "password_wrong"],
    [{ name }, "password_wrong"],
  ] as const;
  for (const [body, code] of refusals) expect((await ask(deletion, body)).body.code).toBe(code);
  const { key } = await createApiKey(owner, { name: "Nightly", scopes: ["workspace:own"], expiresAt: null });
  const byProgram = await callEndpoint(endpoints, deletion, { headers: { authorization: `Bearer ${key}` }, workspace: slug, body: { name, password } });
  expect(byProgram.body.code).toBe("forbidden");
  const { secret } = await beginSecondFactor(ownerAccount, password);
  const codeNow = (shift: number) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + shift });
  await confirmSecondFactor(ownerAccount, await codeNow(-30));
  expect((await ask(deletion, { name, password })).body.code).toBe("second_factor_required");
  expect((await ask(deletion, { name, password, code: "000000" })).body.code).toBe("code_refused");
  expect((await requireMember(await sessionCookie(ownerAccount), slug)).isClosing).toBeUndefined();
  const asked = await ask(deletion, { name, password, code: await codeNow(0) });
  expect(asked.status).toBe(200);
  expect(Date.parse(asked.body.deletionDueAt) - Date.now()).toBeGreaterThan(6.9 * dayMs);
  expect((await ask(deletion, { name, password, code: await codeNow(30) })).body.code).toBe("state_conflict");
  expect(members.admin.scopes).not.toContain("workspace:own");
});

test("a workspace that is about to be deleted is read and not changed, its chat is closed, and an owner who keeps it opens both again [S1]", async () => {
  const { ask, name, channel, owner } = await makeOwned();
  const config = `GET /api/widget/v1/config?channelKey=${channel.publishableKey}`;
  const session = await callEndpoint(endpoints, "POST /api/widget/v1/sessions", { body: { channelKey: channel.publishableKey } });
  const visitor = { authorization: `Bearer ${session.body.visitorToken}` };
  const { key } = await createApiKey(owner, { name: "Nightly", scopes: ["knowledge:read", "knowledge:write"], expiresAt: null });
  const program = { headers: { authorization: `Bearer ${key}` } };
  const article = { title: "Returns", body: "Thirty days." };
  expect((await ask(deletion, { name, password })).status).toBe(200);

  expect((await ask("GET /api/v1/articles")).status).toBe(200);
  const refused = await ask("POST /api/v1/articles", article);
  expect([refused.status, refused.body.code]).toEqual([409, "workspace_closing"]);
  expect((await callEndpoint(endpoints, "GET /api/v1/articles", program)).status).toBe(200);
  expect((await callEndpoint(endpoints, "POST /api/v1/articles", { ...program, body: article })).body.code).toBe("workspace_closing");
  expect((await callEndpoint(endpoints, config)).status).toBe(404);
  expect((await callEndpoint(endpoints, "POST /api/widget/v1/sessions", { body: { channelKey: channel.publishableKey } })).status).toBe(404);
  const later = Date.now() + 10_000;
  restoreClock = setClock(() => new Date(later));
  expect((await callEndpoint(endpoints, "PATCH /api/widget/v1/visitor", { headers: visitor, body: { attributes: {} } })).status).toBe(404);

  const kept = await ask("DELETE /api/v1/workspace/deletion");
  expect([kept.status, kept.body.deletionDueAt]).toEqual([200, null]);
  expect((await ask("DELETE /api/v1/workspace/deletion")).body.code).toBe("state_conflict");
  expect((await ask("POST /api/v1/articles", article)).status).toBe(201);
  daysLater(1);
  expect((await callEndpoint(endpoints, config)).status).toBe(200);
  expect((await callEndpoint(endpoints, "PATCH /api/widget/v1/visitor", { headers: visitor, body: { attributes: {} } })).status).toBe(204);
  const { rows } = await database.owner.query("SELECT type FROM event WHERE workspace_id = $1 AND type LIKE 'workspace.deletion%' ORDER BY id", [
    owner.workspaceId,
  ]);
  expect(rows.map(({ type }) => type)).toEqual(["workspace.deletion_requested", "workspace.deletion_cancelled"]);
});

test("once the time is over nobody gets in and nobody keeps it, even before its rows are gone [S1]", async () => {
  const { ask, name, cookie } = await makeOwned();
  await ask(deletion, { name, password });
  daysLater(7.01);
  expect((await ask("GET /api/v1/workspace")).status).toBe(404);
  expect((await ask("DELETE /api/v1/workspace/deletion")).status).toBe(404);
  expect((await callEndpoint(endpoints, "GET /api/v1/workspaces", { cookie })).body.data).toEqual([]);
});

test("owners are mailed when the deletion is asked for and called back, and both sides when a workspace is handed over [S1]", async () => {
  const { ask, name, ownerAccount, members } = await makeOwned();
  const told = async () => {
    await sendQueuedMails(database.owner);
    return server.mails.splice(0).map(({ to, raw }) => ({ to, text: raw.replace(/=\r?\n/g, "") }));
  };
  await ask(deletion, { name, password });
  const asked = await told();
  expect(asked.map(({ to }) => to)).toEqual([[ownerAccount.email]]);
  expect(asked[0]?.text).toContain("about to be deleted");
  await ask("DELETE /api/v1/workspace/deletion");
  expect((await told())[0]?.text).toContain("is kept");
  const { rows } = await database.owner.query("SELECT email FROM member WHERE id = $1", [members.manager.id]);
  expect((await ask("POST /api/v1/workspace/transfer", { memberId: toWireId("member", members.manager.id) })).status).toBe(204);
  const handed = await told();
  expect(handed.map(({ to }) => to).sort()).toEqual([[ownerAccount.email], [rows[0].email]].sort());
  expect(handed.find(({ to }) => to[0] === rows[0].email)?.text).toContain("You own Northwind Outdoor now");
});
