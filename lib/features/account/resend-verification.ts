import "server-only";
/** A new verification mail; the link of the one before ends. */
import type { AccountActor } from "@/lib/access/actor";
import { takeAttempt } from "@/lib/access/exact-limit";
import type { MailAnswer } from "@/lib/contracts/api/account";
import { withAccounts } from "@/lib/db/account";
import { mailState, sendAccountLink } from "./send-link";

const perAccount = { name: "verification.account", attempts: 5, windowMinutes: 60 };

/** A confirmed address gets no mail. Throws rate_limited. */
export async function resendVerification(actor: AccountActor): Promise<MailAnswer> {
  await takeAttempt(perAccount, actor.accountId);
  if (!actor.emailVerified) await withAccounts((tx) => sendAccountLink(tx, actor.accountId, "verify_email"));
  return { mail: mailState() };
}
