import "server-only";
/** A role for whoever has the link. With a mail server the link is mailed and only mailed, so having it proves the address; otherwise it is shown, once. */
import type { MemberActor } from "@/lib/access/actor";
import { memberOf, requireScope } from "@/lib/access/actor";
import { takeAttempt } from "@/lib/access/exact-limit";
import { limitFull, limits } from "@/lib/access/limits";
import { invitationLinkToken, linkTokenHash } from "@/lib/access/link-token";
import type { Role } from "@/lib/core/rbac/scopes";
import { linkAddress, linkPaths } from "@/lib/core/workspace/link-paths";
import { findAccount } from "@/lib/db/account";
import { findInvitation, insertInvitation, type InvitationRow, revokeInvitationsOf } from "@/lib/db/invitation";
import { findMemberByEmail } from "@/lib/db/member";
import { type Tx, withWorkspace } from "@/lib/db/tx";
import { countSeats } from "@/lib/db/usage";
import { append } from "@/lib/events/append";
import { isMailConfigured, publicUrl } from "@/lib/platform/env";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";

const perWorkspace = { name: "invitation.workspace", attempts: 200, windowMinutes: 24 * 60 };
const invitationLifeMs = 7 * 24 * 3_600_000;

export type CreatedInvitation = { invitation: InvitationRow; mail: "queued" | "not_configured"; link: string | null };

/**
 * Replaces an open invitation of the same address. Throws forbidden (only owners invite owners), already_member, limit_full, rate_limited, and
 * email_unverified: mails go out in the name of confirmed people only.
 */
export async function createInvitation(actor: MemberActor, input: { email: string; role: Role }): Promise<CreatedInvitation> {
  requireScope(actor, "member:write");
  const inviter = memberOf(actor);
  if (input.role === "owner" && inviter.role !== "owner") throw new AppError("forbidden", "Only an owner can invite an owner.");
  await takeAttempt(perWorkspace, actor.workspaceId);
  const way = isMailConfigured() ? "mailed" : "shown";
  if (way === "mailed" && !(await findAccount(inviter.accountId))?.emailVerified) {
    throw new AppError("email_unverified", "Confirm your own e-mail address before you invite others: the link is in the mail you got when you signed up.");
  }
  const id = newId<"invitation">();
  const token = invitationLinkToken(id, way);
  const invitation = await withWorkspace(actor, async (tx) => {
    const known = await findMemberByEmail(tx, input.email);
    if (known) {
      throw new AppError(
        "already_member",
        known.status === "active" ? "This person is a member already." : "This person is a deactivated member. Reactivate them in the list of members.",
      );
    }
    await requireSeat(tx, input.email);
    for (const replaced of await revokeInvitationsOf(tx, input.email)) {
      await append(tx, actor, { type: "invitation.revoked", subjectType: "invitation", subjectId: replaced, data: {} });
    }
    await insertInvitation(tx, {
      id,
      ...input,
      tokenHash: linkTokenHash(token),
      invitedBy: inviter.id,
      expiresAt: new Date(tx.now.getTime() + invitationLifeMs),
    });
    await append(tx, actor, { type: "invitation.created", subjectType: "invitation", subjectId: id, data: { role: input.role } });
    if (way === "mailed") await enqueue(tx, "send_mail", { mailId: id, template: "invitation", workspaceId: tx.workspaceId, subjectId: id });
    return findInvitation(tx, id);
  });
  if (!invitation) throw notFound();
  return way === "mailed"
    ? { invitation, mail: "queued", link: null }
    : { invitation, mail: "not_configured", link: linkAddress(publicUrl(), linkPaths.acceptInvitation, token) };
}

/** Open invitations count, so that those who come by them find room. */
async function requireSeat(tx: Tx, email: string): Promise<void> {
  const limit = limits().members;
  if (limit === null || (await countSeats(tx, email)) < limit) return;
  throw limitFull("members", limit, `The workspace has ${limit.toLocaleString("en")} members and open invitations, as many as this installation allows.`);
}
