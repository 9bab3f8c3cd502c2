import "server-only";
/** Calls of tools: what was asked for, under which approval, and what became of it. */
import type { ApprovalId, ConversationId, MemberId, ToolCallId, ToolId } from "@/lib/core/kernel/ids";
import type { ToolCallError, ToolCallStatus } from "@/lib/core/tool/tool-call";
import type { Tx } from "./tx";

export type ToolCallRow = {
  id: ToolCallId;
  toolId: ToolId;
  toolName: string;
  approvalId: ApprovalId;
  conversationId: ConversationId | null;
  summary: string;
  status: ToolCallStatus;
  error: ToolCallError | null;
  answerStatus: number | null;
  answer: string;
  begunAt: Date | null;
  endedAt: Date | null;
  settledByName: string | null;
  createdAt: Date;
};

const select = `SELECT c.id, c.tool_id AS "toolId", t.name AS "toolName", c.approval_id AS "approvalId", c.conversation_id AS "conversationId", a.summary, c.status, c.error,
  c.answer_status AS "answerStatus", c.answer, c.begun_at AS "begunAt", c.ended_at AS "endedAt", m.name AS "settledByName", c.created_at AS "createdAt"
  FROM tool_call c
  JOIN tool t ON t.workspace_id = $1 AND t.id = c.tool_id
  JOIN approval a ON a.workspace_id = $1 AND a.id = c.approval_id
  LEFT JOIN member m ON m.workspace_id = $1 AND m.id = c.settled_by`;

export async function findToolCall(tx: Tx, id: ToolCallId): Promise<ToolCallRow | null> {
  const [row] = await tx.query<ToolCallRow>(`${select} WHERE c.workspace_id = $1 AND c.id = $2`, [tx.workspaceId, id]);
  return row ?? null;
}

/** The row, locked until the transaction ends. */
export async function lockToolCall(tx: Tx, id: ToolCallId): Promise<ToolCallRow | null> {
  const locked = await tx.query(`SELECT id FROM tool_call WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [tx.workspaceId, id]);
  return locked.length === 1 ? findToolCall(tx, id) : null;
}

export async function findCallOfApproval(tx: Tx, approvalId: ApprovalId): Promise<{ id: ToolCallId } | null> {
  const [row] = await tx.query<{ id: ToolCallId }>(`SELECT id FROM tool_call WHERE workspace_id = $1 AND approval_id = $2`, [tx.workspaceId, approvalId]);
  return row ?? null;
}

/** Newest first. */
export async function listToolCallRows(tx: Tx, query: { status: ToolCallStatus | null; before: string | null; limit: number }): Promise<ToolCallRow[]> {
  return tx.query<ToolCallRow>(
    `${select} WHERE c.workspace_id = $1 AND ($2::uuid IS NULL OR c.id < $2::uuid)${query.status === null ? "" : " AND c.status = $4"} ORDER BY c.id DESC LIMIT $3`,
    [tx.workspaceId, query.before, query.limit, ...(query.status === null ? [] : [query.status])],
  );
}

export async function insertToolCall(
  tx: Tx,
  row: { id: ToolCallId; toolId: ToolId; approvalId: ApprovalId; conversationId: ConversationId | null },
): Promise<void> {
  await tx.query(`INSERT INTO tool_call (workspace_id, id, tool_id, approval_id, conversation_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)`, [
    tx.workspaceId,
    row.id,
    row.toolId,
    row.approvalId,
    row.conversationId,
    tx.now,
  ]);
}

/** False when it is no longer waiting. */
export async function beginToolCall(tx: Tx, id: ToolCallId): Promise<boolean> {
  const rows = await tx.query(`UPDATE tool_call SET status = 'begun', begun_at = $3 WHERE workspace_id = $1 AND id = $2 AND status = 'waiting' RETURNING id`, [
    tx.workspaceId,
    id,
    tx.now,
  ]);
  return rows.length === 1;
}

export type ToolCallEnd = {
  status: "succeeded" | "failed" | "unknown" | "cancelled";
  error: ToolCallError | null;
  answerStatus?: number | null;
  answer?: string;
  settledBy?: MemberId | null;
};

/** The caller holds the lock. */
export async function endToolCall(tx: Tx, id: ToolCallId, end: ToolCallEnd): Promise<void> {
  await tx.query(
    `UPDATE tool_call SET status = $3, error = $4, answer_status = coalesce($5, answer_status), answer = coalesce($6, answer), ended_at = $7, settled_by = $8
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id, end.status, end.error, end.answerStatus ?? null, end.answer ?? null, tx.now, end.settledBy ?? null],
  );
}

/** Who writes in a conversation, as far as the site has signed them in. */
export async function findVerifiedVisitor(tx: Tx, conversationId: ConversationId): Promise<{ externalId: string } | null> {
  const [row] = await tx.query<{ externalId: string }>(
    `SELECT k.external_id AS "externalId" FROM conversation c
     JOIN visitor v ON v.workspace_id = $1 AND v.id = c.visitor_id
     JOIN contact k ON k.workspace_id = $1 AND k.id = v.contact_id
     WHERE c.workspace_id = $1 AND c.id = $2`,
    [tx.workspaceId, conversationId],
  );
  return row ?? null;
}

/** Whether every bot of the workspace is stopped, or that of the conversation; a switch that commits later waits until this transaction ends. */
export async function isStopped(tx: Tx, conversationId: ConversationId | null): Promise<boolean> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(kill_switch_lock($1::uuid))::text`, [tx.workspaceId]);
  const [row] = await tx.query<{ stopped: boolean }>(
    `SELECT stopped_scope($1::uuid, (SELECT c.bot_id FROM conversation c WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid), $2::uuid) IS NOT NULL AS stopped`,
    [tx.workspaceId, conversationId],
  );
  return row?.stopped ?? true;
}
