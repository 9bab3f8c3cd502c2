import "server-only";
/** Index builds that a process took with it when it died are queued again. */
import { asSystem } from "@/lib/access/actor";
import { listWorkspacesWithoutIndex } from "@/lib/db/lookup";
import { withWorkspaceSql } from "@/lib/db/tx";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";

/** How many workspaces have a build under way or left behind; a build that still runs answers the queued one with "busy". */
export async function resumeBuilds(limit = 100): Promise<number> {
  const workspaces = await listWorkspacesWithoutIndex(limit);
  for (const workspaceId of workspaces) await withWorkspaceSql(asSystem(workspaceId, "resume index build"), (tx) => markKnowledgeChanged(tx));
  return workspaces.length;
}
