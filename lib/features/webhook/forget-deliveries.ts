import "server-only";
/** Deliveries and their tries are kept for thirty days, whatever became of them. */
import { asSystem } from "@/lib/access/actor";
import { keepDeliveriesMs } from "@/lib/core/webhook/retry-schedule";
import type { WebhookDeliveryId, WorkspaceId } from "@/lib/core/kernel/ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { deleteDeliveries, listOldDeliveries } from "@/lib/db/webhook-delivery";
import { now } from "@/lib/platform/clock";

/** How many were forgotten. Safe in several processes at once. */
export async function forgetDeliveries(limit = 2_000): Promise<number> {
  const old = await listOldDeliveries(new Date(now().getTime() - keepDeliveriesMs), limit);
  const byWorkspace = new Map<WorkspaceId, WebhookDeliveryId[]>();
  for (const { workspaceId, deliveryId } of old) byWorkspace.set(workspaceId, [...(byWorkspace.get(workspaceId) ?? []), deliveryId]);
  for (const [workspaceId, ids] of byWorkspace) await withWorkspaceSql(asSystem(workspaceId, "webhook retention"), (tx) => deleteDeliveries(tx, ids));
  return old.length;
}
