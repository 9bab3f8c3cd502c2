import { afterAll, beforeEach, expect, test } from "vitest";
import { defaultPolicy } from "@/lib/core/escalation/default-policy";
import { presets } from "@/lib/core/escalation/presets";
import { accountEndpoints } from "@/lib/endpoints/account";
import { botEndpoints } from "@/lib/endpoints/bot";
import { policyEndpoints } from "@/lib/endpoints/policy";
import { workspaceEndpoints } from "@/lib/endpoints/workspace";
import { signIn } from "@/lib/features/session/sign-in";
import { setClock } from "@/lib/platform/clock";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { linkIn, startMailServer } from "@/lib/testing/mail-server";
import { sendQueuedMails, takeQueuedMails } from "@/lib/testing/queued-mail";

const server = await startMailServer();
const database = await testDatabase({ SMTP_URL: server.url, MAIL_FROM: "Handrail <no-reply@handrail.test>" });
afterAll(() => server.stop());

const password = "correct horse battery";
let person = 0;

function newPerson() {
  person += 1;
  return { name: `Ada ${person}`, email: `ada${person}@example.test`, password, workspaceName: `Ada and ${person}` };
}

/** How much of the caller's own allowance is left falls with every request, whoever it asks for: it takes no part in comparisons. */
async function post(path: string, body: unknown, cookie?: string) {
  const answer = await callEndpoint(accountEndpoints, `POST /api/v1/account/${path}`, { body, cookie });
  return { ...answer, headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => name.toLowerCase() !== "ratelimit")) };
}
const signInAs = (email: string, secret = password) => signIn({ email, password: secret }, { remoteAddress: "192.0.2.1", userAgent: null });

/** The token of the newest mail's link. */
async function mailedToken(path: string): Promise<string> {
  await sendQueuedMails(database.owner);
  const mail = server.mails.at(-1);
  if (!mail) throw new Error("no mail came");
  return new URL(linkIn(mail, path)).searchParams.get("token") ?? "";
}

beforeEach(async () => {
  await database.owner.query("DELETE FROM rate_counter");
  await takeQueuedMails(database.owner);
  server.mails.length = 0;
});

test("a bot begins with the policy of the line of business that was chosen when its workspace was made [E9] [S1]", async () => {
  const ada = newPerson();
  expect((await post("sign-up", { ...ada, preset: "bakery" })).status).toBe(422);
  expect((await post("sign-up", { ...ada, preset: "finance" })).status).toBe(202);
  const cookie = await sessionCookie((await signInAs(ada.email)) ?? { sessionId: "", accountId: "" });
  expect(
    (await callEndpoint(workspaceEndpoints, "POST /api/v1/workspaces", { cookie, body: { name: "Second", slug: `second-${person}`, preset: "shop" } })).status,
  ).toBe(201);
  const policyOf = async (workspace: string) => {
    const { body } = await callEndpoint(botEndpoints, "GET /api/v1/bots", { cookie, workspace });
    return (await callEndpoint(policyEndpoints, `GET /api/v1/bots/${body.data[0].id}/policy`, { cookie, workspace })).body;
  };
  expect(await policyOf(`ada-and-${person}`)).toMatchObject({
    policy: { confidenceThreshold: presets.finance.confidenceThreshold, rules: [{ name: "Amounts above 1000" }] },
  });
  expect(await policyOf(`second-${person}`)).toMatchObject({ policy: { rules: [{ name: "Refunds above 100" }] } });
});

test("signing up makes account, workspace, owner, bot with a live version, channel with the installation's origin, and their facts [S1]", async () => {
  const ada = newPerson();
  expect((await post("sign-up", ada)).status).toBe(202);
  const session = await signInAs(ada.email);
  const me = await callEndpoint(accountEndpoints, "GET /api/v1/account", { cookie: await sessionCookie(session ?? { sessionId: "", accountId: "" }) });
  expect(me.body.account).toMatchObject({ email: ada.email, emailVerified: false });
  expect(me.body.memberships).toMatchObject([{ role: "owner", workspace: { name: ada.workspaceName, slug: `ada-and-${person}` } }]);
  const { rows } = await database.owner.query(
    `SELECT b.answer_threshold AS threshold, v.state, v.number, v.digest ~ '^[0-9a-f]{64}$' AS digested, s.origin, c.publishable_key LIKE 'pk\\_%' AS keyed, c.secret_ciphertext LIKE 'v1.%' AS sealed
     FROM workspace w JOIN bot b ON b.workspace_id = w.id JOIN bot_version v ON v.workspace_id = w.id AND v.bot_id = b.id JOIN channel c ON c.workspace_id = w.id
     JOIN channel_site s ON s.workspace_id = w.id WHERE w.slug = $1`,
    [`ada-and-${person}`],
  );
  expect(rows).toEqual([
    { threshold: defaultPolicy.confidenceThreshold, state: "live", number: 1, digested: true, origin: "http://handrail.test", keyed: true, sealed: true },
  ]);
  const events = await database.owner.query(`SELECT e.type FROM event e JOIN workspace w ON w.id = e.workspace_id WHERE w.slug = $1 ORDER BY e.id`, [
    `ada-and-${person}`,
  ]);
  expect(events.rows.map((row: { type: string }) => row.type)).toEqual([
    "workspace.created",
    "member.joined",
    "policy.changed",
    "bot_version.created",
    "channel.created",
  ]);
});

