import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { KnowledgeSourceId } from "@/lib/core/kernel/ids";
import { type KnowledgeSource, listSources as readSources } from "@/lib/db/knowledge-source";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";

export type SourcePageRows = { sources: KnowledgeSource[]; nextCursor: string | null };

/** The newest first, `limit` (1 to 100) at a time. Throws bad_request for the cursor of another list. */
export async function listSources(actor: Actor, { cursor, limit }: { cursor?: string; limit: number }): Promise<SourcePageRows> {
  requireScope(actor, "knowledge:read");
  const list = `knowledge sources ${actor.workspaceId}`;
  const [createdAt, id] = cursor === undefined ? [] : openCursor(list, cursor);
  const after = typeof createdAt === "string" && typeof id === "string" ? { createdAt: new Date(createdAt), id: id as KnowledgeSourceId } : null;
  const rows = await withWorkspaceSql(actor, (tx) => readSources(tx, after, limit + 1));
  const sources = rows.slice(0, limit);
  const last = rows.length > limit ? sources.at(-1) : undefined;
  return { sources, nextCursor: last ? sealCursor(list, [last.createdAt.toISOString(), last.id]) : null };
}
