import "server-only";
/**
 * The closed list of reads that cross tenants: each is a SECURITY DEFINER function that answers ids and what is needed to become an
 * Actor. What is found is then read under that workspace's row-level security. (Channels by key: `visitor.ts`; turns that are due: `turn.ts`; handoffs: `handoff-notice.ts`; listeners: `listener-cursor.ts`.)
 */
import type { AccountId, ApiKeyId, InvitationId, MemberId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { Role } from "@/lib/core/rbac/scopes";
import type { SignInMethod } from "./account-session";
import { type Tx, withoutTenant } from "./tx";

export type SessionAccount = {
  accountId: AccountId;
  email: string;
  name: string;
  emailVerified: boolean;
  isOperator: boolean;
  /** How the session was signed in, and whether its account has a second factor. */
  method: SignInMethod;
  hasSecondFactor: boolean;
  lastSeenAt: Date | null;
};

export type Membership = {
  workspaceId: WorkspaceId;
  slug: string;
  workspaceName: string;
  memberId: MemberId;
  role: Role;
  memberName: string;
  secondFactorRequired: boolean;
  /** The workspace waits for its erasure until then. */
  deletionDueAt: Date | null;
};

/** A workspace that knows an account as its member, active or not. */
export type MemberPlace = { workspaceId: WorkspaceId; memberId: MemberId; role: Role; memberName: string; status: "active" | "deactivated" };

type AccountRow = {
  account_id: AccountId;
  email: string;
  name: string;
  email_verified_at: Date | null;
  is_operator: boolean;
  method: SignInMethod;
  last_seen_at: Date | null;
  has_totp: boolean;
};
type MembershipRow = {
  workspace_id: WorkspaceId;
  slug: string;
  workspace_name: string;
  member_id: MemberId;
  role: Role;
  member_name: string;
  second_factor_required: boolean;
  deletion_due_at: Date | null;
};

/** The account of a session that is neither expired nor revoked, or null. */
export async function findSessionAccount(sessionId: string, now: Date): Promise<SessionAccount | null> {
  const [row] = await withoutTenant<AccountRow>(`SELECT * FROM session_live($1, $2)`, [sessionId, now]);
  return row ? toAccount(row) : null;
}

/** The same, together with the account's active membership of one workspace (null when it has none there), in one round trip. */
export async function findSessionMember(
  sessionId: string,
  slug: string,
  now: Date,
): Promise<{ account: SessionAccount; membership: Membership | null } | null> {
  const [row] = await withoutTenant<AccountRow & { [Column in keyof MembershipRow]: MembershipRow[Column] | null }>(
    `SELECT s.*, m.workspace_id, m.slug, m.workspace_name, m.member_id, m.role, m.member_name, m.second_factor_required, m.deletion_due_at
     FROM session_live($1, $3) s LEFT JOIN LATERAL memberships(s.account_id, $2) m ON true`,
    [sessionId, slug, now],
    "session_member",
  );
  if (!row) return null;
  const membership = row.workspace_id === null ? null : toMembership(row as MembershipRow);
  return { account: toAccount(row), membership: membership && isThere(membership, now) ? membership : null };
}

/** Active memberships of an account, oldest workspace first. */
export async function listMemberships(accountId: AccountId, now: Date): Promise<Membership[]> {
  const rows = await withoutTenant<MembershipRow>(`SELECT * FROM memberships($1, NULL)`, [accountId]);
  return rows.map(toMembership).filter((membership) => isThere(membership, now));
}

/** A workspace that is due to be erased is gone for everybody, even while its rows still go. */
function isThere({ deletionDueAt }: Membership, now: Date): boolean {
  return deletionDueAt === null || deletionDueAt > now;
}

export type FoundApiKey = {
  workspaceId: WorkspaceId;
  slug: string;
  id: ApiKeyId;
  name: string;
  scopes: string[];
  expiresAt: Date | null;
  revokedAt: Date | null;
  member: { id: MemberId; accountId: AccountId; name: string; role: Role } | null;
  deletionDueAt: Date | null;
};

type ApiKeyRow = {
  workspace_id: WorkspaceId;
  slug: string;
  id: ApiKeyId;
  name: string;
  scopes: string[];
  expires_at: Date | null;
  revoked_at: Date | null;
  member_id: MemberId | null;
  account_id: AccountId;
  member_name: string;
  role: Role;
  deletion_due_at: Date | null;
};

/** The key with a hash, expired and revoked ones, too; `memberId` is looked up among the active members of its workspace. A live key is marked as used. */
export async function findApiKey(tokenSha256: string, memberId: MemberId | null, now: Date): Promise<FoundApiKey | null> {
  const [row] = await withoutTenant<ApiKeyRow>(`SELECT * FROM api_key_use($1, $2, $3)`, [tokenSha256, memberId, now]);
  if (!row) return null;
  const { workspace_id: workspaceId, slug, id, name, scopes, expires_at: expiresAt, revoked_at: revokedAt } = row;
  const member = row.member_id === null ? null : { id: row.member_id, accountId: row.account_id, name: row.member_name, role: row.role };
  return { workspaceId, slug, id, name, scopes, expiresAt, revokedAt, member, deletionDueAt: row.deletion_due_at };
}

/** Every workspace that knows the account, in one order. */
export async function listMemberPlaces(tx: Tx, accountId: AccountId): Promise<MemberPlace[]> {
  return tx.query<MemberPlace>(
    `SELECT workspace_id AS "workspaceId", member_id AS "memberId", role, member_name AS "memberName", status FROM member_places($1::uuid)`,
    [accountId],
  );
}

export async function findInvitationByToken(tokenHash: string): Promise<{ workspaceId: WorkspaceId; invitationId: InvitationId } | null> {
  const [row] = await withoutTenant<{ workspace_id: WorkspaceId; invitation_id: InvitationId }>(
    `SELECT workspace_id, invitation_id FROM invitation_by_token($1)`,
    [tokenHash],
  );
  return row ? { workspaceId: row.workspace_id, invitationId: row.invitation_id } : null;
}

export async function findWorkspaceBySlug(slug: string): Promise<WorkspaceId | null> {
  const [row] = await withoutTenant<{ id: WorkspaceId | null }>(`SELECT workspace_by_slug($1) AS id`, [slug]);
  return row?.id ?? null;
}

/** Workspaces whose days of grace are over. */
export async function listWorkspacesDueForDeletion(now: Date, limit: number): Promise<WorkspaceId[]> {
  return (await withoutTenant<{ id: WorkspaceId }>(`SELECT workspaces_due_for_deletion($1, $2) AS id`, [now, limit])).map((row) => row.id);
}

/** Workspaces with events that are not in the chain yet. */
export async function listUnsealedWorkspaces(limit: number): Promise<WorkspaceId[]> {
  return workspaceIds(`SELECT unsealed_workspaces($1) AS id`, limit);
}

/** Workspaces whose chain has grown beyond its newest signed checkpoint. */
export async function listWorkspacesWithoutCheckpoint(limit: number): Promise<WorkspaceId[]> {
  return workspaceIds(`SELECT workspaces_without_checkpoint($1) AS id`, limit);
}

/** Workspaces with a knowledge version whose index is not built. */
export async function listWorkspacesWithoutIndex(limit: number): Promise<WorkspaceId[]> {
  return workspaceIds(`SELECT workspaces_without_index($1) AS id`, limit);
}

async function workspaceIds(sql: string, limit: number): Promise<WorkspaceId[]> {
  return (await withoutTenant<{ id: WorkspaceId }>(sql, [limit])).map((row) => row.id);
}

function toAccount(row: AccountRow): SessionAccount {
  return {
    accountId: row.account_id,
    email: row.email,
    name: row.name,
    emailVerified: row.email_verified_at !== null,
    isOperator: row.is_operator,
    method: row.method,
    hasSecondFactor: row.has_totp,
    lastSeenAt: row.last_seen_at,
  };
}

function toMembership(row: MembershipRow): Membership {
  return {
    workspaceId: row.workspace_id,
    slug: row.slug,
    workspaceName: row.workspace_name,
    memberId: row.member_id,
    role: row.role,
    memberName: row.member_name,
    secondFactorRequired: row.second_factor_required,
    deletionDueAt: row.deletion_due_at,
  };
}
