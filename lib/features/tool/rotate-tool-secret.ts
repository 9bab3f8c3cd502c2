import "server-only";
/** A new secret, told this once. The old one signs nothing from now on. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ToolId } from "@/lib/core/kernel/ids";
import { findTool, lockTools, replaceToolSecret } from "@/lib/db/tool";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { makeWebhookSecret } from "@/lib/integrations/webhook/sign-webhook";
import { notFound } from "@/lib/platform/errors";
import { type ShownTool, showTool } from "./list-tools";
import { sealToolSecret } from "./tool-secret";

export async function rotateToolSecret(actor: MemberActor, id: ToolId): Promise<{ tool: ShownTool; secret: string }> {
  requireScope(actor, "tool:write");
  const secret = makeWebhookSecret();
  return withWorkspaceSql(actor, async (tx) => {
    await lockTools(tx);
    if (!(await findTool(tx, id))) throw notFound();
    await replaceToolSecret(tx, id, sealToolSecret(id, secret));
    await append(tx, actor, { type: "tool.secret_rotated", subjectType: "tool", subjectId: id, data: {} });
    return { tool: await showTool(tx, id), secret };
  });
}
