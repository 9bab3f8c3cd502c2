import "server-only";
/** The first code of the app: from now on signing in with the password asks for one. */
import type { AccountActor } from "@/lib/access/actor";
import { takeAttempt } from "@/lib/access/exact-limit";
import { openTotpSecret } from "@/lib/access/second-factor";
import { withAccounts } from "@/lib/db/account";
import { confirmTotp, findTotp } from "@/lib/db/second-factor";
import { sendAccountNotice } from "@/lib/moves/send-account-notice";
import { tellPlaces } from "@/lib/moves/tell-places";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { totpStepOf } from "@/lib/platform/totp";
import { newRecoveryCodes } from "./new-recovery-codes";

const perAccount = { name: "second-factor.confirm", attempts: 20, windowMinutes: 15 };

/** The recovery codes, shown once. Throws code_refused, rate_limited, state_conflict when no secret waits. */
export async function confirmSecondFactor(actor: AccountActor, code: string): Promise<string[]> {
  await takeAttempt(perAccount, actor.accountId);
  const totp = await findTotp(actor.accountId);
  if (!totp || totp.confirmedAt) throw nothingWaits();
  const step = await totpStepOf(openTotpSecret(totp.secretCiphertext), code.replace(/\s/g, ""), now());
  if (step === null) throw new AppError("code_refused", "That is not the app's present code. Check the clock of the device and try the next one.");
  return withAccounts(async (tx) => {
    if (!(await confirmTotp(tx, actor.accountId, step))) throw nothingWaits();
    const codes = await newRecoveryCodes(tx, actor.accountId);
    await tellPlaces(tx, actor.accountId, "member.second_factor_enabled", {});
    await sendAccountNotice(tx, actor.accountId, "notice_second_factor_enabled");
    return codes;
  });
}

function nothingWaits(): AppError {
  return new AppError("state_conflict", "No second factor waits for its first code. Begin again.");
}
