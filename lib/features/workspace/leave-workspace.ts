import "server-only";
/** A member goes. What they wrote stays under their name; an owner or admin can let them in again. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import { lockMember, lockOwners, updateMemberRow } from "@/lib/db/member";
import { withWorkspace } from "@/lib/db/tx";
import { findWorkspace } from "@/lib/db/workspace";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import { ringRevoked } from "@/lib/realtime/bell";

/** Throws state_conflict when the slug is another one, last_owner, and forbidden for a key that names no member. */
export async function leaveWorkspace(actor: MemberActor, slug: string): Promise<void> {
  requireScope(actor, "workspace:read");
  const { id } = memberOf(actor);
  await withWorkspace(actor, async (tx) => {
    const owners = await lockOwners(tx);
    const self = await lockMember(tx, id);
    if (self?.status !== "active") throw notFound();
    if ((await findWorkspace(tx))?.slug !== slug) throw new AppError("state_conflict", "That is not this workspace's address. Nothing was changed.");
    if (owners.length === 1 && owners[0] === id) {
      throw new AppError("last_owner", "You are the workspace's only active owner. Hand it to somebody else first.");
    }
    await updateMemberRow(tx, id, { role: self.role, status: "deactivated" });
    await append(tx, actor, { type: "member.left", subjectType: "member", subjectId: id, data: {} });
  });
  ringRevoked(id);
}
