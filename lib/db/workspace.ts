import "server-only";
/** The tenant's own row. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { type PrismaTx, type Tx, withoutTenant } from "./tx";

export type WorkspaceRow = {
  id: WorkspaceId;
  slug: string;
  name: string;
  secondFactorRequired: boolean;
  /** The workspace waits for its erasure until then. */
  deletionDueAt: Date | null;
  version: number;
  createdAt: Date;
};

/** False when the slug is taken, by whomever. */
export async function insertWorkspace(tx: PrismaTx, workspace: { slug: string; name: string }): Promise<boolean> {
  const { count } = await tx.prisma.workspace.createMany({ data: [{ id: tx.workspaceId, ...workspace, createdAt: tx.now }], skipDuplicates: true });
  return count === 1;
}

export async function findWorkspace(tx: PrismaTx): Promise<WorkspaceRow | null> {
  const row = await tx.prisma.workspace.findUnique({ where: { id: tx.workspaceId } });
  return row && { ...row, id: tx.workspaceId };
}

/** What it is called, for whoever has plain statements. */
export async function findWorkspaceName(tx: Tx): Promise<{ slug: string; name: string } | null> {
  const [row] = await tx.query<{ slug: string; name: string }>(`SELECT slug, name FROM workspace WHERE id = $1::uuid`, [tx.workspaceId]);
  return row ?? null;
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

/** False when its deletion was asked for before. */
export async function setDeletionDue(tx: Tx, dueAt: Date): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE workspace SET deletion_due_at = $2::timestamptz, version = version + 1 WHERE id = $1::uuid AND deletion_due_at IS NULL RETURNING id`,
    [tx.workspaceId, dueAt],
  );
  return rows.length === 1;
}

/** False when nothing was asked for, or the time is over. */
export async function clearDeletionDue(tx: Tx): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE workspace SET deletion_due_at = NULL, version = version + 1 WHERE id = $1::uuid AND deletion_due_at > $2::timestamptz RETURNING id`,
    [tx.workspaceId, tx.now],
  );
  return rows.length === 1;
}

/** Erases the next rows of a workspace that is due; `erased` is 0 where it is not, or where another process is at work on it. */
export async function eraseWorkspaceRows(workspaceId: WorkspaceId, now: Date, rows: number): Promise<{ erased: number; done: boolean }> {
  const [row] = await withoutTenant<{ erased: number; done: boolean }>(`SELECT erased, done FROM erase_workspace($1, $2, $3)`, [workspaceId, now, rows]);
  return row ?? { erased: 0, done: false };
}
