import "server-only";
/** Approvals of actions, and who has agreed to each. */
import type { Voter } from "@/lib/core/approval/agreement";
import type { ApprovalPolicy } from "@/lib/core/approval/approval-policy";
import type { DigestedApproval } from "@/lib/core/approval/approval-digest";
import type { ApprovalStatus } from "@/lib/core/approval/decide-approval";
import type { ApprovalId, ApprovalPolicyId, ConversationId, MemberId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Tx, withoutTenant } from "./tx";

export type ApprovalRow = DigestedApproval & {
  id: ApprovalId;
  policyId: ApprovalPolicyId;
  policyNumber: number;
  policy: ApprovalPolicy;
  title: string;
  summary: string;
  arguments: Record<string, unknown>;
  requestedArguments: Record<string, unknown> | null;
  requestedByKind: "member" | "api_key" | "visitor" | "bot";
  requestedByMember: MemberId | null;
  requestedByName: string;
  conversationId: ConversationId | null;
  editedByName: string | null;
  editedAt: Date | null;
  decidedByName: string | null;
  response: string | null;
  begunAt: Date | null;
  endedAt: Date | null;
  createdAt: Date;
};

type Raw = Omit<ApprovalRow, "expiresAt" | "decidedAt"> & { expiresAt: Date; decidedAt: Date | null };

const nameOf = (column: string) => `(SELECT m.name FROM member m WHERE m.workspace_id = a.workspace_id AND m.id = a.${column})`;
const select = `SELECT a.id, a.workspace_id AS "workspaceId", a.policy_id AS "policyId", p.number AS "policyNumber", p.policy, p.title, a.action, a.summary, a.arguments,
  a.arguments_sha256 AS "argumentsSha256", a.requested_arguments AS "requestedArguments", a.tier, a.status, a.version, a.requested_by_kind AS "requestedByKind",
  a.requested_by_id AS "requestedById", a.requested_by_member AS "requestedByMember",
  coalesce(CASE a.requested_by_kind WHEN 'api_key' THEN (SELECT k.name FROM api_key k WHERE k.workspace_id = a.workspace_id AND k.id = a.requested_by_id)
    WHEN 'visitor' THEN (SELECT coalesce(k.name, v.name, 'A visitor') FROM visitor v LEFT JOIN contact k ON k.workspace_id = v.workspace_id AND k.id = v.contact_id
      WHERE v.workspace_id = a.workspace_id AND v.id = a.requested_by_id)
    WHEN 'bot' THEN (SELECT b.name FROM bot b WHERE b.workspace_id = a.workspace_id AND b.id = a.requested_by_id) END,
    ${nameOf("requested_by_member")}, '') AS "requestedByName",
  a.conversation_id AS "conversationId", a.expires_at AS "expiresAt", a.edited_by AS "editedBy", ${nameOf("edited_by")} AS "editedByName", a.edited_at AS "editedAt",
  a.decided_by AS "decidedBy", ${nameOf("decided_by")} AS "decidedByName", a.decided_at AS "decidedAt", a.response, a.execution_id AS "executionId",
  a.begun_at AS "begunAt", a.ended_at AS "endedAt", a.created_at AS "createdAt"
  FROM approval a JOIN approval_policy p ON p.workspace_id = a.workspace_id AND p.id = a.policy_id`;

function fromRaw(row: Raw): ApprovalRow {
  return { ...row, expiresAt: row.expiresAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null };
}

export async function findApproval(tx: Tx, id: ApprovalId): Promise<ApprovalRow | null> {
  const [row] = await tx.query<Raw>(`${select} WHERE a.workspace_id = $1 AND a.id = $2`, [tx.workspaceId, id]);
  return row ? fromRaw(row) : null;
}

