import "server-only";
/** Invitations: a role for whoever has the link, once, within its time. */
import type { InvitationId, MemberId } from "@/lib/core/kernel/ids";
import type { Role } from "@/lib/core/rbac/scopes";
import type { PrismaTx, Tx } from "./tx";

export type InvitationRow = {
  id: InvitationId;
  email: string;
  role: Role;
  invitedById: MemberId;
  invitedByName: string;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
};

const columns = `i.id, i.email, i.role, i.invited_by AS "invitedById", m.name AS "invitedByName", i.created_at AS "createdAt", i.expires_at AS "expiresAt",
  i.accepted_at AS "acceptedAt", i.revoked_at AS "revokedAt"`;
const withInviter = `invitation i JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.invited_by`;

export async function insertInvitation(
  tx: PrismaTx,
  invitation: { id: InvitationId; email: string; role: Role; tokenHash: string; invitedBy: MemberId; expiresAt: Date },
): Promise<void> {
  await tx.prisma.invitation.create({ data: { workspaceId: tx.workspaceId, ...invitation, createdAt: tx.now } });
}

/** Newest first, from behind `before`. */
export async function listInvitations(tx: Tx, before: string | null, limit: number): Promise<InvitationRow[]> {
  return tx.query<InvitationRow>(
    `SELECT ${columns} FROM ${withInviter} WHERE i.workspace_id = $1::uuid AND ($2::uuid IS NULL OR i.id < $2::uuid) ORDER BY i.id DESC LIMIT $3`,
    [tx.workspaceId, before, limit],
  );
}

export async function findInvitation(tx: Tx, id: InvitationId): Promise<InvitationRow | null> {
  const [row] = await tx.query<InvitationRow>(`SELECT ${columns} FROM ${withInviter} WHERE i.workspace_id = $1::uuid AND i.id = $2::uuid`, [
    tx.workspaceId,
    id,
  ]);
  return row ?? null;
}

/** Open invitations of an address end, because a new one replaces them: their ids. */
export async function revokeInvitationsOf(tx: Tx, email: string): Promise<InvitationId[]> {
  const rows = await tx.query<{ id: InvitationId }>(
    `UPDATE invitation SET revoked_at = $3::timestamptz WHERE workspace_id = $1::uuid AND email = $2 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $3::timestamptz RETURNING id`,
    [tx.workspaceId, email, tx.now],
  );
  return rows.map((row) => row.id);
}

/** False when it is accepted or revoked already, or missing. */
export async function revokeInvitationRow(tx: Tx, id: InvitationId): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE invitation SET revoked_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid AND accepted_at IS NULL AND revoked_at IS NULL RETURNING id`,
    [tx.workspaceId, id, tx.now],
  );
  return rows.length === 1;
}

/** Uses the invitation up; of several at once exactly one succeeds. */
export async function spendInvitation(tx: Tx, id: InvitationId): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE invitation SET accepted_at = $3::timestamptz
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $3::timestamptz RETURNING id`,
    [tx.workspaceId, id, tx.now],
  );
  return rows.length === 1;
}
