import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { signOut } from "@/lib/features/session/sign-out";
import { updateMember } from "@/lib/features/member/update-member";
import { newId } from "@/lib/platform/ids";
import { sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace } from "@/lib/testing/workspace-factory";
import { requireAccount, requireMember, sessionSecret } from "./session";

const database = await testDatabase();

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error: { code?: string }) => error.code ?? "unknown",
  );
}

test("a live session is its account, and in a workspace its member with the scopes of the role [S1]", async () => {
  const { ownerAccount, slug, owner } = await makeWorkspace();
  const cookie = await sessionCookie(ownerAccount);
  expect((await requireAccount(cookie)).accountId).toBe(ownerAccount.accountId);
  const actor = await requireMember(`theme=dark; ${cookie}; other=1`, slug);
  expect(actor).toEqual(owner);
});

test("a signed-out session is refused on the very next request [S2]", async () => {
  const { ownerAccount, slug } = await makeWorkspace();
  const cookie = await sessionCookie(ownerAccount);
  await requireMember(cookie, slug);
  await signOut(ownerAccount);
  expect(await refusal(requireMember(cookie, slug))).toBe("unauthenticated");
  expect(await refusal(requireAccount(cookie))).toBe("unauthenticated");
});

test("forged, foreign, expired and incomplete cookies are refused alike [S1]", async () => {
  const { ownerAccount } = await makeWorkspace();
  const name = "next-auth.session-token";
  const forged = await encode({ token: { sid: ownerAccount.sessionId, aid: ownerAccount.accountId }, secret: "another secret" });
  const expired = await encode({ token: { sid: ownerAccount.sessionId, aid: ownerAccount.accountId }, secret: sessionSecret(), maxAge: -3600 });
  const crossed = await encode({ token: { sid: ownerAccount.sessionId, aid: newId<"account">() }, secret: sessionSecret() });
  const empty = await encode({ token: {}, secret: sessionSecret() });
  for (const value of [forged, expired, crossed, empty, "", "garbage", "..".repeat(500)]) {
    expect(await refusal(requireAccount(`${name}=${value}`))).toBe("unauthenticated");
  }
  expect(await refusal(requireAccount(null))).toBe("unauthenticated");
});

test("an expired session row is refused although its cookie is fresh [S1]", async () => {
  const { ownerAccount } = await makeWorkspace();
  await database.owner.query("UPDATE account_session SET expires_at = $2 WHERE id = $1", [ownerAccount.sessionId, new Date(Date.now() - 1000)]);
  expect(await refusal(requireAccount(await sessionCookie(ownerAccount)))).toBe("unauthenticated");
});

test("a foreign workspace, a missing one and a text that is no slug answer the same [S3]", async () => {
  const mine = await makeWorkspace();
  const foreign = await makeWorkspace();
  const cookie = await sessionCookie(mine.ownerAccount);
  const answers = await Promise.all(
    [foreign.slug, "no-such-place", "..", "\u0000", "A B", ""].map((slug) =>
      requireMember(cookie, slug).catch((error: { code: string; detail: string }) => `${error.code} ${error.detail}`),
    ),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^not_found /);
  expect(await refusal(requireMember(cookie, null))).toBe("bad_request");
});

test("a deactivated member is outside at once, and inside again when reactivated [S1]", async () => {
  const { owner, members, slug, ownerAccount } = await makeWorkspace();
  const cookie = await sessionCookie(ownerAccount);
  const second = await updateMember(owner, members.admin.id, { version: 1, role: "owner" }, () => null);
  const promoted = { ...members.admin, role: "owner" as const, scopes: owner.scopes };
  await updateMember(promoted, owner.id, { version: 1, status: "deactivated" }, () => null);
  expect(second.role).toBe("owner");
  expect(await refusal(requireMember(cookie, slug))).toBe("not_found");
  await updateMember(promoted, owner.id, { version: 2, status: "active" }, () => null);
  expect((await requireMember(cookie, slug)).id).toBe(owner.id);
});
