import "server-only";
/** Where the signed-in person is signed in, the last seen first. */
import type { AccountActor } from "@/lib/access/actor";
import { listSessions as readSessions, type SessionRow } from "@/lib/db/account-session";
import { now } from "@/lib/platform/clock";

export async function listSessions(actor: AccountActor): Promise<(SessionRow & { isCurrent: boolean })[]> {
  return (await readSessions(actor.accountId, now())).map((session) => ({ ...session, isCurrent: session.id === actor.sessionId }));
}
