import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import { type CollectionId, listCollections as readCollections } from "@/lib/db/article";
import { withWorkspaceSql } from "@/lib/db/tx";

/** By name; 1,000 at most. */
export async function listCollections(actor: Actor): Promise<{ id: CollectionId; name: string }[]> {
  requireScope(actor, "knowledge:read");
  return withWorkspaceSql(actor, (tx) => readCollections(tx, 1000));
}
