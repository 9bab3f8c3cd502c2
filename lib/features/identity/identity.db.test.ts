import { afterAll, beforeEach, expect, test } from "vitest";
import { signUp } from "@/lib/features/account/sign-up";
import { createInvitation } from "@/lib/features/invitation/create-invitation";
import { signIn } from "@/lib/features/session/sign-in";
import { requireAccount } from "@/lib/access/session";
import { sessionCookie } from "@/lib/testing/call-endpoint";
import { setEnvironment, testDatabase } from "@/lib/testing/database";
import { makeWorkspace } from "@/lib/testing/workspace-factory";
import { signInWithIdentity } from "./sign-in-with-identity";

const database = await testDatabase();
const signup = (SIGNUP: string) =>
  setEnvironment({ DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl, DATABASE_JOBS_URL: database.jobsUrl, SIGNUP });
const workspace = await makeWorkspace();
afterAll(() => signup("open"));

const password = "correct horse battery";
const client = { remoteAddress: "192.0.2.1", userAgent: "Firefox" };
let counter = 0;
const newAddress = () => `eve${(counter += 1)}@example.test`;
const claims = (email: string, more: object = {}) => ({
  issuer: "https://issuer.test",
  subject: `sub of ${email}`,
  email,
  emailVerified: true,
  name: "Eve",
  ...more,
});
const come = (email: string, more: object = {}) => signInWithIdentity(claims(email, more), client);

beforeEach(async () => {
  signup("open");
  await database.owner.query("DELETE FROM rate_counter");
});

async function register(email: string, isConfirmed: boolean): Promise<string> {
  await signUp({ name: "Mallory", email, password, workspaceName: `Place of ${email}` }, "192.0.2.1");
  const { rows } = await database.owner.query<{ id: string }>("UPDATE account SET email_verified_at = $2 WHERE email = $1 RETURNING id", [
    email,
    isConfirmed ? new Date() : null,
  ]);
  return rows[0]?.id ?? "";
}

test("an identity makes one account, keeps it when its address changes at the issuer, and several at once get the same [S2]", async () => {
  const email = newAddress();
  const first = await come(email);
  expect(first).toMatchObject({ accountId: expect.any(String) as string });
  const moved = await Promise.all([come(email), come("new@example.test", { subject: `sub of ${email}` }), come(email, { emailVerified: false })]);
  for (const each of moved) expect(each).toMatchObject({ accountId: (first as { accountId: string }).accountId });
  const actor = await requireAccount(await sessionCookie(first as { sessionId: string; accountId: string }));
  expect(actor).toMatchObject({ email, name: "Eve", emailVerified: true, method: "oidc" });
});

test("an address that the issuer does not call verified by a plain true is refused, known or not, invited or not [S2]", async () => {
  const [stranger, invited, known] = [newAddress(), newAddress(), newAddress()];
  await createInvitation(workspace.owner, { email: invited, role: "agent" });
  await register(known, true);
  for (const email of [stranger, invited, known]) {
    for (const emailVerified of [false, undefined, null, "true", 1]) expect(await come(email, { emailVerified })).toBe("email_unverified");
  }
  expect(await come("not an address")).toBe("email_unverified");
  const { rows } = await database.owner.query("SELECT 1 FROM account_identity WHERE subject = ANY($1)", [
    [stranger, invited, known].map((email) => `sub of ${email}`),
  ]);
  expect(rows).toEqual([]);
});

test("a confirmed sign-up is linked and keeps its password; one that nobody confirmed is not linked without an invitation [S2]", async () => {
  const [confirmed, unconfirmed] = [newAddress(), newAddress()];
  const accountId = await register(confirmed, true);
  expect(await come(confirmed)).toMatchObject({ accountId });
  expect(await signIn({ email: confirmed, password }, client)).toMatchObject({ accountId });
  await register(unconfirmed, false);
  expect(await come(unconfirmed)).toBe("not_linked");
  expect(await signIn({ email: unconfirmed, password }, client)).not.toBeNull();
});

test("whoever registered an invited person's address before them keeps no way in: password, sessions and links end when the identity is linked [S2]", async () => {
  const email = newAddress();
  const accountId = await register(email, false);
  const squatter = await signIn({ email, password }, client);
  await createInvitation(workspace.owner, { email, role: "agent" });
  expect(await come(email)).toMatchObject({ accountId });
  await expect(requireAccount(await sessionCookie(squatter ?? { sessionId: "", accountId: "" }))).rejects.toMatchObject({ code: "unauthenticated" });
  expect(await signIn({ email, password }, client)).toBeNull();
  const { rows } = await database.owner.query("SELECT 1 FROM account_token WHERE account_id = $1 AND used_at IS NULL", [accountId]);
  expect(rows).toEqual([]);
});

test("new accounts follow SIGNUP, and an invitation that is over lets nobody in [S1] [S2]", async () => {
  const [invited, revoked, stranger] = [newAddress(), newAddress(), newAddress()];
  await createInvitation(workspace.owner, { email: invited, role: "agent" });
  await createInvitation(workspace.owner, { email: revoked, role: "agent" });
  await database.owner.query("UPDATE invitation SET revoked_at = $2 WHERE email = $1", [revoked, new Date()]);
  signup("invite");
  expect(await come(stranger)).toBe("sign_up_closed");
  expect(await come(revoked)).toBe("sign_up_closed");
  expect(await come(invited)).toMatchObject({ accountId: expect.any(String) as string });
  signup("closed");
  expect(await come(stranger)).toBe("sign_up_closed");
  expect(await come(invited)).toMatchObject({ accountId: expect.any(String) as string });
});

test("two subjects never share an account unseen: a second identity with the same verified address is linked to it and told in the log [S2]", async () => {
  const email = newAddress();
  const accountId = await register(email, true);
  await come(email);
  await come(email, { issuer: "https://other.test" });
  const { rows } = await database.owner.query<{ type: string }>(
    `SELECT e.type FROM event e JOIN member m ON m.workspace_id = e.workspace_id AND m.id = e.subject_id WHERE m.account_id = $1 AND e.type = 'member.identity_linked'`,
    [accountId],
  );
  expect(rows).toHaveLength(2);
});
