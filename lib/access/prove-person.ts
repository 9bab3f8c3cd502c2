import "server-only";
/** Before what cannot be undone: the password again, and a code where the account has a second factor. An open console is not enough. */
import type { AccountId } from "@/lib/core/kernel/ids";
import { findPasswordHash } from "@/lib/db/account";
import { findTotp } from "@/lib/db/second-factor";
import { AppError } from "@/lib/platform/errors";
import { requirePassword } from "./require-password";
import { spendSecondFactor } from "./second-factor";

/**
 * An account without a password has signed in through the sign-on issuer, which has asked for what it asks for; it proves what it has here.
 * Throws rate_limited, password_wrong, second_factor_required, code_refused.
 */
export async function provePerson(accountId: AccountId, shown: { password?: string; code?: string }): Promise<void> {
  if ((await findPasswordHash(accountId)) !== null) await requirePassword({ accountId }, shown.password ?? "");
  if (!(await findTotp(accountId))?.confirmedAt) return;
  if (!shown.code) throw new AppError("second_factor_required", "Type the code of your authenticator app, or a recovery code.");
  if (!(await spendSecondFactor(accountId, shown.code))) throw new AppError("code_refused", "That code does not count. Use the app's next one.");
}
