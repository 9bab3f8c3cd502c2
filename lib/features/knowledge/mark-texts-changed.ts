import "server-only";
/** Texts have changed: what is said twice is looked for anew, once for many changes in a row. */
import type { Tx } from "@/lib/db/tx";
import { enqueue } from "@/lib/queue/enqueue";

/** How long further changes are waited for, in milliseconds. */
const delayMs = 3_000;

export async function markTextsChanged(tx: Tx): Promise<void> {
  await enqueue(tx, "find_duplicates", { workspaceId: tx.workspaceId }, { key: `duplicates:${tx.workspaceId}`, runAt: new Date(tx.now.getTime() + delayMs) });
}
