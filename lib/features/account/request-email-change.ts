import "server-only";
/** Another address: it counts once the link that was mailed to it is used. The present address is told, so that a thief cannot do it unseen. */
import type { AccountActor } from "@/lib/access/actor";
import { takeAttempt } from "@/lib/access/exact-limit";
import { accountLinkToken, linkTokenHash } from "@/lib/access/link-token";
import { requirePassword } from "@/lib/access/require-password";
import { createEmailToken, findAccountByEmail, withAccounts } from "@/lib/db/account";
import { sendAccountNotice } from "@/lib/moves/send-account-notice";
import { isMailConfigured } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";

const perAccount = { name: "email-change.account", attempts: 5, windowMinutes: 60 };
const linkLifeMs = 3_600_000;

/** The answer is the same when another account has the address: nothing is mailed then. Throws password_wrong, state_conflict, rate_limited. */
export async function requestEmailChange(actor: AccountActor, input: { email: string; password: string }): Promise<void> {
  if (!isMailConfigured()) {
    throw new AppError("state_conflict", "This installation has no mail server, so another address cannot be confirmed. Ask its operator.");
  }
  await takeAttempt(perAccount, actor.accountId);
  await requirePassword(actor, input.password);
  const isTaken = (await findAccountByEmail(input.email)) !== null;
  await withAccounts(async (tx) => {
    if (!isTaken) {
      const id = newId<"account">() as string;
      const tokenHash = linkTokenHash(accountLinkToken(id));
      await createEmailToken(tx, { id, accountId: actor.accountId, tokenHash, newEmail: input.email, expiresAt: new Date(tx.now.getTime() + linkLifeMs) });
      await enqueue(tx, "send_mail", { mailId: id, template: "change_email", workspaceId: null, subjectId: actor.accountId });
    }
    await sendAccountNotice(tx, actor.accountId, "notice_email_change_requested");
  });
}
