import "server-only";
/** A row for somebody who has just proven who they are. */
import type { AccountId, SessionId } from "@/lib/core/kernel/ids";
import { createSession, type SignInMethod } from "@/lib/db/account-session";
import { now } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";

/** How long a session lasts, in seconds: the cookie and the row end together. */
export const sessionLifeSeconds = 30 * 24 * 3600;

export type OpenedSession = { sessionId: SessionId; accountId: AccountId };

export async function openSession(accountId: AccountId, method: SignInMethod, userAgent: string | null): Promise<OpenedSession> {
  const at = now();
  const sessionId = newId<"session">();
  await createSession({
    id: sessionId,
    accountId,
    method,
    userAgent: userAgent?.slice(0, 300) ?? null,
    now: at,
    expiresAt: new Date(at.getTime() + sessionLifeSeconds * 1000),
  });
  return { sessionId, accountId };
}
