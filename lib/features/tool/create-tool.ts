import "server-only";
/** A tool, the secret that its calls are signed with, and the approval policy of its name. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ObjectSchema } from "@/lib/core/approval/argument-schema";
import { type ToolApproval, policyOfTool } from "@/lib/core/approval/tool-approval";
import { toolLimit } from "@/lib/core/tool/tool-limits";
import { insertTool, listToolRows, lockTools, type ToolSettings } from "@/lib/db/tool";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { requireCallable } from "@/lib/integrations/outgoing/require-callable";
import { makeWebhookSecret } from "@/lib/integrations/webhook/sign-webhook";
import { writeApprovalPolicy } from "@/lib/moves/write-approval-policy";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { type ShownTool, showTool } from "./list-tools";
import { sealToolSecret } from "./tool-secret";

export type NewTool = ToolSettings & { name: string; schema: ObjectSchema; approval: ToolApproval };

/** The secret is told this once. Throws address_refused, state_conflict for a name that is taken, limit_full. */
export async function createTool(actor: MemberActor, { name, schema, approval, ...settings }: NewTool): Promise<{ tool: ShownTool; secret: string }> {
  requireScope(actor, "tool:write");
  requireCallable(settings.url);
  const secret = makeWebhookSecret();
  const tool = await withWorkspaceSql(actor, async (tx) => {
    await lockTools(tx);
    const others = await listToolRows(tx);
    if (others.some((other) => other.name === name)) throw new AppError("state_conflict", `There is a tool named ${name} already.`);
    if (others.length >= toolLimit) throw new AppError("limit_full", `A workspace has at most ${toolLimit} tools.`);
    const id = newId<"tool">();
    await insertTool(tx, { ...settings, id, name, secretCiphertext: sealToolSecret(id, secret) });
    // The version is the one that is in force: a tool takes over the action of its name.
    await writeApprovalPolicy(tx, actor, { action: name, version: null, title: name, policy: policyOfTool(schema, approval) });
    await append(tx, actor, { type: "tool.created", subjectType: "tool", subjectId: id, data: { name } });
    return showTool(tx, id);
  });
  return { tool, secret };
}
