import "server-only";
/**
 * Joins a workspace by a link: with the account that is signed in, or with a new one. A mailed link proves the address and confirms it; a
 * link that was shown to the inviting member does not.
 */
import type { AccountActor } from "@/lib/access/actor";
import { takeAttempt } from "@/lib/access/exact-limit";
import { memberActor } from "@/lib/access/session";
import type { AccountId, MemberId } from "@/lib/core/kernel/ids";
import { createAccount, findAccountByEmail, verifyAccountEmail } from "@/lib/db/account";
import { spendInvitation } from "@/lib/db/invitation";
import { insertMember } from "@/lib/db/member";
import { type PrismaTx, withWorkspace } from "@/lib/db/tx";
import type { WorkspaceRow } from "@/lib/db/workspace";
import { append } from "@/lib/events/append";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { hashPassword } from "@/lib/platform/password";
import { invitationOver, type OpenInvitation, openInvitation } from "./open-invitation";

const perAddress = { name: "accept.address", attempts: 100, windowMinutes: 60 };

export type Acceptance = { token: string; name?: string; password?: string };
export type Accepted = { workspace: WorkspaceRow; memberId: MemberId };

/**
 * Throws link_invalid, already_member; unauthenticated when the address has an account that is not signed in; state_conflict when another
 * one is; sign_up_closed; validation_failed without name and password for a new account. Of several at once exactly one succeeds.
 */
export async function acceptInvitation(input: Acceptance, account: AccountActor | null, remoteAddress: string): Promise<Accepted> {
  await takeAttempt(perAddress, remoteAddress);
  const opened = await openInvitation(input.token);
  return account ? joinWithAccount(opened, account) : joinWithNewAccount(opened, input);
}

async function joinWithAccount(opened: OpenInvitation, account: AccountActor): Promise<Accepted> {
  const { email } = opened.invitation;
  if (account.email !== email) throw new AppError("state_conflict", `This invitation is for ${email}. Sign out, then open the link again.`);
  return withWorkspace(opened, async (tx) => {
    const memberId = await join(tx, opened, { id: account.accountId, name: account.name, email });
    if (opened.way === "mailed") await verifyAccountEmail(tx, account.accountId);
    return { workspace: opened.workspace, memberId };
  });
}

async function joinWithNewAccount(opened: OpenInvitation, { name, password }: Acceptance): Promise<Accepted> {
  const { email } = opened.invitation;
  if (await findAccountByEmail(email)) throw signInFirst();
  if (env().SIGNUP === "closed") throw new AppError("sign_up_closed", "This installation takes no new accounts. Ask its operator.");
  if (name === undefined || password === undefined) {
    const missing = [...(name === undefined ? ["name"] : []), ...(password === undefined ? ["password"] : [])];
    throw new AppError("validation_failed", "A new account needs a name and a password.", {
      errors: missing.map((field) => ({ path: `body.${field}`, message: "is missing" })),
    });
  }
  const passwordHash = await hashPassword(password);
  return withWorkspace(opened, async (tx) => {
    const accountId = await createAccount(tx, { id: newId<"account">(), email, name, passwordHash, verified: opened.way === "mailed" });
    if (accountId === null) throw signInFirst();
    return { workspace: opened.workspace, memberId: await join(tx, opened, { id: accountId, name, email }) };
  });
}

async function join(tx: PrismaTx, { invitation }: OpenInvitation, account: { id: AccountId; name: string; email: string }): Promise<MemberId> {
  if (!(await spendInvitation(tx, invitation.id))) throw invitationOver();
  const memberId = newId<"member">();
  const { role } = invitation;
  const isNew = await insertMember(tx, { id: memberId, accountId: account.id, name: account.name, email: account.email, role });
  if (!isNew) throw new AppError("already_member", "You are a member of this workspace already.");
  const actor = memberActor(account.id, { workspaceId: tx.workspaceId, memberId, memberName: account.name, role });
  await append(tx, actor, { type: "invitation.accepted", subjectType: "invitation", subjectId: invitation.id, data: { memberId } });
  await append(tx, actor, { type: "member.joined", subjectType: "member", subjectId: memberId, data: { role, via: "invitation" } });
  return memberId;
}

function signInFirst(): AppError {
  return new AppError("unauthenticated", "The invited address has an account. Sign in with it, then open the link again.");
}
