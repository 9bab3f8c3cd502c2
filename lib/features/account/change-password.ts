import "server-only";
/** Another password. Every other session of the account ends at once; the one that chose it goes on. */
import type { AccountActor } from "@/lib/access/actor";
import { requirePassword } from "@/lib/access/require-password";
import { changeAccountPassword, withAccounts } from "@/lib/db/account";
import { sendAccountNotice } from "@/lib/moves/send-account-notice";
import { tellPlaces } from "@/lib/moves/tell-places";
import { hashPassword } from "@/lib/platform/password";
import { ringRevoked } from "@/lib/realtime/bell";

/** Throws password_wrong, state_conflict without a password, rate_limited. */
export async function changePassword(actor: AccountActor, input: { currentPassword: string; newPassword: string }): Promise<void> {
  await requirePassword(actor, input.currentPassword);
  const passwordHash = await hashPassword(input.newPassword);
  const { sessions, places } = await withAccounts(async (tx) => {
    const sessions = await changeAccountPassword(tx, actor.accountId, passwordHash, actor.sessionId);
    const places = await tellPlaces(tx, actor.accountId, "member.password_changed", { sessionsEnded: sessions.length });
    await sendAccountNotice(tx, actor.accountId, "notice_password_changed");
    return { sessions, places };
  });
  for (const session of sessions) ringRevoked(session);
  if (sessions.length > 0) for (const { memberId } of places) ringRevoked(memberId);
}
