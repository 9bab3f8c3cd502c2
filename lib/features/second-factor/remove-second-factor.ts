import "server-only";
/** Takes the second factor away. It asks for both things that sign in: the password, and a code. */
import type { AccountActor } from "@/lib/access/actor";
import { requirePassword } from "@/lib/access/require-password";
import { spendSecondFactor } from "@/lib/access/second-factor";
import { withAccounts } from "@/lib/db/account";
import { removeTotp } from "@/lib/db/second-factor";
import { sendAccountNotice } from "@/lib/moves/send-account-notice";
import { tellPlaces } from "@/lib/moves/tell-places";
import { AppError } from "@/lib/platform/errors";

/** Throws password_wrong, code_refused, rate_limited, state_conflict when there is none. */
export async function removeSecondFactor(actor: AccountActor, input: { password: string; code: string }): Promise<void> {
  await requirePassword(actor, input.password);
  if (!actor.hasSecondFactor) throw new AppError("state_conflict", "This account has no second factor.");
  if (!(await spendSecondFactor(actor.accountId, input.code))) throw new AppError("code_refused", "That code does not count. Use the app's next one.");
  await withAccounts(async (tx) => {
    if (!(await removeTotp(tx, actor.accountId))) return;
    await tellPlaces(tx, actor.accountId, "member.second_factor_disabled", { by: "person" });
    await sendAccountNotice(tx, actor.accountId, "notice_second_factor_disabled");
  });
}
