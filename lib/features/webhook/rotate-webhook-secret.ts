import "server-only";
/** A new secret, told this once. For some hours the old one signs as well, so that receivers can change over without losing anything. */
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { WebhookId } from "@/lib/core/kernel/ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { findWebhook, lockWebhook, replaceWebhookSecret, type WebhookRow } from "@/lib/db/webhook";
import { append } from "@/lib/events/append";
import { makeWebhookSecret } from "@/lib/integrations/webhook/sign-webhook";
import { notFound } from "@/lib/platform/errors";
import { sealWebhookSecret } from "./webhook-secret";

export async function rotateWebhookSecret(actor: MemberActor, webhookId: WebhookId, overlapHours: number): Promise<{ webhook: WebhookRow; secret: string }> {
  requireScope(actor, "webhook:write");
  const secret = makeWebhookSecret();
  return withWorkspaceSql(actor, async (tx) => {
    if (!(await lockWebhook(tx, webhookId))) throw notFound();
    const until = overlapHours === 0 ? null : new Date(tx.now.getTime() + overlapHours * 3_600_000);
    await replaceWebhookSecret(tx, webhookId, sealWebhookSecret(webhookId, secret), until);
    await append(tx, actor, { type: "webhook.secret_rotated", subjectType: "webhook", subjectId: webhookId, data: { overlapHours } });
    const webhook = await findWebhook(tx, webhookId);
    if (!webhook) throw notFound();
    return { webhook, secret };
  });
}
