import "server-only";
/** A new secret for an authenticator app. It asks for nothing yet: only its first code makes it count. */
import type { AccountActor } from "@/lib/access/actor";
import { requirePassword } from "@/lib/access/require-password";
import { totpPurpose } from "@/lib/access/second-factor";
import { withAccounts } from "@/lib/db/account";
import { beginTotp } from "@/lib/db/second-factor";
import { encryptSecret } from "@/lib/platform/crypto";
import { publicUrl } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { newTotpSecret, totpAddress } from "@/lib/platform/totp";

/** The secret is shown once; a second call makes another. Throws password_wrong, rate_limited, state_conflict when there is a factor already. */
export async function beginSecondFactor(actor: AccountActor, password: string): Promise<{ secret: string; address: string }> {
  await requirePassword(actor, password);
  const secret = newTotpSecret();
  if (!(await withAccounts((tx) => beginTotp(tx, actor.accountId, encryptSecret(totpPurpose, secret))))) {
    throw new AppError("state_conflict", "This account has a second factor. Remove it first to set up another.");
  }
  return { secret, address: totpAddress(secret, actor.email, `Handrail ${new URL(publicUrl()).host}`) };
}
