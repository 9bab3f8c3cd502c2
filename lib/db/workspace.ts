import "server-only";
/** The tenant's own row. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import type { PrismaTx } from "./tx";

export type WorkspaceRow = { id: WorkspaceId; slug: string; name: string; secondFactorRequired: boolean; version: number; createdAt: Date };

/** False when the slug is taken, by whomever. */
export async function insertWorkspace(tx: PrismaTx, workspace: { slug: string; name: string }): Promise<boolean> {
  const { count } = await tx.prisma.workspace.createMany({ data: [{ id: tx.workspaceId, ...workspace, createdAt: tx.now }], skipDuplicates: true });
  return count === 1;
}

export async function findWorkspace(tx: PrismaTx): Promise<WorkspaceRow | null> {
  const row = await tx.prisma.workspace.findUnique({ where: { id: tx.workspaceId } });
  return row && { ...row, id: tx.workspaceId };
}

/** False when it is no longer at `version`. */
export async function renameWorkspace(tx: PrismaTx, version: number, name: string): Promise<boolean> {
  const { count } = await tx.prisma.workspace.updateMany({ where: { id: tx.workspaceId, version }, data: { name, version: { increment: 1 } } });
  return count === 1;
}

/** False when it is no longer at `version`. */
export async function setSecondFactorRequired(tx: PrismaTx, version: number, required: boolean): Promise<boolean> {
  const { count } = await tx.prisma.workspace.updateMany({
    where: { id: tx.workspaceId, version },
    data: { secondFactorRequired: required, version: { increment: 1 } },
  });
  return count === 1;
}
