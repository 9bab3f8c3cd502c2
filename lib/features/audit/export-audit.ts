import "server-only";
/** The whole log with the texts it refers to, for `handrail-verify` and for those who must keep it elsewhere. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { exportLog } from "@/lib/events/export-log";

/** JSON Lines of docs/audit-format.md. Throws forbidden. */
export async function exportAudit(actor: MemberActor): Promise<string> {
  requireScope(actor, "audit:export");
  const chunks: string[] = [];
  const summary = await exportLog(actor.workspaceId, (chunk) => void chunks.push(chunk));
  await withWorkspaceSql(actor, (tx) =>
    append(tx, actor, { type: "audit.exported", subjectType: "workspace", subjectId: actor.workspaceId, data: { events: summary.toSeq + summary.pending } }),
  );
  return chunks.join("");
}
