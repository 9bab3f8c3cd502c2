import "server-only";
/** Versions of the approval policies. They are added and read, never changed; the newest of an action is in force. */
import type { ApprovalPolicy } from "@/lib/core/approval/approval-policy";
import type { ApprovalPolicyId, MemberId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

export type ApprovalPolicyRow = {
  id: ApprovalPolicyId;
  action: string;
  number: number;
  title: string;
  policy: ApprovalPolicy;
  createdByName: string | null;
  createdAt: Date;
};

const columns = `p.id, p.action, p.number, p.title, p.policy, m.name AS "createdByName", p.created_at AS "createdAt"`;
const source = `approval_policy p LEFT JOIN member m ON m.workspace_id = p.workspace_id AND m.id = p.created_by`;

/** The one in force for each action, by the action's name. */
export async function listApprovalPolicies(tx: Tx): Promise<ApprovalPolicyRow[]> {
  return tx.query<ApprovalPolicyRow>(`SELECT DISTINCT ON (p.action) ${columns} FROM ${source} WHERE p.workspace_id = $1 ORDER BY p.action, p.number DESC`, [
    tx.workspaceId,
  ]);
}

export async function findApprovalPolicy(tx: Tx, action: string): Promise<ApprovalPolicyRow | null> {
  const [row] = await tx.query<ApprovalPolicyRow>(
    `SELECT ${columns} FROM ${source} WHERE p.workspace_id = $1 AND p.action = $2 ORDER BY p.number DESC LIMIT 1`,
    [tx.workspaceId, action],
  );
  return row ?? null;
}

/** One write at a time: held until the transaction ends. */
export async function lockApprovalPolicies(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text`, [`approval-policy:${tx.workspaceId}`]);
}

export async function insertApprovalPolicy(
  tx: Tx,
  row: Pick<ApprovalPolicyRow, "id" | "action" | "number" | "title" | "policy"> & { createdBy: MemberId | null },
): Promise<void> {
  await tx.query(
    `INSERT INTO approval_policy (workspace_id, id, action, number, title, policy, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6::json, $7, $8)`,
    [tx.workspaceId, row.id, row.action, row.number, row.title, JSON.stringify(row.policy), row.createdBy, tx.now],
  );
}

/** Names of the teams and members that are there, by id. */
export async function nameApprovers(tx: Tx, teamIds: readonly string[], memberIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    `SELECT id, name FROM team WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) UNION ALL SELECT id, name FROM member WHERE workspace_id = $1 AND id = ANY ($3::uuid[])`,
    [tx.workspaceId, teamIds, memberIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