/** The row, locked until the transaction ends. */
export async function lockApproval(tx: Tx, id: ApprovalId): Promise<ApprovalRow | null> {
  const locked = await tx.query(`SELECT id FROM approval WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [tx.workspaceId, id]);
  return locked.length === 1 ? findApproval(tx, id) : null;
}

export async function findRequested(tx: Tx, requestedById: string, requestKey: string): Promise<ApprovalRow | null> {
  const [row] = await tx.query<Raw>(`${select} WHERE a.workspace_id = $1 AND a.requested_by_id = $2 AND a.request_key = $3`, [
    tx.workspaceId,
    requestedById,
    requestKey,
  ]);
  return row ? fromRaw(row) : null;
}

export type ApprovalPlace = { at: Date; id: string };

/** Those that wait, the one that is due first at the top. */
export async function listWaitingApprovals(tx: Tx, query: { action: string | null; after: ApprovalPlace | null; limit: number }): Promise<ApprovalRow[]> {
  const rows = await tx.query<Raw>(
    `${select} WHERE a.workspace_id = $1 AND a.status = 'pending' AND ($2::text IS NULL OR a.action = $2)
       AND ($3::timestamptz IS NULL OR (a.expires_at, a.id) > ($3::timestamptz, $4::uuid)) ORDER BY a.expires_at, a.id LIMIT $5`,
    [tx.workspaceId, query.action, query.after?.at ?? null, query.after?.id ?? null, query.limit],
  );
  return rows.map(fromRaw);
}

/** Of one status, or with null of every one: newest first. */
export async function listApprovals(
  tx: Tx,
  query: { status: ApprovalStatus | null; action: string | null; before: string | null; limit: number },
): Promise<ApprovalRow[]> {
  const byStatus = query.status === null ? "" : "AND a.status = $5";
  const rows = await tx.query<Raw>(
    `${select} WHERE a.workspace_id = $1 ${byStatus} AND ($2::text IS NULL OR a.action = $2) AND ($3::uuid IS NULL OR a.id < $3::uuid) ORDER BY a.id DESC LIMIT $4`,
    [tx.workspaceId, query.action, query.before, query.limit, ...(query.status === null ? [] : [query.status])],
  );
  return rows.map(fromRaw);
}

/** How many wait, counted to `most`. */
export async function countWaitingApprovals(tx: Tx, most: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM (SELECT 1 FROM approval WHERE workspace_id = $1 AND status = 'pending' LIMIT $2) waiting`,
    [tx.workspaceId, most],
  );
  return row?.count ?? 0;
}

export type NewApproval = Pick<
  ApprovalRow,
  | "id"
  | "policyId"
  | "action"
  | "summary"
  | "arguments"
  | "argumentsSha256"
  | "tier"
  | "status"
  | "requestedByKind"
  | "requestedById"
  | "requestedByMember"
  | "conversationId"
> & { requestKey: string | null; expiresAt: Date };

