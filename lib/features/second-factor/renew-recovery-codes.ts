import "server-only";
/** Ten new recovery codes; the ones before stop working. */
import type { AccountActor } from "@/lib/access/actor";
import { spendSecondFactor } from "@/lib/access/second-factor";
import { withAccounts } from "@/lib/db/account";
import { tellPlaces } from "@/lib/moves/tell-places";
import { AppError } from "@/lib/platform/errors";
import { newRecoveryCodes } from "./new-recovery-codes";

/** Throws code_refused, rate_limited, state_conflict without a second factor. */
export async function renewRecoveryCodes(actor: AccountActor, code: string): Promise<string[]> {
  if (!actor.hasSecondFactor) throw new AppError("state_conflict", "This account has no second factor.");
  if (!(await spendSecondFactor(actor.accountId, code))) throw new AppError("code_refused", "That code does not count. Use the app's next one.");
  return withAccounts(async (tx) => {
    const codes = await newRecoveryCodes(tx, actor.accountId);
    await tellPlaces(tx, actor.accountId, "member.recovery_codes_renewed", {});
    return codes;
  });
}
