import "server-only";
/** What visitors asked for, with a form or in words that the bot understood as a call of a tool; the arguments are those of its approval. */
import type { ObjectSchema } from "@/lib/core/approval/argument-schema";
import type { ApprovalStatus } from "@/lib/core/approval/decide-approval";
import type { ApprovalId, ConversationId, ToolId, VisitorRequestId } from "@/lib/core/kernel/ids";
import type { RequestKind } from "@/lib/core/kernel/request-kinds";
import type { RequestOutcome } from "@/lib/core/request/request-outcome";
import type { ToolCallStatus } from "@/lib/core/tool/tool-call";
import type { Tx } from "./tx";

export type VisitorRequestRow = {
  id: VisitorRequestId;
  /** Of the form; `tool`: the bot asked for one. */
  kind: RequestKind | "tool";
  /** Null: they filled in a form. */
  toolId: ToolId | null;
  conversationId: ConversationId;
  approvalId: ApprovalId;
  language: string;
  toldAs: RequestOutcome | null;
};

const select = `SELECT id, kind, tool_id AS "toolId", conversation_id AS "conversationId", approval_id AS "approvalId", language, told_as AS "toldAs" FROM visitor_request`;

export async function findVisitorRequest(tx: Tx, id: VisitorRequestId): Promise<VisitorRequestRow | null> {
  const [row] = await tx.query<VisitorRequestRow>(`${select} WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]);
  return row ?? null;
}

/** The row, locked until the transaction ends. */
export async function lockVisitorRequest(tx: Tx, id: VisitorRequestId): Promise<VisitorRequestRow | null> {
  const [row] = await tx.query<VisitorRequestRow>(`${select} WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [tx.workspaceId, id]);
  return row ?? null;
}

export async function findRequestByClientId(tx: Tx, conversationId: ConversationId, clientId: string): Promise<VisitorRequestRow | null> {
  const [row] = await tx.query<VisitorRequestRow>(`${select} WHERE workspace_id = $1 AND conversation_id = $2 AND client_id = $3`, [
    tx.workspaceId,
    conversationId,
    clientId,
  ]);
  return row ?? null;
}

export async function findRequestOfApproval(tx: Tx, approvalId: ApprovalId): Promise<VisitorRequestRow | null> {
  const [row] = await tx.query<VisitorRequestRow>(`${select} WHERE workspace_id = $1 AND approval_id = $2`, [tx.workspaceId, approvalId]);
  return row ?? null;
}

/** With how far it is; `action`: of its approval, a tool's name where the bot asked for one; `schema`: of its arguments. */
export type RequestProgressRow = Pick<VisitorRequestRow, "id" | "kind" | "approvalId"> & {
  action: string;
  arguments: Record<string, unknown>;
  schema: ObjectSchema;
  approvalStatus: ApprovalStatus;
  /** Of the tool's call; null where a person does it by hand. */
  callStatus: ToolCallStatus | null;
  createdAt: Date;
};

/** What the conversation's visitor has asked for, the oldest first. */
export async function listRequestProgress(tx: Tx, conversationId: ConversationId): Promise<RequestProgressRow[]> {
  return tx.query<RequestProgressRow>(
    `SELECT r.id, r.kind, r.approval_id AS "approvalId", a.action, a.arguments, p.policy -> 'schema' AS schema, a.status AS "approvalStatus", c.status AS "callStatus",
       r.created_at AS "createdAt"
     FROM visitor_request r
     JOIN approval a ON a.workspace_id = $1 AND a.id = r.approval_id
     JOIN approval_policy p ON p.workspace_id = $1 AND p.id = a.policy_id
     LEFT JOIN tool_call c ON c.workspace_id = $1 AND c.approval_id = r.approval_id
     WHERE r.workspace_id = $1 AND r.conversation_id = $2 ORDER BY r.created_at, r.id`,
    [tx.workspaceId, conversationId],
  );
}

export async function countVisitorRequests(tx: Tx, conversationId: ConversationId): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`SELECT count(*)::integer AS count FROM visitor_request WHERE workspace_id = $1 AND conversation_id = $2`, [
    tx.workspaceId,
    conversationId,
  ]);
  return row?.count ?? 0;
}

/** `clientId`: of the visitor's browser, or of the turn in which the bot asked: the same one again is the same request. */
export async function insertVisitorRequest(tx: Tx, row: Omit<VisitorRequestRow, "toldAs"> & { clientId: string }): Promise<void> {
  await tx.query(
    `INSERT INTO visitor_request (workspace_id, id, kind, tool_id, conversation_id, client_id, approval_id, language, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tx.workspaceId, row.id, row.kind, row.toolId, row.conversationId, row.clientId, row.approvalId, row.language, tx.now],
  );
}

/** The caller holds the lock. */
export async function markRequestTold(tx: Tx, id: VisitorRequestId, outcome: RequestOutcome): Promise<void> {
  await tx.query(`UPDATE visitor_request SET told_as = $3, told_at = $4 WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id, outcome, tx.now]);
}