/** False when the caller has asked under this key before. */
export async function insertApproval(tx: Tx, row: NewApproval): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO approval (workspace_id, id, policy_id, action, summary, arguments, arguments_sha256, tier, status, requested_by_kind, requested_by_id, requested_by_member,
       request_key, conversation_id, expires_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     ON CONFLICT (workspace_id, requested_by_id, request_key) DO NOTHING RETURNING id`,
    [
      tx.workspaceId,
      row.id,
      row.policyId,
      row.action,
      row.summary,
      JSON.stringify(row.arguments),
      row.argumentsSha256,
      row.tier,
      row.status,
      row.requestedByKind,
      row.requestedById,
      row.requestedByMember,
      row.requestKey,
      row.conversationId,
      row.expiresAt,
      tx.now,
    ],
  );
  return rows.length === 1;
}

const columnOf = {
  status: "status",
  tier: "tier",
  arguments: "arguments",
  argumentsSha256: "arguments_sha256",
  requestedArguments: "requested_arguments",
  expiresAt: "expires_at",
  editedBy: "edited_by",
  editedAt: "edited_at",
  decidedBy: "decided_by",
  decidedAt: "decided_at",
  response: "response",
  executionId: "execution_id",
  begunAt: "begun_at",
  endedAt: "ended_at",
} as const;

export type ApprovalChange = Partial<Record<keyof typeof columnOf, unknown>>;

/** The next version of the row. False when version, hash or status is no longer the given one: they are compared in the statement that writes. */
export async function changeApproval(
  tx: Tx,
  seen: Pick<ApprovalRow, "id" | "version" | "argumentsSha256" | "status">,
  change: ApprovalChange,
): Promise<boolean> {
  const given = Object.entries(change) as [keyof typeof columnOf, unknown][];
  const isJson = (name: string) => name === "arguments" || name === "requestedArguments";
  const sets = given.map(([name], index) => `${columnOf[name]} = $${index + 6}${isJson(name) ? "::jsonb" : ""}`);
  const rows = await tx.query(
    `UPDATE approval SET version = version + 1, ${sets.join(", ")}
     WHERE workspace_id = $1 AND id = $2 AND version = $3 AND arguments_sha256 = $4 AND status = $5 RETURNING id`,
    [tx.workspaceId, seen.id, seen.version, seen.argumentsSha256, seen.status, ...given.map(([name, value]) => (isJson(name) ? JSON.stringify(value) : value))],
  );
  return rows.length === 1;
}

export async function insertVote(tx: Tx, vote: { approvalId: ApprovalId; version: number; argumentsSha256: string; memberId: MemberId }): Promise<void> {
  await tx.query(`INSERT INTO approval_vote (workspace_id, approval_id, version, member_id, arguments_sha256, created_at) VALUES ($1, $2, $3, $4, $5, $6)`, [
    tx.workspaceId,
    vote.approvalId,
    vote.version,
    vote.memberId,
    vote.argumentsSha256,
    tx.now,
  ]);
}

export type VoteRow = Voter & { approvalId: ApprovalId; memberName: string; isActive: boolean; version: number; argumentsSha256: string; at: Date };

/** With what each person is now: whoever has left the workspace, a team or a role agrees no more. In the order in which they were given. */
export async function listVotes(tx: Tx, approvalIds: readonly ApprovalId[]): Promise<VoteRow[]> {
  return tx.query<VoteRow>(
    `SELECT v.approval_id AS "approvalId", v.version, v.arguments_sha256 AS "argumentsSha256", v.created_at AS at, v.member_id AS "memberId", m.name AS "memberName", m.role,
       m.status = 'active' AS "isActive",
       ARRAY(SELECT x.team_id::text FROM team_member x WHERE x.workspace_id = $1 AND x.member_id = v.member_id) AS "teamIds"
     FROM approval_vote v JOIN member m ON m.workspace_id = $1 AND m.id = v.member_id
     WHERE v.workspace_id = $1 AND v.approval_id = ANY ($2::uuid[]) ORDER BY v.created_at, v.member_id`,
    [tx.workspaceId, approvalIds],
  );
}

export type Decider = Voter & { accountId: string; email: string };

/** The active members in these roles, 200 at most. */
export async function listDeciders(tx: Tx, roles: readonly string[]): Promise<Decider[]> {
  return tx.query<Decider>(
    `SELECT m.id AS "memberId", m.account_id AS "accountId", m.email, m.role,
       ARRAY(SELECT x.team_id::text FROM team_member x WHERE x.workspace_id = $1 AND x.member_id = m.id) AS "teamIds"
     FROM member m WHERE m.workspace_id = $1 AND m.status = 'active' AND m.role = ANY ($2::text[]) ORDER BY m.id LIMIT 200`,
    [tx.workspaceId, roles],
  );
}

/** Null for a member who is not active. */
export async function findVoter(tx: Tx, memberId: MemberId): Promise<Voter | null> {
  const [row] = await tx.query<Voter>(
    `SELECT m.id AS "memberId", m.role, ARRAY(SELECT x.team_id::text FROM team_member x WHERE x.workspace_id = $1 AND x.member_id = m.id) AS "teamIds"
     FROM member m WHERE m.workspace_id = $1 AND m.id = $2 AND m.status = 'active'`,
    [tx.workspaceId, memberId],
  );
  return row ?? null;
}

export async function hasConversation(tx: Tx, id: ConversationId): Promise<boolean> {
  return (await tx.query(`SELECT 1 FROM conversation WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id])).length === 1;
}

/** Across tenants: ids of what nobody decided or began in time. */
export async function listExpiredApprovals(now: Date, limit: number): Promise<{ workspaceId: WorkspaceId; approvalId: ApprovalId }[]> {
  const rows = await withoutTenant<{ workspace_id: WorkspaceId; approval_id: ApprovalId }>(`SELECT workspace_id, approval_id FROM expired_approvals($1, $2)`, [
    now,
    limit,
  ]);
  return rows.map((row) => ({ workspaceId: row.workspace_id, approvalId: row.approval_id }));
}
