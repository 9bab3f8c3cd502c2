import "server-only";
/** Acts that change who can sign in ask for the present password again: an open console is not enough. */
import { findPasswordHash } from "@/lib/db/account";
import { AppError } from "@/lib/platform/errors";
import { isPasswordRight } from "@/lib/platform/password";
import type { AccountActor } from "./actor";
import { takeAttempt } from "./exact-limit";

const perAccount = { name: "password.account", attempts: 15, windowMinutes: 15 };

/** Throws rate_limited, password_wrong, and state_conflict for an account that has no password. */
export async function requirePassword(actor: Pick<AccountActor, "accountId">, password: string): Promise<void> {
  await takeAttempt(perAccount, actor.accountId);
  const stored = await findPasswordHash(actor.accountId);
  if (await isPasswordRight(password, stored)) return;
  if (stored === null) {
    throw new AppError("state_conflict", "This account has no password: it signs in through the sign-on issuer. Ask for a reset link to make one.");
  }
  throw new AppError("password_wrong", "That is not your present password.");
}
