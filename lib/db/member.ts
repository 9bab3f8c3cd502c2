import "server-only";
/** People of a workspace: role, status, presence. */
import type { AccountId, MemberId } from "@/lib/core/kernel/ids";
import type { Role } from "@/lib/core/rbac/scopes";
import type { PrismaTx, Tx } from "./tx";

export type Presence = "online" | "away";

export type MemberRow = {
  id: MemberId;
  accountId: AccountId;
  name: string;
  email: string;
  role: Role;
  status: "active" | "deactivated";
  presence: Presence;
  presenceAt: Date;
  version: number;
  createdAt: Date;
};

const columns = `id, account_id AS "accountId", name, email, role, status, presence, presence_at AS "presenceAt", version, created_at AS "createdAt"`;

/** False when the account is a member already, active or not. */
export async function insertMember(tx: PrismaTx, member: { id: MemberId; accountId: AccountId; name: string; email: string; role: Role }): Promise<boolean> {
  const { count } = await tx.prisma.member.createMany({
    data: [{ workspaceId: tx.workspaceId, ...member, presenceAt: tx.now, createdAt: tx.now }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** In the order of joining, from behind `after`. */
export async function listMembers(tx: PrismaTx, after: string | null, limit: number): Promise<MemberRow[]> {
  const rows = await tx.prisma.member.findMany({
    where: { workspaceId: tx.workspaceId, ...(after === null ? {} : { id: { gt: after } }) },
    orderBy: { id: "asc" },
    take: limit,
  });
  return rows as unknown as MemberRow[];
}

export async function findMember(tx: Tx, id: MemberId): Promise<MemberRow | null> {
  const [row] = await tx.query<MemberRow>(`SELECT ${columns} FROM member WHERE workspace_id = $1::uuid AND id = $2::uuid`, [tx.workspaceId, id]);
  return row ?? null;
}

/** The active ones, in the order of joining. */
export async function listOwners(tx: Tx): Promise<MemberRow[]> {
  return tx.query<MemberRow>(`SELECT ${columns} FROM member WHERE workspace_id = $1::uuid AND role = 'owner' AND status = 'active' ORDER BY id`, [
    tx.workspaceId,
  ]);
}

export async function findMemberByEmail(tx: PrismaTx, email: string): Promise<{ id: MemberId; status: MemberRow["status"] } | null> {
  const row = await tx.prisma.member.findFirst({ where: { workspaceId: tx.workspaceId, email }, select: { id: true, status: true } });
  return row as { id: MemberId; status: MemberRow["status"] } | null;
}

/** Ids of the active owners, each locked (in one order, so that two who wait never wait for each other) until the transaction ends. */
export async function lockOwners(tx: Tx): Promise<MemberId[]> {
  const rows = await tx.query<{ id: MemberId }>(
    `SELECT id FROM member WHERE workspace_id = $1::uuid AND role = 'owner' AND status = 'active' ORDER BY id FOR UPDATE`,
    [tx.workspaceId],
  );
  return rows.map((row) => row.id);
}

export async function lockMember(tx: Tx, id: MemberId): Promise<MemberRow | null> {
  const [row] = await tx.query<MemberRow>(`SELECT ${columns} FROM member WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE`, [tx.workspaceId, id]);
  return row ?? null;
}

export async function updateMemberRow(tx: PrismaTx, id: MemberId, change: { role: Role; status: MemberRow["status"] }): Promise<void> {
  await tx.prisma.member.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id } },
    data: { ...change, version: { increment: 1 }, ...(change.status === "deactivated" ? { presence: "away", presenceAt: tx.now } : {}) },
  });
}

/** What a person calls themselves, and their address, as the workspace shows them. */
export async function setMemberPerson(tx: Tx, id: MemberId, person: { name?: string; email?: string }): Promise<void> {
  await tx.query(
    `UPDATE member SET name = coalesce($3, name), email = coalesce($4, email), version = version + 1 WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [tx.workspaceId, id, person.name ?? null, person.email ?? null],
  );
}

/** Notes the report. True when the presence differs from the last one, or an online member had not reported since `staleBefore`. */
export async function reportPresence(tx: Tx, id: MemberId, presence: Presence, staleBefore: Date): Promise<boolean> {
  const [row] = await tx.query<{ changed: boolean }>(
    `UPDATE member m SET presence = $3, presence_at = $4::timestamptz
     FROM (SELECT presence, presence_at FROM member WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE) before
     WHERE m.workspace_id = $1::uuid AND m.id = $2::uuid
     RETURNING before.presence <> $3 OR ($3 = 'online' AND before.presence_at < $5::timestamptz) AS changed`,
    [tx.workspaceId, id, presence, tx.now, staleBefore],
  );
  return row?.changed ?? false;
}

/** The choice itself, however old: whether it still counts is the caller's matter. */
export async function readChosenPresence(tx: Tx, id: MemberId): Promise<Presence> {
  const [row] = await tx.query<{ presence: Presence }>(`SELECT presence FROM member WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]);
  return row?.presence ?? "away";
}
