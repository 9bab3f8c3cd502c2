import "server-only";
/**
 * Somebody whom the sign-on issuer has signed in. The identity (issuer and subject) is what counts; the address only decides, once, which account
 * it belongs to. The issuer's claims were verified before (`app/api/auth`).
 */
import { takeAttempt } from "@/lib/access/exact-limit";
import { emailText } from "@/lib/contracts/text";
import { personName } from "@/lib/contracts/api/account";
import type { AccountId, SessionId } from "@/lib/core/kernel/ids";
import { judgeIdentity } from "@/lib/core/workspace/judge-identity";
import { countAccounts, createAccount, findAccountIn, lockFirstAccount, withAccounts } from "@/lib/db/account";
import { createIdentity, findInvitationsOf, takeAccountOver, findAccountOfIdentity } from "@/lib/db/identity";
import type { Tx } from "@/lib/db/tx";
import { openSession, type OpenedSession } from "@/lib/moves/open-session";
import { sendAccountNotice } from "@/lib/moves/send-account-notice";
import { tellPlaces } from "@/lib/moves/tell-places";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { ringRevoked } from "@/lib/realtime/bell";

const perAddress = { name: "identity.address", attempts: 300, windowMinutes: 15 };

export type IdentityClaims = { issuer: string; subject: string; email: unknown; emailVerified: unknown; name: unknown };
export type IdentityRefusal = "email_unverified" | "not_linked" | "sign_up_closed";

type Known = { accountId: AccountId; ended: SessionId[] };

/** A session, or why not. Throws rate_limited. */
export async function signInWithIdentity(
  claims: IdentityClaims,
  client: { remoteAddress: string; userAgent: string | null },
): Promise<OpenedSession | IdentityRefusal> {
  await takeAttempt(perAddress, client.remoteAddress);
  const known = await withAccounts((tx) => findOrMake(tx, claims));
  if (typeof known === "string") return known;
  for (const session of known.ended) ringRevoked(session);
  return openSession(known.accountId, "oidc", client.userAgent);
}

async function findOrMake(tx: Tx, claims: IdentityClaims): Promise<Known | IdentityRefusal> {
  const { issuer, subject } = claims;
  const linked = await findAccountOfIdentity(tx, issuer, subject);
  if (linked) return { accountId: linked, ended: [] };
  const address = emailText.safeParse(claims.email);
  // Some issuers leave the claim out or send it as text; nothing but a plain true is taken for a check.
  if (!address.success || claims.emailVerified !== true) return "email_unverified";
  const email = address.data;
  if ((await countAccounts(tx)) === 0) await lockFirstAccount(tx);
  const account = await findAccountIn(tx, email);
  const verdict = judgeIdentity({
    emailVerified: true,
    account,
    invitation: await findInvitationsOf(tx, email),
    signUp: env().SIGNUP,
    isFirst: (await countAccounts(tx)) === 0,
  });
  if (verdict.kind === "refuse") return verdict.why;
  if (verdict.kind === "create") {
    const name = nameFrom(claims.name, email);
    const accountId = await createAccount(tx, { id: newId<"account">(), email, name, passwordHash: null, verified: true });
    if (accountId === null) return "not_linked";
    await createIdentity(tx, { id: newId(), accountId, issuer, subject });
    return { accountId, ended: [] };
  }
  if (!account) return "not_linked";
  const accountId = account.id;
  const ended = verdict.takeOver ? await takeAccountOver(tx, accountId) : [];
  if (!(await createIdentity(tx, { id: newId(), accountId, issuer, subject }))) return "not_linked";
  await tellPlaces(tx, accountId, "member.identity_linked", {});
  await sendAccountNotice(tx, accountId, "notice_identity_linked");
  return { accountId, ended };
}

/** What the issuer calls the person, when it can be used; else what stands before the @. */
function nameFrom(claim: unknown, email: string): string {
  for (const candidate of [claim, email.split("@")[0]]) {
    const name = personName.safeParse(typeof candidate === "string" ? candidate.slice(0, 80) : candidate);
    if (name.success) return name.data;
  }
  return "Somebody";
}