test("a known address gets the same answer as a new one, a mail instead of an account, and no other password [S1]", async () => {
  const ada = newPerson();
  const first = await post("sign-up", ada);
  await post("verify-email", { token: await mailedToken("/verify-email") });
  const second = await post("sign-up", { ...ada, name: "Mallory", password: "another password", workspaceName: "Elsewhere" });
  expect(second).toEqual(first);
  await sendQueuedMails(database.owner);
  expect(server.mails).toHaveLength(2);
  expect(server.mails.at(-1)?.to).toEqual([ada.email]);
  expect(server.mails.at(-1)?.raw).toContain("You already have an account");
  expect(await signInAs(ada.email, "another password")).toBeNull();
  const count = await database.owner.query("SELECT count(*)::int AS n FROM workspace WHERE name = 'Elsewhere'");
  expect(count.rows).toEqual([{ n: 0 }]);
});

test("a taken workspace address is refused for a new and for a known e-mail address alike [S1]", async () => {
  const ada = newPerson();
  await post("sign-up", { ...ada, workspaceSlug: "taken-here" });
  const known = await post("sign-up", { ...ada, workspaceSlug: "taken-here" });
  const unknown = await post("sign-up", { ...newPerson(), workspaceSlug: "taken-here" });
  expect(known).toEqual(unknown);
  expect(known.status).toBe(409);
  expect((await post("sign-up", { ...newPerson(), workspaceSlug: "admin" })).status).toBe(422);
});

