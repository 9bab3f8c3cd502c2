import "server-only";
/** Sends what happened in a span of time again, also what happened while the webhook was off. A job queues it page by page. */
import type { MemberActor } from "@/lib/access/actor";
import { asSystem, requireScope } from "@/lib/access/actor";
import type { JobPayload } from "@/lib/contracts/jobs/job-types";
import type { WebhookId, WorkspaceId } from "@/lib/core/kernel/ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { findWebhook, lockWebhook } from "@/lib/db/webhook";
import { readPastEvents, replayDeliveries } from "@/lib/db/webhook-delivery";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import { enqueue } from "@/lib/queue/enqueue";
import { deliveryOf, wants } from "./queue-deliveries";

/** Events that one transaction queues. */
const pageSize = 200;
const beforeAllIds = "00000000-0000-0000-0000-000000000000";

/** Throws not_found, and state_conflict for a disabled webhook. Two replays of one webhook at a time are one: the later replaces the earlier. */
export async function replayWebhook(actor: MemberActor, webhookId: WebhookId, span: { from: string; until: string; which: "failed" | "all" }): Promise<void> {
  requireScope(actor, "webhook:write");
  await withWorkspaceSql(actor, async (tx) => {
    const webhook = await lockWebhook(tx, webhookId);
    if (!webhook) throw notFound();
    if (webhook.state === "disabled") throw new AppError("state_conflict", "The webhook is off. Turn it on first.");
    const { from, until, which } = span;
    const payload = { workspaceId: tx.workspaceId, webhookId, afterAt: from, afterId: beforeAllIds, until, which };
    await enqueue(tx, "replay_webhook", payload, { key: `replay ${webhookId}` });
    await append(tx, actor, { type: "webhook.replayed", subjectType: "webhook", subjectId: webhookId, data: { from, until, which } });
  });
}

/** One page of it, and the job for the next one in the same transaction. Twice is like once: what waits already is left alone. */
export async function replayPage(payload: JobPayload<"replay_webhook">): Promise<void> {
  const workspaceId = payload.workspaceId as WorkspaceId;
  const webhookId = payload.webhookId as WebhookId;
  await withWorkspaceSql(asSystem(workspaceId, "webhook replay"), async (tx) => {
    const webhook = await findWebhook(tx, webhookId);
    if (webhook?.state !== "enabled") return;
    const events = await readPastEvents(tx, { at: new Date(payload.afterAt), id: payload.afterId }, new Date(payload.until), pageSize);
    const wanted = events.map((event) => ({ ...event, occurredAt: event.occurredAt.toISOString() })).filter((event) => wants(webhook, event.type));
    await replayDeliveries(
      tx,
      wanted.map((event) => deliveryOf(workspaceId, webhookId, event)),
      payload.which,
    );
    const last = events.at(-1);
    if (!last || events.length < pageSize) return;
    const next = { ...payload, afterAt: last.occurredAt.toISOString(), afterId: last.id };
    await enqueue(tx, "replay_webhook", next, { key: `replay ${webhookId} ${last.id}` });
  });
}
