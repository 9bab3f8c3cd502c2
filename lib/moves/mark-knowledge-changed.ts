import "server-only";
/** What is published has changed: its index is built anew, once for many changes in a row. */
import type { Tx } from "@/lib/db/tx";
import { enqueue } from "@/lib/queue/enqueue";

/** `delayMs` is how long further changes are waited for. */
export async function markKnowledgeChanged(tx: Tx, delayMs = 300): Promise<void> {
  await enqueue(tx, "build_knowledge_index", { workspaceId: tx.workspaceId }, { key: `index:${tx.workspaceId}`, runAt: new Date(tx.now.getTime() + delayMs) });
}
