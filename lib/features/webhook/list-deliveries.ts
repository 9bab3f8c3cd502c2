import "server-only";
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { WebhookId } from "@/lib/core/kernel/ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { findWebhook } from "@/lib/db/webhook";
import { type DeliveryRow, type DeliveryStatus, listDeliveries as readDeliveries } from "@/lib/db/webhook-delivery";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { notFound } from "@/lib/platform/errors";

/** Newest first; `limit` 1 to 100. Throws not_found, and bad_request for the cursor of another list. */
export async function listDeliveries(
  actor: MemberActor,
  webhookId: WebhookId,
  query: { status?: DeliveryStatus; cursor?: string; limit: number },
): Promise<{ deliveries: DeliveryRow[]; nextCursor: string | null }> {
  requireScope(actor, "webhook:read");
  const list = `webhook-deliveries ${actor.workspaceId} ${webhookId} ${query.status ?? ""}`;
  const [before] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  return withWorkspaceSql(actor, async (tx) => {
    if (!(await findWebhook(tx, webhookId))) throw notFound();
    const rows = await readDeliveries(tx, webhookId, {
      before: typeof before === "string" ? before : null,
      status: query.status ?? null,
      limit: query.limit + 1,
    });
    const deliveries = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? deliveries.at(-1) : undefined;
    return { deliveries, nextCursor: last ? sealCursor(list, [last.id]) : null };
  });
}