test("of five sign-ups with one address at once one makes an account, and all get one answer [S1]", async () => {
  const ada = newPerson();
  await database.owner.query("DELETE FROM rate_counter");
  const answers = await Promise.all(Array.from({ length: 5 }, () => post("sign-up", ada)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const accounts = await database.owner.query("SELECT count(*)::int AS n FROM account WHERE email = $1", [ada.email]);
  const workspaces = await database.owner.query("SELECT count(*)::int AS n FROM workspace WHERE name = $1", [ada.workspaceName]);
  expect([accounts.rows, workspaces.rows]).toEqual([[{ n: 1 }], [{ n: 1 }]]);
});

test("a confirmation link works once, also for many at once, and a newer one ends it [S1]", async () => {
  const ada = newPerson();
  await post("sign-up", ada);
  const replaced = await mailedToken("/verify-email");
  const session = await signInAs(ada.email);
  const cookie = await sessionCookie(session ?? { sessionId: "", accountId: "" });
  expect((await post("resend-verification", undefined, cookie)).body).toEqual({ mail: "queued" });
  const token = await mailedToken("/verify-email");
  expect((await post("verify-email", { token: replaced })).status).toBe(410);
  const answers = await Promise.all(Array.from({ length: 20 }, () => post("verify-email", { token })));
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(19);
  expect((await callEndpoint(accountEndpoints, "GET /api/v1/account", { cookie })).body.account.emailVerified).toBe(true);
});

test("links expire: a confirmation after 24 hours, a reset after one [S1]", async () => {
  const ada = newPerson();
  await post("sign-up", ada);
  const confirmation = await mailedToken("/verify-email");
  await post("request-password-reset", { email: ada.email });
  const reset = await mailedToken("/reset");
  const restore = setClock(() => new Date(Date.now() + 61 * 60_000));
  expect((await post("reset-password", { token: reset, password: "a brand new one" })).status).toBe(410);
  restore();
  const restoreAgain = setClock(() => new Date(Date.now() + 24 * 3_600_000 + 1000));
  expect((await post("verify-email", { token: confirmation })).status).toBe(410);
  restoreAgain();
});

test("asking for a reset is answered the same for a known and an unknown address, and only the known one gets a mail [S1]", async () => {
  const ada = newPerson();
  await post("sign-up", ada);
  await takeQueuedMails(database.owner);
  const known = await post("request-password-reset", { email: ada.email });
  const unknown = await post("request-password-reset", { email: "nobody@example.test" });
  expect(known).toEqual(unknown);
  await sendQueuedMails(database.owner);
  expect(server.mails.map(({ to }) => to)).toEqual([[ada.email]]);
});

test("a reset ends every session at once, changes the password and confirms the address; its link works once [S1]", async () => {
  const ada = newPerson();
  await post("sign-up", ada);
  const cookies = await Promise.all([1, 2].map(async () => sessionCookie((await signInAs(ada.email)) ?? { sessionId: "", accountId: "" })));
  await post("request-password-reset", { email: ada.email });
  const token = await mailedToken("/reset");
  const answers = await Promise.all(["first new password", "second new password"].map((secret) => post("reset-password", { token, password: secret })));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
  for (const cookie of cookies) expect((await callEndpoint(accountEndpoints, "GET /api/v1/account", { cookie })).status).toBe(401);
  expect(await signInAs(ada.email)).toBeNull();
  const winner = answers[0]?.status === 204 ? "first new password" : "second new password";
  const session = await signInAs(ada.email, winner);
  const me = await callEndpoint(accountEndpoints, "GET /api/v1/account", { cookie: await sessionCookie(session ?? { sessionId: "", accountId: "" }) });
  expect(me.body.account.emailVerified).toBe(true);
});

test("no token stands in a job, in the database or in an answer, and a mail sent twice has one Message-ID [Q8]", async () => {
  const ada = newPerson();
  const answer = await post("sign-up", ada);
  const [payload] = await takeQueuedMails(database.owner);
  if (!payload) throw new Error("no mail was queued");
  const { sendMail } = await import("@/lib/features/mail/send-mail");
  await sendMail(payload);
  await sendMail(payload);
  const ids = server.mails.map(({ raw }) => /^Message-ID:\s*(.+)$/im.exec(raw)?.[1]);
  expect(ids[0]).toBe(`<${payload.mailId}@handrail.test>`);
  expect(ids[1]).toBe(ids[0]);
  const [mail] = server.mails;
  if (!mail) throw new Error("no mail came");
  const token = new URL(linkIn(mail, "/verify-email")).searchParams.get("token") ?? "";
  const rows = await database.owner.query("SELECT * FROM account_token");
  for (const place of [JSON.stringify(payload), JSON.stringify(answer), JSON.stringify(rows.rows)]) expect(place).not.toContain(token);
});

test("attempts to sign in are counted exactly, per account and also all at once [S1]", async () => {
  const ada = newPerson();
  await post("sign-up", ada);
  const restore = setClock(() => new Date("2026-11-22T10:00:00Z"));
  const results = await Promise.all(
    Array.from({ length: 32 }, () =>
      signInAs(ada.email, "wrong password").then(String, (error: { code: string; retryAfterSeconds: number }) => `${error.code} ${error.retryAfterSeconds}`),
    ),
  );
  restore();
  expect(results.filter((result) => result === "null")).toHaveLength(30);
  expect(results.filter((result) => result === "rate_limited 900")).toHaveLength(2);
});

test("passwords are stored as argon2id with the recommended cost, and typed in another normal form still right [S1]", async () => {
  const ada = { ...newPerson(), password: "Zürich Straße 12" };
  await post("sign-up", ada);
  const { rows } = await database.owner.query<{ password_hash: string }>("SELECT password_hash FROM account WHERE email = $1", [ada.email]);
  expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await signInAs(ada.email.toUpperCase(), "Zürich Straße 12".normalize("NFD"))).not.toBeNull();
});

test("hostile and incomplete sign-ups are refused with the field that is wrong, never with an error of ours [S1]", async () => {
  const ada = newPerson();
  for (const change of [
    { name: "\u0000" },
    { name: "a".repeat(81) },
    { email: "no-address" },
    { email: "a@b.c\r\nBcc: x@y.zz" },
    { password: "short" },
    { password: 5 },
    { workspaceName: "" },
    { workspaceSlug: "Not A Slug!" },
    { name: "\ud800" },
  ]) {
    const answer = await post("sign-up", { ...ada, ...change });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].path).toBe(`body.${Object.keys(change)[0]}`);
  }
});
