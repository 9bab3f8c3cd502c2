import "server-only";
/** E-mail and password for a session row. */
import { takeAttempt } from "@/lib/access/exact-limit";
import type { AccountId, SessionId } from "@/lib/core/kernel/ids";
import { createSession, findAccountByEmail } from "@/lib/db/account";
import { now } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { isPasswordRight } from "@/lib/platform/password";

const perAddress = { name: "sign-in.address", attempts: 300, windowMinutes: 15 };
const perEmail = { name: "sign-in.email", attempts: 30, windowMinutes: 15 };

/** How long a session lasts, in seconds: the cookie and the row end together. */
export const sessionLifeSeconds = 30 * 24 * 3600;

/** Null when address or password are wrong, which of them is not told; both take the same time. Throws rate_limited. */
export async function signIn(
  credentials: { email: string; password: string },
  client: { remoteAddress: string; userAgent: string | null },
): Promise<{ sessionId: SessionId; accountId: AccountId } | null> {
  const email = credentials.email.trim().toLowerCase();
  await takeAttempt(perAddress, client.remoteAddress);
  await takeAttempt(perEmail, email);
  const account = email.includes("\u0000") ? null : await findAccountByEmail(email);
  if (!(await isPasswordRight(credentials.password, account?.passwordHash ?? null)) || !account) return null;
  const at = now();
  const sessionId = newId<"session">();
  await createSession({
    id: sessionId,
    accountId: account.id,
    userAgent: client.userAgent?.slice(0, 300) ?? null,
    now: at,
    expiresAt: new Date(at.getTime() + sessionLifeSeconds * 1000),
  });
  return { sessionId, accountId: account.id };
}
