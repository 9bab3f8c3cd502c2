import "server-only";
/** What a tool is, where it lies, for whom it is called, what its arguments look like and whether they need a person. What waits keeps its arguments and policy. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ObjectSchema } from "@/lib/core/approval/argument-schema";
import type { ToolId } from "@/lib/core/kernel/ids";
import { approvalOfPolicy, policyOfTool, type ToolApproval } from "@/lib/core/approval/tool-approval";
import { lockTools, type ToolSettings, updateToolRow } from "@/lib/db/tool";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { requireCallable } from "@/lib/integrations/outgoing/require-callable";
import { writeApprovalPolicy } from "@/lib/moves/write-approval-policy";
import { AppError } from "@/lib/platform/errors";
import { type ShownTool, showTool } from "./list-tools";

export type ToolChange = { version: number; schema?: ObjectSchema; approval?: ToolApproval } & Partial<ToolSettings>;

/** Rules that somebody wrote for the action stay unless an approval rule is given. Throws not_found, address_refused, version_conflict. */
export async function updateTool(actor: MemberActor, id: ToolId, change: ToolChange, present: (tool: ShownTool) => unknown): Promise<ShownTool> {
  requireScope(actor, "tool:write");
  if (change.url !== undefined) requireCallable(change.url);
  return withWorkspaceSql(actor, async (tx) => {
    await lockTools(tx);
    const before = await showTool(tx, id);
    const { row, policy } = before;
    if (row.version !== change.version)
      throw new AppError("version_conflict", "The tool was changed meanwhile. Look at it again, then save.", { extra: { current: present(before) } });
    const { description = row.description, method = row.method, url = row.url, identity = row.identity } = change;
    const { enabled = row.enabled, botMayAsk = row.botMayAsk } = change;
    const settings = { description, method, url, identity, enabled, botMayAsk };
    const { schema = policy.schema } = change;
    const inForce = approvalOfPolicy(policy);
    const approval = change.approval ?? (inForce.kind === "rules" ? null : inForce);
    const next = approval === null ? { ...policy, schema } : policyOfTool(schema, approval);
    if (change.schema !== undefined || change.approval !== undefined)
      await writeApprovalPolicy(tx, actor, { action: row.name, version: null, title: row.name, policy: next });
    const changed = (Object.keys(settings) as (keyof ToolSettings)[]).filter((field) => settings[field] !== row[field]);
    const fields = [...changed, ...(change.schema === undefined ? [] : ["schema"]), ...(change.approval === undefined ? [] : ["approval"])];
    if (fields.length === 0) return before;
    await updateToolRow(tx, id, settings);
    await append(tx, actor, { type: "tool.updated", subjectType: "tool", subjectId: id, data: { fields } });
    return showTool(tx, id);
  });
}
