import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { KnowledgeSourceId } from "@/lib/core/kernel/ids";
import { findSource, type KnowledgeSource } from "@/lib/db/knowledge-source";
import { withWorkspaceSql } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";

/** Throws not_found, also for one that was removed. */
export async function getSource(actor: Actor, sourceId: KnowledgeSourceId): Promise<KnowledgeSource> {
  requireScope(actor, "knowledge:read");
  const source = await withWorkspaceSql(actor, (tx) => findSource(tx, sourceId));
  if (!source || source.removedAt !== null) throw notFound();
  return source;
}
