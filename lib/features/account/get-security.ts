import "server-only";
/** How the signed-in person can sign in. */
import type { AccountActor } from "@/lib/access/actor";
import { findPasswordHash } from "@/lib/db/account";
import { type IdentityRow, listIdentities } from "@/lib/db/identity";
import { countRecoveryCodes, findTotp } from "@/lib/db/second-factor";

export type Security = { hasPassword: boolean; secondFactorSince: Date | null; recoveryCodesLeft: number; identities: IdentityRow[] };

export async function getSecurity(actor: AccountActor): Promise<Security> {
  const [hash, totp, recoveryCodesLeft, identities] = await Promise.all([
    findPasswordHash(actor.accountId),
    findTotp(actor.accountId),
    countRecoveryCodes(actor.accountId),
    listIdentities(actor.accountId),
  ]);
  return { hasPassword: hash !== null, secondFactorSince: totp?.confirmedAt ?? null, recoveryCodesLeft, identities };
}
