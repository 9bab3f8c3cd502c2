import { afterAll, beforeEach, expect, test } from "vitest";
import { accountEndpoints } from "@/lib/endpoints/account";
import { accountSecurityEndpoints } from "@/lib/endpoints/account-security";
import { signUp } from "@/lib/features/account/sign-up";
import { listen } from "@/lib/realtime/bell";
import { setClock } from "@/lib/platform/clock";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { linkIn, startMailServer } from "@/lib/testing/mail-server";
import { sendQueuedMails, takeQueuedMails } from "@/lib/testing/queued-mail";
import { signIn } from "./sign-in";

const server = await startMailServer();
const database = await testDatabase({ SMTP_URL: server.url });
afterAll(() => server.stop());

const endpoints = [...accountEndpoints, ...accountSecurityEndpoints];
const password = "correct horse battery";
let counter = 0;

beforeEach(async () => {
  setClock(() => new Date());
  await database.owner.query("DELETE FROM rate_counter");
  await takeQueuedMails(database.owner);
  server.mails.length = 0;
});

async function person() {
  counter += 1;
  const email = `uma${counter}@example.test`;
  await signUp({ name: "Uma", email, password, workspaceName: `Uma and ${counter}` }, "192.0.2.1");
  await database.owner.query("UPDATE account SET email_verified_at = $2 WHERE email = $1", [email, new Date()]);
  const open = async (userAgent: string, secret = password) => {
    const session = await signIn({ email, password: secret }, { remoteAddress: "192.0.2.1", userAgent });
    return session && { ...session, cookie: await sessionCookie(session) };
  };
  const laptop = await open("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
  const phone = await open("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/605");
  if (!laptop || !phone) throw new Error("cannot sign in");
  await takeQueuedMails(database.owner);
  return { email, open, laptop, phone };
}

const call = (cookie: string, target: string, body?: unknown) => callEndpoint(endpoints, target, { cookie, body });
const isIn = async (cookie: string) => (await call(cookie, "GET /api/v1/account")).status === 200;

async function factsOf(email: string): Promise<{ type: string; data: unknown }[]> {
  const { rows } = await database.owner.query<{ type: string; data: unknown }>(
    `SELECT e.type, e.data FROM event e JOIN member m ON m.workspace_id = e.workspace_id AND m.id = e.subject_id JOIN account a ON a.id = m.account_id
     WHERE a.email = $1 AND e.type <> 'member.joined' ORDER BY e.id`,
    [email],
  );
  return rows;
}

test("sessions are listed with device and times, this one marked; one that is revoked is refused at once and its streams are told [S2]", async () => {
  const { email, laptop, phone } = await person();
  const list = await call(laptop.cookie, "GET /api/v1/account/sessions");
  const listed = list.body.data as { id: string; isCurrent: boolean; userAgent: string }[];
  expect(listed).toHaveLength(2);
  expect(listed.find(({ isCurrent }) => isCurrent)?.userAgent).toContain("Firefox");
  const other = listed.find(({ isCurrent }) => !isCurrent);
  const heard: string[] = [];
  const stop = listen(`principal:${phone.sessionId}`, () => heard.push("ended"));
  expect((await call(laptop.cookie, `DELETE /api/v1/account/sessions/${other?.id}`)).status).toBe(204);
  stop();
  expect(heard).toEqual(["ended"]);
  expect([await isIn(laptop.cookie), await isIn(phone.cookie)]).toEqual([true, false]);
  expect((await call(laptop.cookie, `DELETE /api/v1/account/sessions/${other?.id}`)).status).toBe(404);
  expect(await factsOf(email)).toEqual([{ type: "member.sessions_revoked", data: { count: 1 } }]);
});

test("the session of another account cannot be ended and looks like a missing one [S2] [S3]", async () => {
  const [mine, theirs] = [await person(), await person()];
  const foreign = (await call(theirs.laptop.cookie, "GET /api/v1/account/sessions")).body.data[0] as { id: string };
  const answer = await call(mine.laptop.cookie, `DELETE /api/v1/account/sessions/${foreign.id}`);
  expect([answer.status, answer.body.code]).toEqual([404, "not_found"]);
  expect(await isIn(theirs.laptop.cookie)).toBe(true);
});

test("revoking all others ends every session but this one [S2]", async () => {
  const { open, laptop, phone } = await person();
  await open("third");
  expect((await call(laptop.cookie, "DELETE /api/v1/account/sessions")).body).toEqual({ revoked: 2 });
  expect([await isIn(laptop.cookie), await isIn(phone.cookie)]).toEqual([true, false]);
  expect((await call(laptop.cookie, "DELETE /api/v1/account/sessions")).body).toEqual({ revoked: 0 });
});

test("last seen is written at most every five minutes [S2]", async () => {
  const { laptop } = await person();
  const start = Date.now();
  const seen = async () => {
    const { rows } = await database.owner.query<{ at: Date }>("SELECT last_seen_at AS at FROM account_session WHERE id = $1", [laptop.sessionId]);
    return rows[0]?.at.getTime() ?? 0;
  };
  const before = await seen();
  setClock(() => new Date(start + 4 * 60_000));
  await isIn(laptop.cookie);
  expect(await seen()).toBe(before);
  setClock(() => new Date(start + 6 * 60_000));
  await isIn(laptop.cookie);
  expect(await seen()).toBe(start + 6 * 60_000);
});

test("another password asks for the present one, ends the other sessions, keeps this one, is told in the log and by mail [S2]", async () => {
  const { email, open, laptop, phone } = await person();
  const wrong = await call(laptop.cookie, "POST /api/v1/account/password", { currentPassword: "not it", newPassword: "another horse, another staple" });
  expect([wrong.status, wrong.body.code]).toEqual([422, "password_wrong"]);
  expect((await call(laptop.cookie, "POST /api/v1/account/password", { currentPassword: password, newPassword: "another horse, another staple" })).status).toBe(
    204,
  );
  expect([await isIn(laptop.cookie), await isIn(phone.cookie)]).toEqual([true, false]);
  expect(await open("again")).toBeNull();
  expect(await open("again", "another horse, another staple")).not.toBeNull();
  expect(await factsOf(email)).toEqual([{ type: "member.password_changed", data: { sessionsEnded: 1 } }]);
  await sendQueuedMails(database.owner);
  expect(server.mails.map(({ to, raw }) => [to[0], /Subject: (.*)\r/.exec(raw)?.[1]])).toEqual([[email, "Your password was changed"]]);
});

test("a name is changed in the account and in every workspace at once [S1]", async () => {
  const { email, laptop } = await person();
  expect((await call(laptop.cookie, "PATCH /api/v1/account", { name: "Uma Thorn" })).status).toBe(204);
  expect((await call(laptop.cookie, "GET /api/v1/account")).body.account.name).toBe("Uma Thorn");
  const { rows } = await database.owner.query<{ name: string }>("SELECT name FROM member WHERE email = $1", [email]);
  expect(rows).toEqual([{ name: "Uma Thorn" }]);
  expect(await factsOf(email)).toEqual([{ type: "member.name_changed", data: {} }]);
});

test("another address counts only once its own mailed link is used; the present one is told, and a taken one gets the same answer and no mail [S1]", async () => {
  const { email, laptop } = await person();
  const other = await person();
  const next = `new.${email}`;
  expect((await call(laptop.cookie, "POST /api/v1/account/email", { email: next, password })).status).toBe(202);
  expect((await call(laptop.cookie, "GET /api/v1/account")).body.account.email).toBe(email);
  await sendQueuedMails(database.owner);
  expect(server.mails.map(({ to }) => to[0]).sort()).toEqual([email, next].sort());
  const mail = server.mails.find(({ to }) => to[0] === next);
  const token = new URL(linkIn(mail ?? { to: [], raw: "" }, "/confirm-email")).searchParams.get("token");
  expect((await call("", "POST /api/v1/account/confirm-email", { token })).status).toBe(204);
  expect((await call("", "POST /api/v1/account/confirm-email", { token })).body.code).toBe("link_invalid");
  expect((await call(laptop.cookie, "GET /api/v1/account")).body.account).toMatchObject({ email: next, emailVerified: true });
  const { rows } = await database.owner.query<{ email: string }>("SELECT m.email FROM member m JOIN account a ON a.id = m.account_id WHERE a.email = $1", [
    next,
  ]);
  expect(rows).toEqual([{ email: next }]);

  server.mails.length = 0;
  expect((await call(laptop.cookie, "POST /api/v1/account/email", { email: other.email, password })).status).toBe(202);
  await sendQueuedMails(database.owner);
  expect(server.mails.map(({ to }) => to[0])).toEqual([next]);
});
