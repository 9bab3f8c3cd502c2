import "server-only";
/** Nothing is sent any more, and what was sent is no longer listed. The audit log keeps that there was one. */
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { WebhookId } from "@/lib/core/kernel/ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { deleteWebhookRow, lockWebhook } from "@/lib/db/webhook";
import { append } from "@/lib/events/append";
import { notFound } from "@/lib/platform/errors";

export async function deleteWebhook(actor: MemberActor, webhookId: WebhookId): Promise<void> {
  requireScope(actor, "webhook:write");
  await withWorkspaceSql(actor, async (tx) => {
    if (!(await lockWebhook(tx, webhookId))) throw notFound();
    await deleteWebhookRow(tx, webhookId);
    await append(tx, actor, { type: "webhook.deleted", subjectType: "webhook", subjectId: webhookId, data: {} });
  });
}
