import "server-only";
/** A mail with a link to choose a new password. The answer is the same whether the address is known or not. */
import { takeAttempt } from "@/lib/access/exact-limit";
import type { MailAnswer } from "@/lib/contracts/api/account";
import { findAccountByEmail, withAccounts } from "@/lib/db/account";
import { mailState, sendAccountLink } from "./send-link";

const perAddress = { name: "reset.address", attempts: 50, windowMinutes: 60 };
const perEmail = { name: "reset.email", attempts: 5, windowMinutes: 60 };

/** Throws rate_limited. */
export async function requestPasswordReset(email: string, remoteAddress: string): Promise<MailAnswer> {
  await takeAttempt(perAddress, remoteAddress);
  await takeAttempt(perEmail, email);
  const known = await findAccountByEmail(email);
  if (known) await withAccounts((tx) => sendAccountLink(tx, known.id, "reset_password"));
  return { mail: mailState() };
}
