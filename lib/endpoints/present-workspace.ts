import "server-only";
import type { MyWorkspaces, Workspace, WorkspaceExport } from "@/lib/contracts/api/workspace";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { Membership } from "@/lib/db/lookup";
import type { WorkspaceRow } from "@/lib/db/workspace";
import type { ExportRow } from "@/lib/db/workspace-export";

export function presentWorkspace({ id, slug, name, secondFactorRequired, deletionDueAt, version, createdAt }: WorkspaceRow): Workspace {
  return {
    id: toWireId("workspace", id),
    slug,
    name,
    secondFactorRequired,
    deletionDueAt: deletionDueAt?.toISOString() ?? null,
    version,
    createdAt: createdAt.toISOString(),
  };
}

export function presentMyWorkspaces(memberships: readonly Membership[]): MyWorkspaces {
  return {
    data: memberships.map(({ workspaceId, slug, workspaceName, role }) => ({ id: toWireId("workspace", workspaceId), slug, name: workspaceName, role })),
  };
}

export function presentExport(row: ExportRow | null): WorkspaceExport {
  if (!row) return { export: null };
  const { status, requestedBy, requestedByName, sizeBytes, rowCount, fileCount, createdAt, finishedAt, expiresAt } = row;
  return {
    export: {
      status,
      requestedBy: { id: toWireId("member", requestedBy), name: requestedByName },
      sizeBytes,
      rows: rowCount,
      files: fileCount,
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      expiresAt: expiresAt.toISOString(),
    },
  };
}
