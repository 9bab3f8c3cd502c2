import { generate } from "otplib";
import { afterAll, beforeEach, expect, test } from "vitest";
import { signIn } from "@/lib/features/session/sign-in";
import { signUp } from "@/lib/features/account/sign-up";
import { accountSecurityEndpoints } from "@/lib/endpoints/account-security";
import { setClock } from "@/lib/platform/clock";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { startMailServer } from "@/lib/testing/mail-server";
import { sendQueuedMails, takeQueuedMails } from "@/lib/testing/queued-mail";

const server = await startMailServer();
const database = await testDatabase({ SMTP_URL: server.url });
afterAll(() => server.stop());

const password = "correct horse battery";
const client = { remoteAddress: "192.0.2.1", userAgent: null };
let at = new Date("2026-11-26T10:00:05.000Z");
let counter = 0;

beforeEach(async () => {
  setClock(() => at);
  await database.owner.query("DELETE FROM rate_counter");
  await takeQueuedMails(database.owner);
  server.mails.length = 0;
});

const later = (seconds: number) => (at = new Date(at.getTime() + seconds * 1000));
const codeOf = (secret: string, shift = 0) => generate({ secret, epoch: Math.floor(at.getTime() / 1000) + shift });
const call = (cookie: string, path: string, body?: unknown) =>
  callEndpoint(accountSecurityEndpoints, `${body === undefined ? "GET" : "POST"} /api/v1/account/${path}`, { cookie, body });

/** A signed-up person with a session, and with the second factor set up unless told otherwise. */
async function person(withFactor = true) {
  counter += 1;
  const email = `ida${counter}@example.test`;
  await signUp({ name: "Ida", email, password, workspaceName: `Ida and ${counter}` }, "192.0.2.1");
  await database.owner.query("UPDATE account SET email_verified_at = $2 WHERE email = $1", [email, at]);
  const session = await signIn({ email, password }, client);
  if (!session) throw new Error("cannot sign in");
  const cookie = await sessionCookie(session);
  const attempt = (code?: string, typed = password) =>
    signIn({ email, password: typed, code }, client).then(
      (opened) => (opened ? "in" : "wrong"),
      (error: { code: string }) => error.code,
    );
  const begun = withFactor ? await call(cookie, "second-factor", { password }) : null;
  const secret = (begun?.body.secret ?? "") as string;
  const codes = withFactor ? ((await call(cookie, "second-factor/confirm", { code: await codeOf(secret) })).body.recoveryCodes as string[]) : [];
  return { email, cookie, accountId: session.accountId, secret, codes, attempt };
}

async function factsOf(accountId: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ type: string }>(
    `SELECT e.type FROM event e JOIN member m ON m.workspace_id = e.workspace_id AND m.id = e.subject_id WHERE m.account_id = $1 AND e.type <> 'member.joined' ORDER BY e.id`,
    [accountId],
  );
  return rows.map(({ type }) => type);
}

test("a secret asks for nothing until its first code is typed; from then on the password alone does not sign in [S2]", async () => {
  const ida = await person(false);
  const begun = await call(ida.cookie, "second-factor", { password });
  expect(begun.status).toBe(201);
  expect(new URL(begun.body.address as string).searchParams.get("secret")).toBe(begun.body.secret);
  expect(await ida.attempt()).toBe("in");
  expect((await call(ida.cookie, "second-factor/confirm", { code: "000000" })).body.code).toBe("code_refused");
  expect(await ida.attempt()).toBe("in");
  const confirmed = await call(ida.cookie, "second-factor/confirm", { code: await codeOf(begun.body.secret as string) });
  expect(confirmed.body.recoveryCodes).toHaveLength(10);
  expect(await ida.attempt()).toBe("second_factor_required");
  later(30);
  expect(await ida.attempt(await codeOf(begun.body.secret as string))).toBe("in");
  expect((await call(ida.cookie, "security")).body.secondFactor).toMatchObject({ recoveryCodesLeft: 10 });
  expect(await factsOf(ida.accountId)).toEqual(["member.second_factor_enabled"]);
  await sendQueuedMails(database.owner);
  expect(server.mails.some(({ raw }) => raw.includes("Subject: A second factor was set up"))).toBe(true);
});

test("a wrong password gets the same answer with and without a second factor, with and without a code [S2]", async () => {
  const [ida, ben] = [await person(), await person(false)];
  for (const each of [ida, ben]) {
    expect(await each.attempt(undefined, "not the password")).toBe("wrong");
    expect(await each.attempt("123456", "not the password")).toBe("wrong");
  }
});

