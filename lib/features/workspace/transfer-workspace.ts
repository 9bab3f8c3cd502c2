import "server-only";
/** An owner makes another active member an owner and becomes an admin, in one step; both are told by mail. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import type { MemberId } from "@/lib/core/kernel/ids";
import { lockMember, lockOwners, updateMemberRow } from "@/lib/db/member";
import { withWorkspace } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { sendWorkspaceMail } from "@/lib/moves/send-workspace-mail";
import { AppError, notFound } from "@/lib/platform/errors";
import { ringRevoked } from "@/lib/realtime/bell";

/** Throws not_found for a missing, foreign or deactivated member, state_conflict for oneself, forbidden when the actor is no owner any more. */
export async function transferWorkspace(actor: MemberActor, memberId: MemberId): Promise<void> {
  requireScope(actor, "workspace:own");
  const { id } = memberOf(actor);
  if (id === memberId) throw new AppError("state_conflict", "You own the workspace already.");
  await withWorkspace(actor, async (tx) => {
    const owners = await lockOwners(tx);
    if (!owners.includes(id)) throw new AppError("forbidden", "Only an owner can hand the workspace over.");
    const heir = await lockMember(tx, memberId);
    if (heir?.status !== "active") throw notFound();
    if (heir.role !== "owner") {
      await updateMemberRow(tx, memberId, { role: "owner", status: "active" });
      await append(tx, actor, { type: "member.role_changed", subjectType: "member", subjectId: memberId, data: { from: heir.role, to: "owner" } });
    }
    await updateMemberRow(tx, id, { role: "admin", status: "active" });
    await append(tx, actor, { type: "member.role_changed", subjectType: "member", subjectId: id, data: { from: "owner", to: "admin" } });
    await append(tx, actor, { type: "workspace.transferred", subjectType: "workspace", subjectId: tx.workspaceId, data: { to: memberId } });
    await sendWorkspaceMail(tx, "workspace_received", memberId);
    await sendWorkspaceMail(tx, "workspace_handed_over", id);
  });
  ringRevoked(id);
  ringRevoked(memberId);
}
