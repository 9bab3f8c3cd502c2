import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { KnowledgeSourceId } from "@/lib/core/kernel/ids";
import { lockSource, removeSource as markRemoved } from "@/lib/db/knowledge-source";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { notFound } from "@/lib/platform/errors";

/** It is not read any more; its pages stay as articles. Throws not_found, also for one that was removed before. */
export async function removeSource(actor: Actor, sourceId: KnowledgeSourceId): Promise<void> {
  requireScope(actor, "knowledge:write");
  await withWorkspaceSql(actor, async (tx) => {
    if (!(await lockSource(tx, sourceId))) throw notFound();
    await markRemoved(tx, sourceId);
    await append(tx, actor, { type: "knowledge_source.removed", subjectType: "knowledge_source", subjectId: sourceId, data: {} });
  });
}
