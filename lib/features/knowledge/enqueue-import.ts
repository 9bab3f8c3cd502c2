import "server-only";
import type { ImportId } from "@/lib/core/kernel/ids";
import type { Tx } from "@/lib/db/tx";
import { enqueue } from "@/lib/queue/enqueue";

/** The import is worked on, by one process at a time. */
export async function enqueueImport(tx: Tx, importId: ImportId, delayMs = 0): Promise<void> {
  const runAt = new Date(tx.now.getTime() + delayMs);
  await enqueue(tx, "run_import", { workspaceId: tx.workspaceId, importId }, { key: `import:${importId}`, runAt });
}
