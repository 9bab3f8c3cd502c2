import "server-only";
/** The link of a reset mail: a new password, and the end of every session. Having the link proves the address, too. */
import { linkTokenHash } from "@/lib/access/link-token";
import { setAccountPassword, spendAccountToken, verifyAccountEmail, withAccounts } from "@/lib/db/account";
import { listMemberships } from "@/lib/db/lookup";
import { sendAccountNotice } from "@/lib/moves/send-account-notice";
import { tellPlaces } from "@/lib/moves/tell-places";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { hashPassword } from "@/lib/platform/password";
import { ringRevoked } from "@/lib/realtime/bell";

/** Throws link_invalid when the link is unknown, expired or used. */
export async function resetPassword(token: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  const { accountId, sessions } = await withAccounts(async (tx) => {
    const accountId = await spendAccountToken(tx, "reset_password", linkTokenHash(token));
    if (accountId === null) throw new AppError("link_invalid", "This link was used already, has expired, or is not complete. Ask for a new one.");
    const sessions = await setAccountPassword(tx, accountId, passwordHash);
    await verifyAccountEmail(tx, accountId);
    await tellPlaces(tx, accountId, "member.password_changed", { sessionsEnded: sessions.length });
    await sendAccountNotice(tx, accountId, "notice_password_changed");
    return { accountId, sessions };
  });
  for (const session of sessions) ringRevoked(session);
  for (const { memberId } of await listMemberships(accountId, now())) ringRevoked(memberId);
}
