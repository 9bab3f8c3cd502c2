import "server-only";
/** Writes down how many requests API keys have made: a row a workspace, whatever their number. */
import { returnApiUse, takeApiUse } from "@/lib/access/api-use";
import { dayStart } from "@/lib/core/usage/count-usage";
import { withWorkspaceSql } from "@/lib/db/tx";
import { addUsage } from "@/lib/db/usage";

/** They count for the day in which they are written down. What cannot be written waits for the next time; the first failure is thrown. */
export async function storeApiUse(): Promise<void> {
  const taken = takeApiUse();
  for (const [index, [workspaceId, count]] of taken.entries()) {
    try {
      await withWorkspaceSql({ workspaceId }, (tx) => addUsage(tx, [{ startsAt: new Date(dayStart(tx.now.getTime())), add: { apiRequests: count } }]));
    } catch (error) {
      for (const [each, left] of taken.slice(index)) returnApiUse(each, left);
      throw error;
    }
  }
}
