import { afterAll, beforeEach, expect, test } from "vitest";
import type { AccountActor } from "@/lib/access/actor";
import { invitationEndpoints } from "@/lib/endpoints/invitation";
import { signIn } from "@/lib/features/session/sign-in";
import { setClock } from "@/lib/platform/clock";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase, setEnvironment } from "@/lib/testing/database";
import { linkIn, startMailServer } from "@/lib/testing/mail-server";
import { sendQueuedMails, takeQueuedMails } from "@/lib/testing/queued-mail";
import { makeWorkspace, type TestWorkspace } from "@/lib/testing/workspace-factory";

const server = await startMailServer();
const database = await testDatabase();
const withMail = (url: string | undefined, signup = "open") =>
  setEnvironment({ DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl, DATABASE_JOBS_URL: database.jobsUrl, SMTP_URL: url, SIGNUP: signup });
afterAll(() => server.stop());

let counter = 0;
const newAddress = () => `guest${(counter += 1)}@example.test`;
const password = "correct horse battery";

beforeEach(async () => {
  withMail(undefined);
  server.mails.length = 0;
  await takeQueuedMails(database.owner);
  await database.owner.query("DELETE FROM rate_counter");
});

async function as(workspace: TestWorkspace, account: AccountActor = workspace.ownerAccount) {
  return { cookie: await sessionCookie(account), workspace: workspace.slug };
}

async function invite(workspace: TestWorkspace, email: string, role = "agent") {
  return callEndpoint(invitationEndpoints, "POST /api/v1/invitations", { body: { email, role }, ...(await as(workspace)) });
}

const tokenOf = (link: string) => new URL(link).searchParams.get("token") ?? "";
const accept = (body: object, cookie?: string) => callEndpoint(invitationEndpoints, "POST /api/v1/invitations/accept", { body, cookie });
const preview = (token: string, cookie?: string) => callEndpoint(invitationEndpoints, "POST /api/v1/invitations/preview", { body: { token }, cookie });

async function verified(email: string): Promise<boolean | undefined> {
  const { rows } = await database.owner.query<{ verified: boolean }>("SELECT email_verified_at IS NOT NULL AS verified FROM account WHERE email = $1", [email]);
  return rows[0]?.verified;
}

test("without a mail server the link is shown once and makes an account whose address is not confirmed [S1]", async () => {
  const workspace = await makeWorkspace();
  const email = newAddress();
  const created = await invite(workspace, email, "reviewer");
  expect(created.body).toMatchObject({ mail: "not_configured", invitation: { email, role: "reviewer", status: "pending" } });
  const token = tokenOf(created.body.link as string);
  expect((await preview(token)).body).toMatchObject({ email, role: "reviewer", next: "create_account" });
  const accepted = await accept({ token, name: "Guest", password });
  expect(accepted.body.workspace.slug).toBe(workspace.slug);
  expect(await verified(email)).toBe(false);
  expect(await signIn({ email, password }, { remoteAddress: "x", userAgent: null })).not.toBeNull();
  const list = await callEndpoint(invitationEndpoints, "GET /api/v1/invitations", await as(workspace));
  expect(list.body.data).toMatchObject([{ email, status: "accepted" }]);
  expect(JSON.stringify(list.body)).not.toContain(token);
});

test("with a mail server the link goes by mail alone, and using it confirms the address [S1]", async () => {
  withMail(server.url);
  const workspace = await makeWorkspace({ name: "Acme <script>" });
  const email = newAddress();
  const created = await invite(workspace, email);
  expect(created.body).toMatchObject({ mail: "queued", link: null });
  await sendQueuedMails(database.owner);
  const [mail] = server.mails;
  expect(mail?.to).toEqual([email]);
  expect(mail?.raw.split("text/html")[1]).not.toContain("<script>");
  const link = linkIn(mail ?? { to: [], raw: "" }, "/accept-invite");
  expect((await accept({ token: tokenOf(link), name: "Guest", password })).status).toBe(201);
  expect(await verified(email)).toBe(true);
});

test("an invitation is accepted once, however many try at the same moment [S1]", async () => {
  const workspace = await makeWorkspace();
  const token = tokenOf((await invite(workspace, newAddress())).body.link as string);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => accept({ token, name: `Guest ${index}`, password })));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const members = await database.owner.query("SELECT count(*)::int AS n FROM member WHERE workspace_id = $1", [workspace.workspaceId]);
  expect(members.rows).toEqual([{ n: 7 }]);
  const facts = await database.owner.query(
    "SELECT count(*)::int AS n FROM event WHERE workspace_id = $1 AND type IN ('invitation.accepted', 'member.joined')",
    [workspace.workspaceId],
  );
  expect(facts.rows).toEqual([{ n: 3 }]);
});

