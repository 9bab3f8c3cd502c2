import "server-only";
/** The link of a verification mail. */
import { linkTokenHash } from "@/lib/access/link-token";
import { spendAccountToken, verifyAccountEmail, withAccounts } from "@/lib/db/account";
import { AppError } from "@/lib/platform/errors";

/** Throws link_invalid when the link is unknown, expired or used. */
export async function verifyEmail(token: string): Promise<void> {
  await withAccounts(async (tx) => {
    const accountId = await spendAccountToken(tx, "verify_email", linkTokenHash(token));
    if (accountId === null) throw new AppError("link_invalid", "This link was used already, has expired, or is not complete. Sign in and ask for a new one.");
    await verifyAccountEmail(tx, accountId);
  });
}
