import "server-only";
/** One letter to several members, each in a mail of their own. */
import type { AccountId } from "@/lib/core/kernel/ids";
import { findAccount } from "@/lib/db/account";
import type { Letter } from "@/lib/integrations/email/templates";

/** `part`: tells several recipients of one mail apart. */
export type Addressed = { to: string; letter: Letter; part?: string };

/** Only confirmed addresses get mails that nobody at them asked for. */
export async function addressConfirmed(recipients: readonly { memberId: string; accountId: string; email: string }[], letter: Letter): Promise<Addressed[]> {
  const mails: Addressed[] = [];
  for (const { memberId, accountId, email } of recipients) {
    if ((await findAccount(accountId as AccountId))?.emailVerified) mails.push({ to: email, letter, part: memberId });
  }
  return mails;
}