test("somebody with an account joins by signing in with the invited address, and with no other [S1]", async () => {
  const workspace = await makeWorkspace();
  const guest = await makeWorkspace();
  const stranger = await makeWorkspace();
  const token = tokenOf((await invite(workspace, guest.ownerAccount.email)).body.link as string);
  expect((await preview(token)).body.next).toBe("sign_in");
  expect((await accept({ token, name: "Guest", password })).status).toBe(401);
  expect((await accept({ token }, await sessionCookie(stranger.ownerAccount))).status).toBe(409);
  const cookie = await sessionCookie(guest.ownerAccount);
  expect((await preview(token, cookie)).body.next).toBe("accept");
  expect((await accept({ token }, cookie)).status).toBe(201);
  expect((await accept({ token }, cookie)).status).toBe(410);
});

test("unknown, used, revoked, replaced and expired links answer the same [S1]", async () => {
  const workspace = await makeWorkspace();
  const used = tokenOf((await invite(workspace, newAddress())).body.link as string);
  await accept({ token: used, name: "Guest", password });
  const revoked = await invite(workspace, newAddress());
  expect((await callEndpoint(invitationEndpoints, `DELETE /api/v1/invitations/${revoked.body.invitation.id as string}`, await as(workspace))).status).toBe(204);
  const address = newAddress();
  const replaced = await invite(workspace, address);
  await invite(workspace, address);
  const expired = await invite(workspace, newAddress());
  const restore = setClock(() => new Date(Date.now() + 7 * 24 * 3_600_000 + 1000));
  const late = await accept({ token: tokenOf(expired.body.link as string), name: "Guest", password });
  restore();
  const answers = [late];
  for (const token of ["unknown", used, tokenOf(revoked.body.link as string), tokenOf(replaced.body.link as string)])
    answers.push(await accept({ token, name: "Guest", password }));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(late.status).toBe(410);
});

test("members are not invited again, owners only by owners, and foreign invitations look missing [S3]", async () => {
  const workspace = await makeWorkspace();
  const foreign = await makeWorkspace();
  const members = await database.owner.query<{ email: string }>("SELECT email FROM member WHERE workspace_id = $1 AND role = 'agent'", [workspace.workspaceId]);
  expect((await invite(workspace, members.rows[0]?.email ?? "")).body.code).toBe("already_member");
  const { createInvitation } = await import("./create-invitation");
  await expect(createInvitation(workspace.members.admin, { email: newAddress(), role: "owner" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(createInvitation(workspace.members.manager, { email: newAddress(), role: "agent" })).rejects.toMatchObject({ code: "forbidden" });
  const theirs = await invite(foreign, newAddress());
  const answer = await callEndpoint(invitationEndpoints, `DELETE /api/v1/invitations/${theirs.body.invitation.id as string}`, await as(workspace));
  expect(answer.status).toBe(404);
  expect((await preview(tokenOf(theirs.body.link as string))).status).toBe(200);
});

test("with a mail server only people with a confirmed address invite [S1]", async () => {
  withMail(server.url);
  const workspace = await makeWorkspace({ verified: false });
  expect((await invite(workspace, newAddress())).body.code).toBe("email_unverified");
  withMail(undefined);
  expect((await invite(workspace, newAddress())).status).toBe(201);
});

test("SIGNUP=invite lets invited people open accounts and nobody else, closed nobody; who has an account joins still [S5]", async () => {
  const { signUp } = await import("@/lib/features/account/sign-up");
  const workspace = await makeWorkspace();
  const person = () => ({ name: "New", email: newAddress(), password, workspaceName: "New place" });
  const first = tokenOf((await invite(workspace, newAddress())).body.link as string);
  withMail(undefined, "invite");
  await expect(signUp(person(), "x")).rejects.toMatchObject({ code: "sign_up_closed" });
  expect((await accept({ token: first, name: "Guest", password })).status).toBe(201);
  withMail(undefined, "closed");
  await expect(signUp(person(), "x")).rejects.toMatchObject({ code: "sign_up_closed" });
  const second = tokenOf((await invite(workspace, newAddress())).body.link as string);
  expect((await accept({ token: second, name: "Guest", password })).body.code).toBe("sign_up_closed");
  const guest = await makeWorkspace();
  const third = tokenOf((await invite(workspace, guest.ownerAccount.email)).body.link as string);
  expect((await accept({ token: third }, await sessionCookie(guest.ownerAccount))).status).toBe(201);
});
