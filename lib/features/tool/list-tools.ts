import "server-only";
/** The workspace's tools, each with the approval policy of its name. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ApprovalPolicy } from "@/lib/core/approval/approval-policy";
import type { ToolId } from "@/lib/core/kernel/ids";
import { findApprovalPolicy, listApprovalPolicies } from "@/lib/db/approval-policy";
import { findTool, listToolRows, type ToolRow } from "@/lib/db/tool";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";

export type ShownTool = { row: ToolRow; policy: ApprovalPolicy };

export async function listTools(actor: MemberActor): Promise<ShownTool[]> {
  requireScope(actor, "tool:read");
  return withWorkspaceSql(actor, async (tx) => {
    const policies = new Map((await listApprovalPolicies(tx)).map(({ action, policy }) => [action, policy]));
    return (await listToolRows(tx)).flatMap((row) => {
      const policy = policies.get(row.name);
      return policy ? [{ row, policy }] : [];
    });
  });
}

export async function showTool(tx: Tx, id: ToolId): Promise<ShownTool> {
  const row = await findTool(tx, id);
  const inForce = row && (await findApprovalPolicy(tx, row.name));
  if (!row || !inForce) throw notFound();
  return { row, policy: inForce.policy };
}
