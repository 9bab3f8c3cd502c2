import "server-only";
/** The link that was mailed to the new address: it counts from now on, in every workspace. */
import { linkTokenHash } from "@/lib/access/link-token";
import { changeAccountEmail, withAccounts } from "@/lib/db/account";
import { setMemberPerson } from "@/lib/db/member";
import { tellPlaces } from "@/lib/moves/tell-places";
import { AppError } from "@/lib/platform/errors";

/** Throws link_invalid when the link is unknown, expired or used, or the address belongs to another account by now. */
export async function confirmEmailChange(token: string): Promise<void> {
  await withAccounts(async (tx) => {
    const changed = await changeAccountEmail(tx, linkTokenHash(token));
    if (!changed) throw new AppError("link_invalid", "This link was used already, has expired, or is not complete. Ask for another in your account.");
    const { accountId, newEmail: email } = changed;
    await tellPlaces(tx, accountId, "member.email_changed", {}, (there, { memberId }) => setMemberPerson(there, memberId, { email }));
  });
}
