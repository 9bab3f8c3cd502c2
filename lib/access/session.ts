import "server-only";
/**
 * Who is signed in. The cookie is next-auth's encrypted token and holds the ids of a session row and an account, nothing else; the row is
 * read on every request, so that revoking it acts at once.
 */
import { getToken } from "next-auth/jwt";
import { isUuid, type SessionId } from "@/lib/core/kernel/ids";
import { isOpenWhileClosing, scopesOfRole } from "@/lib/core/rbac/scopes";
import { touchSession } from "@/lib/db/account-session";
import { findSessionAccount, findSessionMember, type Membership, type SessionAccount } from "@/lib/db/lookup";
import { now } from "@/lib/platform/clock";
import { derivedKey } from "@/lib/platform/crypto";
import { publicUrl } from "@/lib/platform/env";
import { AppError, notFound } from "@/lib/platform/errors";
import type { AccountActor, PersonActor } from "./actor";

/** "Last seen" is as coarse as this: most requests write nothing. */
const seenEveryMs = 5 * 60_000;

/** What next-auth signs and encrypts its tokens with. */
export function sessionSecret(): string {
  return derivedKey("next-auth").toString("hex");
}

/** Cookies are `Secure`, with the prefix that browsers enforce it by, when browsers reach this installation over https. */
export function isSecureCookie(): boolean {
  return publicUrl().startsWith("https:");
}

/** The claims of a session cookie; null for everything that was not issued here. Says nothing about whether the session is still live. */
export async function readSessionCookie(cookieHeader: string | null): Promise<{ sessionId: SessionId; accountId: string } | null> {
  const cookies = parseCookies(cookieHeader ?? "");
  const request = { cookies, headers: {} } as unknown as Parameters<typeof getToken>[0]["req"];
  const token = await getToken({ req: request, secret: sessionSecret(), secureCookie: isSecureCookie() });
  const { sid, aid } = (token ?? {}) as { sid?: unknown; aid?: unknown };
  if (typeof sid !== "string" || typeof aid !== "string" || !isUuid(sid) || !isUuid(aid)) return null;
  return { sessionId: sid as SessionId, accountId: aid };
}

/** Throws unauthenticated unless the cookie names a live session of its own account. */
export async function requireAccount(cookieHeader: string | null): Promise<AccountActor> {
  const cookie = await readSessionCookie(cookieHeader);
  const account = cookie && (await findSessionAccount(cookie.sessionId, now()));
  if (!cookie || account?.accountId !== cookie.accountId) throw unauthenticated();
  await noteSeen(cookie.sessionId, account);
  return accountActor(account, cookie.sessionId);
}

/**
 * The member that the signed-in person is in a workspace. A workspace that is missing, foreign, or was left answers the same `not_found`; one
 * that asks its members for a second factor answers `second_factor_required` to those who have none.
 */
export async function requireMember(cookieHeader: string | null, workspaceSlug: string | null): Promise<PersonActor> {
  const cookie = await readSessionCookie(cookieHeader);
  if (!cookie) throw unauthenticated();
  if (workspaceSlug === null) {
    await requireAccount(cookieHeader);
    throw new AppError("bad_request", "Name the workspace by its slug in the header handrail-workspace.");
  }
  const found = await findSessionMember(cookie.sessionId, isSlug(workspaceSlug) ? workspaceSlug : "", now());
  if (found?.account.accountId !== cookie.accountId) throw unauthenticated();
  await noteSeen(cookie.sessionId, found.account);
  if (!found.membership) throw notFound();
  if (found.membership.secondFactorRequired && !hasProvenTwo(found.account)) {
    throw new AppError("second_factor_required", "This workspace asks its members for a second factor. Set one up in your account, then come back.");
  }
  return memberActor(found.account.accountId, found.membership);
}

export function accountActor(account: SessionAccount, sessionId: SessionId): AccountActor {
  return {
    kind: "account",
    sessionId,
    accountId: account.accountId,
    email: account.email,
    name: account.name,
    emailVerified: account.emailVerified,
    isOperator: account.isOperator,
    method: account.method,
    hasSecondFactor: account.hasSecondFactor,
  };
}

export function memberActor(
  accountId: PersonActor["accountId"],
  membership: Pick<Membership, "workspaceId" | "memberId" | "memberName" | "role"> & Partial<Pick<Membership, "deletionDueAt">>,
): PersonActor {
  const { workspaceId, memberId, memberName, role, deletionDueAt } = membership;
  const actor: PersonActor = { kind: "member", workspaceId, id: memberId, accountId, name: memberName, role, scopes: scopesOfRole[role] };
  return deletionDueAt ? { ...actor, isClosing: true, scopes: actor.scopes.filter(isOpenWhileClosing) } : actor;
}

/** Behind the sign-on issuer stand its own factors, which its operator answers for; with a password the code is ours. */
export function hasProvenTwo(account: Pick<SessionAccount, "method" | "hasSecondFactor">): boolean {
  return account.method === "oidc" || account.hasSecondFactor;
}

async function noteSeen(sessionId: SessionId, account: SessionAccount): Promise<void> {
  const at = now();
  const olderThan = new Date(at.getTime() - seenEveryMs);
  if (account.lastSeenAt === null || account.lastSeenAt < olderThan) await touchSession(sessionId, at, olderThan);
}

function unauthenticated(): AppError {
  return new AppError("unauthenticated", "You are not signed in, or your session has ended. Sign in and try again.");
}

function isSlug(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(text);
}

/** RFC 6265 pairs; the first of a name counts, as browsers send the most specific path first. */
function parseCookies(header: string): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const pair of header.slice(0, 32_768).split(";")) {
    const mark = pair.indexOf("=");
    if (mark < 1) continue;
    const name = pair.slice(0, mark).trim();
    const value = pair.slice(mark + 1).trim();
    if (!(name in cookies)) cookies[name] = value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  }
  return cookies;
}
