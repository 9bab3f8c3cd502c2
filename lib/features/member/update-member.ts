import "server-only";
/** Changes a member's role, or takes their access away and gives it back. A workspace always keeps an active owner. */
import type { MemberActor } from "@/lib/access/actor";
import { memberIdOf, requireScope } from "@/lib/access/actor";
import type { MemberId } from "@/lib/core/kernel/ids";
import type { Role } from "@/lib/core/rbac/scopes";
import { findMember, lockMember, lockOwners, type MemberRow, updateMemberRow } from "@/lib/db/member";
import { type PrismaTx, withWorkspace } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import { ringRevoked } from "@/lib/realtime/bell";
import { withEffectivePresence } from "./effective-presence";

export type MemberChange = { version: number; role?: Role; status?: MemberRow["status"] };

/**
 * Only owners make, change and deactivate owners. What changes acts on the member's next request, open streams end. Throws not_found,
 * forbidden, last_owner, and version_conflict with the present representation.
 */
export async function updateMember(actor: MemberActor, memberId: MemberId, change: MemberChange, present: (member: MemberRow) => unknown): Promise<MemberRow> {
  requireScope(actor, "member:write");
  const { member, changed } = await withWorkspace(actor, async (tx) => {
    // Owners first, in their order: whoever else changes an owner waits here, so two cannot both see the other as the one who stays.
    const owners = await lockOwners(tx);
    const before = await lockMember(tx, memberId);
    if (!before) throw notFound();
    const role = change.role ?? before.role;
    const status = change.status ?? before.status;
    if (before.version !== change.version) {
      throw new AppError("version_conflict", "Somebody changed this member meanwhile. Look at it again, then save.", {
        extra: { current: present(withEffectivePresence(before, tx.now)) },
      });
    }
    if (role === before.role && status === before.status) return { member: withEffectivePresence(before, tx.now), changed: false };
    await requireOwnerForOwners(tx, actor, before.role === "owner" || role === "owner");
    const staysOwner = role === "owner" && status === "active";
    if (!staysOwner && owners.includes(memberId) && owners.length === 1) {
      throw new AppError("last_owner", "This is the workspace's only active owner. Make somebody else an owner first.");
    }
    await updateMemberRow(tx, memberId, { role, status });
    if (role !== before.role) {
      await append(tx, actor, { type: "member.role_changed", subjectType: "member", subjectId: memberId, data: { from: before.role, to: role } });
    }
    if (status !== before.status) {
      await append(tx, actor, {
        type: status === "active" ? "member.reactivated" : "member.deactivated",
        subjectType: "member",
        subjectId: memberId,
        data: {},
      });
    }
    const after = await findMember(tx, memberId);
    if (!after) throw notFound();
    return { member: withEffectivePresence(after, tx.now), changed: true };
  });
  if (changed) ringRevoked(memberId);
  return member;
}

/** An API key may do it only for an owner whom it names. The actor's role is read again under the lock: it may have been changed since the request began. */
async function requireOwnerForOwners(tx: PrismaTx, actor: MemberActor, isAboutOwners: boolean): Promise<void> {
  const memberId = memberIdOf(actor);
  const self = memberId === null ? null : await findMember(tx, memberId);
  if (memberId !== null && self?.status !== "active") throw notFound();
  if (isAboutOwners && self?.role !== "owner") throw new AppError("forbidden", "Only an owner can make, change or deactivate an owner.");
}
