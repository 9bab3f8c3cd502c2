import "server-only";
/** Ends a session at once: the next request with its cookie is refused, its open streams end. */
import type { AccountId, SessionId } from "@/lib/core/kernel/ids";
import { revokeSession } from "@/lib/db/account-session";
import { listMemberships } from "@/lib/db/lookup";
import { now } from "@/lib/platform/clock";
import { ringRevoked } from "@/lib/realtime/bell";

export async function signOut(session: { accountId: AccountId; sessionId: SessionId }): Promise<void> {
  if (!(await revokeSession(session.accountId, session.sessionId, now()))) return;
  ringRevoked(session.sessionId);
  // A console stream knows its member, not its session: other sessions of the person reconnect, this one cannot.
  for (const { memberId } of await listMemberships(session.accountId, now())) ringRevoked(memberId);
}
