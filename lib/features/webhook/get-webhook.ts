import "server-only";
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { WebhookId } from "@/lib/core/kernel/ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { findWebhook, type WebhookRow } from "@/lib/db/webhook";
import { countDeliveries } from "@/lib/db/webhook-delivery";
import { notFound } from "@/lib/platform/errors";

export type WebhookWithCounts = { webhook: WebhookRow; counts: { pending: number; failed: number } };

export async function getWebhook(actor: MemberActor, webhookId: WebhookId): Promise<WebhookWithCounts> {
  requireScope(actor, "webhook:read");
  return withWorkspaceSql(actor, async (tx) => {
    const webhook = await findWebhook(tx, webhookId);
    if (!webhook) throw notFound();
    return { webhook, counts: await countDeliveries(tx, webhookId) };
  });
}
