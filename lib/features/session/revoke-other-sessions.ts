import "server-only";
/** Ends every session of the person but the one that asks. */
import type { AccountActor } from "@/lib/access/actor";
import { withAccounts } from "@/lib/db/account";
import { revokeOtherSessions as revokeOthers } from "@/lib/db/account-session";
import { tellPlaces } from "@/lib/moves/tell-places";
import { ringRevoked } from "@/lib/realtime/bell";

/** How many have ended. */
export async function revokeOtherSessions(actor: AccountActor): Promise<number> {
  const { sessions, places } = await withAccounts(async (tx) => {
    const sessions = await revokeOthers(tx, actor.accountId, actor.sessionId);
    const places = sessions.length === 0 ? [] : await tellPlaces(tx, actor.accountId, "member.sessions_revoked", { count: sessions.length });
    return { sessions, places };
  });
  for (const session of sessions) ringRevoked(session);
  for (const { memberId } of places) ringRevoked(memberId);
  return sessions.length;
}