test("a code signs in once: a replay in its time step, in the next one, or by two at the same moment is refused [S2]", async () => {
  const ida = await person();
  later(60);
  const code = await codeOf(ida.secret);
  const racers = await Promise.all(Array.from({ length: 5 }, () => ida.attempt(code)));
  expect(racers.sort()).toEqual(["code_refused", "code_refused", "code_refused", "code_refused", "in"]);
  later(30);
  expect(await ida.attempt(code)).toBe("code_refused");
  // The code that confirmed the app is used up as well, and an older step never counts after a newer one.
  expect(await ida.attempt(await codeOf(ida.secret, -30))).toBe("code_refused");
  expect(await ida.attempt(await codeOf(ida.secret))).toBe("in");
});

test("each recovery code signs in once, however it is typed and however many try; new ones end the old ones [S2]", async () => {
  const ida = await person();
  const [first = "", second = "", third = ""] = ida.codes;
  expect(new Set(ida.codes).size).toBe(10);
  for (const code of ida.codes) expect(code).toMatch(/^[a-z2-7]{5}-[a-z2-7]{5}$/);
  const racers = await Promise.all([ida.attempt(first), ida.attempt(first), ida.attempt(first.toUpperCase().replace("-", " "))]);
  expect(racers.sort()).toEqual(["code_refused", "code_refused", "in"]);
  expect((await call(ida.cookie, "security")).body.secondFactor.recoveryCodesLeft).toBe(9);
  const renewed = await call(ida.cookie, "second-factor/recovery-codes", { code: second });
  expect(renewed.body.recoveryCodes).toHaveLength(10);
  expect(await ida.attempt(third)).toBe("code_refused");
  expect(await ida.attempt((renewed.body.recoveryCodes as string[])[0])).toBe("in");
  expect(await factsOf(ida.accountId)).toEqual([
    "member.second_factor_enabled",
    "member.recovery_code_used",
    "member.recovery_codes_renewed",
    "member.recovery_code_used",
  ]);
});

test("codes are counted exactly: after ten tries the right one is refused too, until the time is over, and another account is not touched [S2]", async () => {
  const [ida, ben] = [await person(), await person()];
  later(60);
  const tries = await Promise.all(Array.from({ length: 20 }, () => ida.attempt("000000")));
  expect(tries.filter((answer) => answer === "code_refused")).toHaveLength(10);
  expect(tries.filter((answer) => answer === "rate_limited")).toHaveLength(10);
  expect(await ida.attempt(await codeOf(ida.secret))).toBe("rate_limited");
  expect(await ben.attempt(await codeOf(ben.secret))).toBe("in");
  later(900);
  expect(await ida.attempt(await codeOf(ida.secret))).toBe("in");
});

test("removing asks for password and code; afterwards the password alone signs in and old recovery codes are gone [S2]", async () => {
  const ida = await person();
  later(60);
  expect((await call(ida.cookie, "second-factor/remove", { password: "not it", code: await codeOf(ida.secret) })).body.code).toBe("password_wrong");
  expect((await call(ida.cookie, "second-factor/remove", { password, code: "000000" })).body.code).toBe("code_refused");
  expect((await call(ida.cookie, "second-factor/remove", { password, code: await codeOf(ida.secret) })).status).toBe(204);
  expect(await ida.attempt()).toBe("in");
  expect((await call(ida.cookie, "security")).body.secondFactor).toBeNull();
  const { rows } = await database.owner.query("SELECT 1 FROM account_recovery_code WHERE account_id = $1", [ida.accountId]);
  expect(rows).toEqual([]);
  expect((await call(ida.cookie, "second-factor", { password: "not it" })).body.code).toBe("password_wrong");
});

test("neither the secret nor a code lies in the database in the clear [S2]", async () => {
  const ida = await person();
  const { rows: secrets } = await database.owner.query<{ row: string }>("SELECT t::text AS row FROM account_totp t WHERE account_id = $1", [ida.accountId]);
  const { rows: codes } = await database.owner.query<{ row: string }>("SELECT t::text AS row FROM account_recovery_code t WHERE account_id = $1", [
    ida.accountId,
  ]);
  expect(secrets[0]?.row).toContain("v1.");
  expect(secrets[0]?.row).not.toContain(ida.secret);
  const stored = codes.map(({ row }) => row).join("\n");
  for (const code of ida.codes) {
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(code.replace("-", ""));
  }
});
