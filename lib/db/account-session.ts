import "server-only";
/** Session rows: one for each sign-in. Reached through SECURITY DEFINER functions alone, like the accounts. */
import type { AccountId, SessionId } from "@/lib/core/kernel/ids";
import { type Tx, withoutTenant } from "./tx";

/** How somebody has signed in: what is asked of a second factor depends on it. */
export type SignInMethod = "password" | "oidc";

export type SessionRow = { id: SessionId; userAgent: string | null; method: SignInMethod; createdAt: Date; lastSeenAt: Date };

export async function createSession(session: {
  id: SessionId;
  accountId: AccountId;
  userAgent: string | null;
  method?: SignInMethod;
  now: Date;
  expiresAt: Date;
}): Promise<void> {
  await withoutTenant(`SELECT session_open($1, $2, $3, $4, $5, $6)`, [
    session.id,
    session.accountId,
    session.userAgent,
    session.method ?? "password",
    session.now,
    session.expiresAt,
  ]);
}

/** Notes that the session is in use, unless that was noted after `olderThan`. */
export async function touchSession(id: SessionId, now: Date, olderThan: Date): Promise<void> {
  await withoutTenant(`SELECT session_touch($1, $2, $3)`, [id, now, olderThan]);
}

/** Live sessions, the last seen first, 200 at most. */
export async function listSessions(accountId: AccountId, now: Date): Promise<SessionRow[]> {
  return withoutTenant<SessionRow>(
    `SELECT id, user_agent AS "userAgent", method, created_at AS "createdAt", last_seen_at AS "lastSeenAt" FROM sessions_of($1, $2)`,
    [accountId, now],
  );
}

/** False when it was over already or is another account's. */
export async function revokeSession(accountId: AccountId, sessionId: SessionId, now: Date): Promise<boolean> {
  const [row] = await withoutTenant<{ done: boolean }>(`SELECT session_revoke($1, $2, $3) AS done`, [accountId, sessionId, now]);
  return row?.done ?? false;
}

export async function revokeSessionIn(tx: Tx, accountId: AccountId, sessionId: SessionId): Promise<boolean> {
  const [row] = await tx.query<{ done: boolean }>(`SELECT session_revoke($1::uuid, $2::uuid, $3::timestamptz) AS done`, [accountId, sessionId, tx.now]);
  return row?.done ?? false;
}

/** Ends every session but one: the ids of those that ended. */
export async function revokeOtherSessions(tx: Tx, accountId: AccountId, keep: SessionId): Promise<SessionId[]> {
  const rows = await tx.query<{ id: SessionId }>(`SELECT sessions_revoke_others($1::uuid, $2::uuid, $3::timestamptz) AS id`, [accountId, keep, tx.now]);
  return rows.map((row) => row.id);
}
