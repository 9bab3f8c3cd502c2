import "server-only";
/** Forgets the figures of a workspace and lets the listener make them anew from the first event. Reports fill up while it reads. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { deleteMetrics, readProgress } from "@/lib/db/metric";
import { lockCursor, moveCursor } from "@/lib/db/listener-cursor";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError } from "@/lib/platform/errors";
import { metricsListener } from "./roll-up";

/** How many events will be read again. Throws forbidden, state_conflict while the listener is in the middle of a step. */
export async function rebuildMetrics(actor: MemberActor): Promise<{ events: number }> {
  requireScope(actor, "workspace:write");
  return withWorkspaceSql(actor, async (tx) => {
    if ((await lockCursor(tx, metricsListener)) === null)
      throw new AppError("state_conflict", "The figures are being brought up to date at this moment. Try again in a second.");
    await deleteMetrics(tx);
    await moveCursor(tx, metricsListener, 0);
    const { head } = await readProgress(tx, metricsListener);
    await append(tx, actor, { type: "metrics.rebuilt", subjectType: "workspace", subjectId: tx.workspaceId, data: { events: head } });
    return { events: head };
  });
}
