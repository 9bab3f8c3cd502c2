import "server-only";
/** Where a webhook sends to, what it is told, and whether it is on. Turned on again, it goes on with what waits. */
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { WebhookId } from "@/lib/core/kernel/ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { findWebhook, lockWebhook, updateWebhookRow, type WebhookRow, type WebhookSettings } from "@/lib/db/webhook";
import { wakeWebhooks } from "@/lib/db/webhook-delivery";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import { requireCallable } from "@/lib/integrations/outgoing/require-callable";

export type WebhookChange = { version: number; state?: "enabled" | "disabled" } & Partial<WebhookSettings>;

/** Throws not_found, address_refused, and version_conflict with the present representation. */
export async function updateWebhook(
  actor: MemberActor,
  webhookId: WebhookId,
  input: WebhookChange,
  present: (webhook: WebhookRow) => unknown,
): Promise<WebhookRow> {
  requireScope(actor, "webhook:write");
  if (input.url !== undefined) requireCallable(input.url);
  return withWorkspaceSql(actor, async (tx) => {
    const before = await lockWebhook(tx, webhookId);
    if (!before) throw notFound();
    if (before.version !== input.version)
      throw new AppError("version_conflict", "The webhook was changed meanwhile. Look at it again, then save.", { extra: { current: present(before) } });
    const { url = before.url, description = before.description, eventTypes = before.eventTypes, state = before.state } = input;
    const fields = [
      ...(url === before.url ? [] : ["url"]),
      ...(description === before.description ? [] : ["description"]),
      ...(eventTypes.join() === before.eventTypes.join() ? [] : ["eventTypes"]),
      ...(state === before.state ? [] : ["state"]),
    ];
    if (fields.length === 0) return before;
    await updateWebhookRow(tx, webhookId, { url, description, eventTypes }, state);
    if (state === "enabled") await wakeWebhooks(tx, [webhookId]);
    await append(tx, actor, { type: "webhook.updated", subjectType: "webhook", subjectId: webhookId, data: { fields } });
    const after = await findWebhook(tx, webhookId);
    if (!after) throw notFound();
    return after;
  });
}
