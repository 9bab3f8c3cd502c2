import "server-only";
/** The forms that a workspace's bots can offer. A kind without a row is off and as we made it. */
import type { ConversationId, ToolId } from "@/lib/core/kernel/ids";
import type { RequestKind } from "@/lib/core/kernel/request-kinds";
import type { FormField } from "@/lib/core/request/request-form";
import type { Tx } from "./tx";

export type RequestFormRow = { kind: RequestKind; enabled: boolean; fields: FormField[]; toolId: ToolId | null; version: number };

const columns = `kind, enabled, fields, tool_id AS "toolId", version`;

export async function listRequestForms(tx: Tx): Promise<RequestFormRow[]> {
  return tx.query<RequestFormRow>(`SELECT ${columns} FROM request_form WHERE workspace_id = $1 ORDER BY kind`, [tx.workspaceId]);
}

export async function findRequestForm(tx: Tx, kind: RequestKind): Promise<RequestFormRow | null> {
  const [row] = await tx.query<RequestFormRow>(`SELECT ${columns} FROM request_form WHERE workspace_id = $1 AND kind = $2`, [tx.workspaceId, kind]);
  return row ?? null;
}

/** One write at a time: held until the transaction ends. */
export async function lockRequestForms(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text`, [`request-form:${tx.workspaceId}`]);
}

export async function saveRequestForm(tx: Tx, row: Omit<RequestFormRow, "version">): Promise<void> {
  await tx.query(
    `INSERT INTO request_form (workspace_id, kind, enabled, fields, tool_id, changed_at) VALUES ($1, $2, $3, $4::jsonb, $5, $6)
     ON CONFLICT (workspace_id, kind) DO UPDATE SET enabled = $3, fields = $4::jsonb, tool_id = $5, version = request_form.version + 1, changed_at = $6`,
    [tx.workspaceId, row.kind, row.enabled, JSON.stringify(row.fields), row.toolId, tx.now],
  );
}

/** Whether the form is on and what it calls can be called for the visitor of this conversation. */
export async function isFormOffered(tx: Tx, kind: RequestKind, conversationId: ConversationId): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM request_form f LEFT JOIN tool t ON t.workspace_id = $1 AND t.id = f.tool_id
     WHERE f.workspace_id = $1 AND f.kind = $2 AND f.enabled AND (f.tool_id IS NULL OR (t.enabled AND (t.identity = 'none' OR EXISTS (
       SELECT 1 FROM conversation c JOIN visitor v ON v.workspace_id = $1 AND v.id = c.visitor_id
       WHERE c.workspace_id = $1 AND c.id = $3 AND v.contact_id IS NOT NULL))))`,
    [tx.workspaceId, kind, conversationId],
  );
  return rows.length === 1;
}
