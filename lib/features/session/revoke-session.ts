import "server-only";
/** Ends one session, on whatever device it is: its next request is refused, its streams end. */
import type { AccountActor } from "@/lib/access/actor";
import type { SessionId } from "@/lib/core/kernel/ids";
import { withAccounts } from "@/lib/db/account";
import { revokeSessionIn } from "@/lib/db/account-session";
import { tellPlaces } from "@/lib/moves/tell-places";
import { notFound } from "@/lib/platform/errors";
import { ringRevoked } from "@/lib/realtime/bell";

/** Throws not_found for one that is over, and for another account's. */
export async function revokeOwnSession(actor: AccountActor, sessionId: SessionId): Promise<void> {
  const places = await withAccounts(async (tx) => {
    if (!(await revokeSessionIn(tx, actor.accountId, sessionId))) throw notFound();
    return tellPlaces(tx, actor.accountId, "member.sessions_revoked", { count: 1 });
  });
  ringRevoked(sessionId);
  // A console stream knows its member, not its session: the other sessions of the person reconnect, this one cannot.
  for (const { memberId } of places) ringRevoked(memberId);
}
