import "server-only";
/** An address that gets the workspace's events from now on, and the secret that its requests are signed with. */
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import { webhookLimit } from "@/lib/core/webhook/webhook-limit";
import { findWebhook, insertWebhook, listWebhooks, type WebhookRow, type WebhookSettings } from "@/lib/db/webhook";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { makeWebhookSecret } from "@/lib/integrations/webhook/sign-webhook";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { requireCallable } from "@/lib/integrations/outgoing/require-callable";
import { sealWebhookSecret } from "./webhook-secret";

/** The secret is told this once. Throws address_refused, and state_conflict beyond the limit. */
export async function createWebhook(actor: MemberActor, input: WebhookSettings): Promise<{ webhook: WebhookRow; secret: string }> {
  requireScope(actor, "webhook:write");
  requireCallable(input.url);
  const id = newId<"webhook">();
  const secret = makeWebhookSecret();
  const webhook = await withWorkspaceSql(actor, async (tx) => {
    // Two who create at once each see the other's row or wait for it: the workspace's row is the lock.
    await tx.query(`SELECT id FROM workspace WHERE id = $1 FOR NO KEY UPDATE`, [tx.workspaceId]);
    if ((await listWebhooks(tx)).length >= webhookLimit)
      throw new AppError("state_conflict", `A workspace can have ${webhookLimit} webhooks. Delete one that is no longer used.`);
    await insertWebhook(tx, { id, ...input, secretCiphertext: sealWebhookSecret(id, secret) });
    await append(tx, actor, { type: "webhook.created", subjectType: "webhook", subjectId: id, data: {} });
    return findWebhook(tx, id);
  });
  if (!webhook) throw notFound();
  return { webhook, secret };
}
