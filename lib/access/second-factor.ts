import "server-only";
/** Asks for the second factor: a code of the authenticator app, or a recovery code instead. Each counts once; attempts are counted before. */
import type { AccountId } from "@/lib/core/kernel/ids";
import { findTotp, spendRecoveryCode, spendTotpStep } from "@/lib/db/second-factor";
import { now } from "@/lib/platform/clock";
import { decryptSecret, hmac } from "@/lib/platform/crypto";
import { totpStepOf } from "@/lib/platform/totp";
import { takeAttempt } from "./exact-limit";

/** Only who knows the password reaches these; the longer one makes guessing hopeless: 50 of a million codes a day, three of which are right at a time. */
const perQuarter = { name: "second-factor.account", attempts: 10, windowMinutes: 15 };
const perDay = { name: "second-factor.account-day", attempts: 50, windowMinutes: 1440 };

/** What was shown, or null when it does not count. Throws rate_limited. Uses up what it accepts. */
export async function spendSecondFactor(accountId: AccountId, typed: string): Promise<"totp" | "recovery" | null> {
  await takeAttempt(perQuarter, accountId);
  await takeAttempt(perDay, accountId);
  const code = typed.replace(/[\s-]/g, "").toLowerCase();
  if (/^\d{6}$/.test(code)) return (await spendCode(accountId, code)) ? "totp" : null;
  if (!/^[a-z2-7]{10}$/.test(code)) return null;
  return (await spendRecoveryCode(accountId, recoveryCodeHash(accountId, code), now())) ? "recovery" : null;
}

async function spendCode(accountId: AccountId, code: string): Promise<boolean> {
  const totp = await findTotp(accountId);
  if (!totp?.confirmedAt) return false;
  const step = await totpStepOf(openTotpSecret(totp.secretCiphertext), code, now());
  return step !== null && (await spendTotpStep(accountId, step));
}

export const totpPurpose = "totp";

export function openTotpSecret(ciphertext: string): string {
  return decryptSecret(totpPurpose, ciphertext);
}

/** Recovery codes have 50 random bits and a keyed hash: who reads the table cannot try them. */
export function recoveryCodeHash(accountId: AccountId, code: string): string {
  return hmac("recovery-code", `${accountId} ${code}`);
}
