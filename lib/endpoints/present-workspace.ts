import "server-only";
import type { MyWorkspaces, Workspace } from "@/lib/contracts/api/workspace";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { Membership } from "@/lib/db/lookup";
import type { WorkspaceRow } from "@/lib/db/workspace";

export function presentWorkspace({ id, slug, name, secondFactorRequired, version, createdAt }: WorkspaceRow): Workspace {
  return { id: toWireId("workspace", id), slug, name, secondFactorRequired, version, createdAt: createdAt.toISOString() };
}

export function presentMyWorkspaces(memberships: readonly Membership[]): MyWorkspaces {
  return {
    data: memberships.map(({ workspaceId, slug, workspaceName, role }) => ({ id: toWireId("workspace", workspaceId), slug, name: workspaceName, role })),
  };
}
