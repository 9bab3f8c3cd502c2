import "server-only";
/** A tool is called no more; calls that wait for it are cancelled when they are decided. Its policy stays: programs can still ask under it. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ToolId } from "@/lib/core/kernel/ids";
import { findTool, lockTools, markToolDeleted } from "@/lib/db/tool";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { notFound } from "@/lib/platform/errors";

export async function deleteTool(actor: MemberActor, id: ToolId): Promise<void> {
  requireScope(actor, "tool:write");
  await withWorkspaceSql(actor, async (tx) => {
    await lockTools(tx);
    if (!(await findTool(tx, id))) throw notFound();
    await markToolDeleted(tx, id);
    await append(tx, actor, { type: "tool.deleted", subjectType: "tool", subjectId: id, data: {} });
  });
}
