import "server-only";
/** E-mail and password, and the second factor's code where the account has one, for a session row. */
import { takeAttempt } from "@/lib/access/exact-limit";
import { spendSecondFactor } from "@/lib/access/second-factor";
import type { AccountId } from "@/lib/core/kernel/ids";
import { findAccountByEmail, withAccounts } from "@/lib/db/account";
import { countRecoveryCodes, findTotp } from "@/lib/db/second-factor";
import { sendAccountNotice } from "@/lib/moves/send-account-notice";
import { tellPlaces } from "@/lib/moves/tell-places";
import { AppError } from "@/lib/platform/errors";
import { isPasswordRight } from "@/lib/platform/password";
import { type OpenedSession, openSession } from "@/lib/moves/open-session";

const perAddress = { name: "sign-in.address", attempts: 300, windowMinutes: 15 };
const perEmail = { name: "sign-in.email", attempts: 30, windowMinutes: 15 };

/**
 * Null when address or password are wrong, which of them is not told; both take the same time. Throws rate_limited before anything is looked
 * at, second_factor_required when all that is missing is the code, code_refused when it does not count.
 */
export async function signIn(
  credentials: { email: string; password: string; code?: string },
  client: { remoteAddress: string; userAgent: string | null },
): Promise<OpenedSession | null> {
  const email = credentials.email.trim().toLowerCase();
  await takeAttempt(perAddress, client.remoteAddress);
  await takeAttempt(perEmail, email);
  const account = email.includes("\u0000") ? null : await findAccountByEmail(email);
  if (!(await isPasswordRight(credentials.password, account?.passwordHash ?? null)) || !account) return null;
  if ((await findTotp(account.id))?.confirmedAt) await requireCode(account.id, credentials.code);
  return openSession(account.id, "password", client.userAgent);
}

async function requireCode(accountId: AccountId, code: string | undefined): Promise<void> {
  if (code === undefined || code.trim() === "") {
    throw new AppError("second_factor_required", "Type the code of your authenticator app, or a recovery code.");
  }
  const shown = await spendSecondFactor(accountId, code);
  if (shown === null) throw new AppError("code_refused", "That code does not count. Wait for the app's next one.");
  if (shown === "recovery") await tellRecovery(accountId);
}

/** Whoever has lost the app should hear that somebody has used one of the few codes. */
async function tellRecovery(accountId: AccountId): Promise<void> {
  const left = await countRecoveryCodes(accountId);
  await withAccounts(async (tx) => {
    await tellPlaces(tx, accountId, "member.recovery_code_used", { left });
    await sendAccountNotice(tx, accountId, "notice_recovery_code_used");
  });
}
